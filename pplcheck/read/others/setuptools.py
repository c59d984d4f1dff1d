"""Which packages does a Python project need that says so the older way?

Source: setuptools: `install_requires` and its kin in `setup.cfg` and `setup.py`. The programme
is not run: what stands there as a list of texts is read.
"""

import re
from collections.abc import Iterator

from pplcheck.model.evidence import Evidence
from pplcheck.read.needed import published
from pplcheck.read.quoted import Source
from pplcheck.read.requirement import required

_LISTS = re.compile(
    r"\b(?:install_requires|setup_requires|tests_require)\s*=\s*(?P<value>[\[(][^\])]{0,8000})"
)
_NAME = re.compile(
    r"""(?m)^\s*name\s*=\s*(?:"(?P<a>[^"\n]+)"|'(?P<b>[^'\n]+)'|(?P<c>[\w.-]+))"""
)
_OF_CONFIGURATION = re.compile(
    r"(?m)^(?:install_requires|setup_requires|tests_require)\s*="
    r"(?P<value>[^\n]*(?:\n[ \t]+[^\n]*|\n[ \t]*(?=\n))*)"
)


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what is needed, and the package that this is."""
    source = Source(content, "#")
    name = _NAME.search(source.text)
    is_programme = path.lower().endswith(".py")
    if name and (name["a"] or name["b"] or not is_programme):
        written = name["a"] or name["b"] or name["c"]
        yield from published("pypi", written, source.place(name.start())[0])
    if is_programme:
        for found in _LISTS.finditer(source.text):
            for text, (line, _) in source.texts(*found.span("value")):
                yield from required(text, line)
        return
    for found in _OF_CONFIGURATION.finditer(source.text):
        first = source.place(found.start())[0]
        for number, line in enumerate(found["value"].split("\n")):
            if line.strip():
                yield from required(line.strip(), first + number)
