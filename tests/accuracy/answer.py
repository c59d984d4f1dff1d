"""What does the product say of one text?"""

from collections.abc import Callable
from dataclasses import dataclass

from pplcheck.licences import identify
from pplcheck.read import as_utf8, is_binary, text_of


@dataclass(frozen=True, slots=True)
class Answer:
    """A licence ("" where none is given) and a kind, as `pplcheck identify` tells them."""

    licence: str
    kind: str

    @property
    def parts(self) -> frozenset[str]:
        """The licences of an answer such as `GPL-3.0 AND MIT`."""
        return frozenset(part for part in self.licence.split(" AND ") if part)


# The instruments take it as an argument, so that a test can hand them a liar.
Ask = Callable[[bytes], Answer]


def ask_product(content: bytes) -> Answer:
    """Go from bytes to the answer on the way that `pplcheck identify FILE` takes."""
    readable = as_utf8(content)
    if is_binary(readable):
        return Answer("", "none")
    found = identify(text_of(readable))
    return Answer(found.licence or "", found.kind.value)
