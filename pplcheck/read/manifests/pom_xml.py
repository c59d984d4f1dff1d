"""What does a Maven project declare?

Source: the Maven POM reference: of several licences "the user can select any of them"; the name
should be an SPDX id, and mostly is the licence's full name, with its address beside it.
"""

from collections.abc import Iterator

from pplcheck.model.evidence import Evidence
from pplcheck.read.addresses import named_by
from pplcheck.read.statement import any_of, package, stated
from pplcheck.syntax import xml

NAME = "pom-xml"
GLOBS = ("pom.xml", "*.pom")

_LICENCE = ("project", "licenses", "license")


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield the licences of the project as one choice."""
    del path
    elements = xml.load(content)
    parts: dict[int, dict[str, xml.Element]] = {}
    for element in elements:
        if element.path[:-1] == _LICENCE and element.text and not element.text.startswith("$"):
            parts.setdefault(element.parents[-1], {})[element.path[-1]] = element
    found = [said for of_one in parts.values() for said in _said(of_one)]
    if found:
        first = found[0][0]
        value = any_of(" ".join(said.text.split()) for said, _ in found)
        means = any_of(meant for _, meant in found)
        yield from stated(value, (first.line, first.column), means=means)
        return
    for element in elements:
        if element.path == ("project", "artifactId"):
            yield from package(element.text, (element.line, element.column))


def _said(parts: dict[str, xml.Element]) -> Iterator[tuple[xml.Element, str]]:
    """Yield the element that names a licence, and what is meant: an address is the exacter."""
    name, address = parts.get("name"), parts.get("url")
    meant = named_by(address.text) if address else ""
    if name:
        yield name, meant or " ".join(name.text.split())
    elif address:
        yield address, meant or address.text
