"""What does a .NET project declare for the package that is made from it?

Source: MSBuild's pack target: `PackageLicenseExpression`, `PackageLicenseFile` and the older
`PackageLicenseUrl`, in any `PropertyGroup`.
"""

from collections.abc import Iterator

from pplcheck.model.evidence import Evidence
from pplcheck.read.addresses import named_by
from pplcheck.read.statement import stated
from pplcheck.syntax import xml

NAME = "msbuild-project"
GLOBS = ("*.csproj", "*.fsproj", "*.vbproj", "directory.build.props")

_GROUP = ("Project", "PropertyGroup")


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield the licence of the package; a property that stands for another says nothing."""
    del path
    if b"PackageLicense" not in content:
        return
    for element in xml.load(content):
        if element.path[:-1] != _GROUP or "$(" in element.text:
            continue
        place = (element.line, element.column)
        if element.path[-1] == "PackageLicenseExpression":
            yield from stated(element.text, place)
        elif element.path[-1] == "PackageLicenseFile":
            points_to = element.text.replace("\\", "/")
            yield from stated(element.text, place, points_to=points_to)
        elif element.path[-1] == "PackageLicenseUrl" and named_by(element.text):
            yield from stated(element.text, place, means=named_by(element.text))
