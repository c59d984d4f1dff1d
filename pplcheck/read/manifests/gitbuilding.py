"""What do the settings of a GitBuilding documentation say of the design?

Source: GitBuilding's documentation, `buildconf.yaml`: `Title`, `Authors`, `Affiliation`,
`License`, `LicenseFile`. Other programmes have a `buildconf.yaml`, without these.
"""

from collections.abc import Iterator

from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.design import said
from pplcheck.read.manifest_parts import licence, one_of, people
from pplcheck.read.statement import package
from pplcheck.syntax import yaml
from pplcheck.syntax.blanks import filled

NAME = "gitbuilding"
GLOBS = ("buildconf.yaml", "buildconf.yml", "*[-_.]buildconf.yaml")


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield title, authors, organisation and licence."""
    del path
    settings, places = yaml.load_placed(content)
    if not isinstance(settings, dict):
        return
    key, title = one_of(settings, "Title")
    yield from said(EvidenceKind.TITLE, filled(title), key, places.of_value((key,)))
    yield from package(filled(title), places.of_value((key,)))
    key, authors = one_of(settings, "Authors", "Author")
    yield from people(authors, places, (key,))
    key, group = one_of(settings, "Affiliation")
    yield from said(EvidenceKind.ORGANISATION, filled(group), key, places.of_value((key,)))
    key, written = one_of(settings, "License", "Licence")
    yield from licence(written, places, (key,))
