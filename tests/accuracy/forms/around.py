"""Around: what stands before, after or beside a licence text in the same file?

The rule: words that change no term (who made it, when, what it is called) leave a text a text.
Words that do are in `riders.py`.
"""

from random import Random
from typing import Final

from tests.accuracy.forms.form import TEXT, Form

_MIT = """Permission is hereby granted, free of charge, to any person obtaining a copy of this
software and associated documentation files (the "Software"), to deal in the Software without
restriction, including without limitation the rights to use, copy, modify, merge, publish,
distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the
Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or
substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING
BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND
NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM,
DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""


def with_copyright(text: str, _: Random) -> str:
    """Say whose the work is, above."""
    return f"Copyright (c) 2019, 2024 Harbour Bikes Co-operative and contributors\n\n{text}"


def with_preface(text: str, _: Random) -> str:
    """Tell what the thing is, above."""
    return (
        "Harbour Bikes\n\nWe build cargo bikes in a shed by the sea, and we like it there. "
        f"The drawings were made between 2019 and 2024 by Ada, Ben and Cem.\n\n{text}"
    )


def with_signature(text: str, _: Random) -> str:
    """Sign and date it, below."""
    return f"{text}\n\n-- \nSigned in Gdynia on 1 May 2024\nAda Harbour, for the assembly\n"


def with_tag(text: str, _: Random) -> str:
    """Put the front matter of a static site above."""
    return f"---\nlayout: page\ntitle: Terms\npermalink: /terms/\n---\n\n{text}"


def with_contents(text: str, _: Random) -> str:
    """Put a table of contents above."""
    return f"Contents\n\n1. Who we are\n2. The shed\n3. The bikes\n\n{text}"


def twice(text: str, _: Random) -> str:
    """Repeat it: a copy and a paste too many."""
    return f"{text}\n\n{text}"


def beside_mit(text: str, _: Random) -> str:
    """Put the MIT License below, as a dual or bundled licence file does."""
    return f"{text}\n\n{'=' * 72}\n\nMIT License\n\nCopyright (c) 2014 Someone Else\n\n{_MIT}"


def below_mit(text: str, _: Random) -> str:
    """Put the MIT License above."""
    return f"MIT License\n\nCopyright (c) 2014 Someone Else\n\n{_MIT}\n{'-' * 72}\n\n{text}"


_MORE = frozenset({"MIT"})

FORMS: Final[tuple[Form, ...]] = (
    *(
        Form(make.__name__.replace("_", " "), make, TEXT, "what was added changes no term")
        for make in (
            with_copyright,
            with_preface,
            with_signature,
            with_tag,
            with_contents,
            twice,
        )
    ),
    *(
        Form(make.__name__.replace("_", " "), make, TEXT, "two texts are two texts", _MORE)
        for make in (beside_mit, below_mit)
    ),
)
