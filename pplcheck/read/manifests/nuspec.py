"""What does a NuGet package declare?

Source: the .nuspec reference, `license` (an expression or a file) and the older `licenseUrl`.
"""

from collections.abc import Iterator

from pplcheck.model.evidence import Evidence
from pplcheck.read.addresses import named_by
from pplcheck.read.statement import package, stated
from pplcheck.syntax import xml

NAME = "nuspec"
GLOBS = ("*.nuspec",)


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield the licence; the address only where nothing newer stands beside it."""
    del path
    fields = {
        element.path[-1]: element
        for element in xml.load(content)
        if element.path[:-1] == ("package", "metadata")
    }
    licence, address, name = (fields.get(key) for key in ("license", "licenseUrl", "id"))
    if licence and licence.text and "$" not in licence.text:
        points_to = licence.text if licence.attribute("type") == "file" else ""
        place = (licence.line, licence.column)
        yield from stated(licence.text, place, points_to=points_to.replace("\\", "/"))
    elif address and named_by(address.text):
        place = (address.line, address.column)
        yield from stated(address.text, place, means=named_by(address.text))
    elif name:
        yield from package(name.text, (name.line, name.column))
