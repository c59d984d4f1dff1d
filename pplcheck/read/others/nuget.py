"""Which packages does a project of .NET need?

Source: NuGet: `PackageReference`, `packages.config`, and `dependency` of a package's own
specification. Names of packages are alike in any case.
"""

from collections.abc import Iterator

from pplcheck.model.evidence import Evidence
from pplcheck.read.needed import needed, published
from pplcheck.syntax import xml

# Which attribute names the package.
_NAMES = {
    "PackageReference": "Include", "PackageVersion": "Include", "package": "id",
    "dependency": "id",
}  # fmt: skip


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what is needed, and the package that this is."""
    del path
    for element in xml.load(content):
        name = element.path[-1]
        attribute = _NAMES.get(name)
        if attribute:
            wanted = element.attribute(attribute) or element.attribute("Update")
            version = element.attribute("Version") or element.attribute("version")
            yield from needed("nuget", wanted.lower(), version, element.line)
        elif name == "PackageId" or element.path == ("package", "metadata", "id"):
            yield from published("nuget", element.text.lower(), element.line)
