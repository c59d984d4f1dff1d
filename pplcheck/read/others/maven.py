"""Which packages does a Maven project need?

Source: the Maven POM reference: `dependency`, `parent`, `plugin`, by group and artefact.
"""

from collections.abc import Iterator

from pplcheck.model.evidence import Evidence
from pplcheck.read.needed import needed, published
from pplcheck.syntax import xml

_HOLDERS = frozenset({"dependency", "parent", "plugin", "extension"})
_PROJECT = ("project",)


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what is needed, and the package that this is."""
    del path
    parts: dict[int, dict[str, xml.Element]] = {}
    named: dict[str, xml.Element] = {}
    of_parent = ""
    for element in xml.load(content):
        above, name = element.path[:-1], element.path[-1]
        if above == _PROJECT:
            named.setdefault(name, element)
        elif above and above[-1] in _HOLDERS and "exclusions" not in above:
            parts.setdefault(element.parents[-1], {})[name] = element
            if above == ("project", "parent") and name == "groupId":
                of_parent = element.text
    group = named["groupId"].text if "groupId" in named else of_parent
    if "artifactId" in named and group:
        artifact = named["artifactId"]
        yield from published("maven", f"{group}/{artifact.text}", artifact.line)
    for held in parts.values():
        if "groupId" in held and "artifactId" in held:
            written = held["groupId"].text.replace("${project.groupId}", group)
            version = held["version"].text if "version" in held else ""
            artifact = held["artifactId"]
            if "$" not in written + artifact.text:
                full = f"{written}/{artifact.text}"
                yield from needed("maven", full, version, artifact.line)
