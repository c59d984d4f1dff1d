"""What does an IFC model of a building state of its licence, its makers and its project?"""

from collections.abc import Iterator
from typing import Final

from pplcheck.containers.archive import Archive
from pplcheck.model.design import Format, Role
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.cad_makers import maker
from pplcheck.read.design import passage, said
from pplcheck.read.part21_header import DEFAULT, PLACES, read_header, title
from pplcheck.syntax.part21 import Record, is_exchange_file, records
from pplcheck.syntax.places import UnparsableError

NAME = "ifc"
GLOBS = ("*.ifc", "*.ifczip")
FORMAT: Final = Format(
    title="IFC model",
    role=Role.DESIGN,
    source="ISO 16739-1 (IFC 2x3 and 4), IfcActorResource and IfcUtilityResource",
    places=(
        *PLACES,
        (EvidenceKind.AUTHOR, "DATA, IfcPerson, where an IfcPersonAndOrganization names it"),
        (EvidenceKind.ORGANISATION, "DATA, IfcOrganization, likewise"),
        (EvidenceKind.TITLE, "DATA, IfcProject, Name and LongName"),
        (EvidenceKind.PASSAGE, "DATA, IfcProject, Description"),
        (EvidenceKind.IDENTIFIER, "DATA, IfcProject, GlobalId"),
    ),
    default=DEFAULT,
    passed_over=(
        "organisations that only made the programme (IfcApplication); ifcXML, which is rare;"
        " the elements of the building"
    ),
)
# A model of 256 MiB has some five million records.
_LARGEST = 256 * 1024 * 1024
_LARGEST_PACKED = 64 * 1024 * 1024
_MEMBER = ".ifc"
_PROJECT, _BOTH = "IFCPROJECT", "IFCPERSONANDORGANIZATION"
_PERSON, _ORGANISATION = "IFCPERSON", "IFCORGANIZATION"
_MOST_MAKERS = 100


def claims(content: bytes) -> bool:
    """Whether the content begins as an exchange file does, or is a zip archive."""
    return is_exchange_file(content) or content.startswith(b"PK\3\4")


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what the header and the project say, and who made them.

    Raises:
        UnparsableError: the header is broken or does not end; the archive holds no model.

    """
    del path
    if not is_exchange_file(content):
        content = _unpacked(content)
    yield from read_header(content)
    if len(content) > _LARGEST:
        return
    people: dict[int, Record] = {}
    owners: list[Record] = []
    for record in records(content, _PROJECT, _BOTH, _PERSON, _ORGANISATION):
        if record.name == _PROJECT:
            yield from _project(record)
        elif record.name == _BOTH:
            owners.append(record)
        else:
            people[record.number] = record
    for owner in owners[:_MOST_MAKERS]:
        for index in (0, 1):
            named = people.get(owner.reference(index))
            if named:
                yield from _maker(named)


def _unpacked(content: bytes) -> bytes:
    archive = Archive(content)
    models = [name for name in archive.names if name.lower().endswith(_MEMBER)]
    if not models:
        raise UnparsableError(0, 0, "a zip archive without an .ifc member")
    return archive.read(models[0], _LARGEST_PACKED)


def _project(record: Record) -> Iterator[Evidence]:
    """Yield its names: GlobalId, owner, Name, Description, ObjectType, LongName, …."""
    where = "DATA, IfcProject"
    identifier = record.text(0)
    if identifier:
        value = f"ifc-project:{identifier}"
        yield from said(EvidenceKind.IDENTIFIER, value, where, record.place)
    for index in (2, 5):
        yield from title(record.text(index), where, record.place)
    yield from passage(record.text(3), f"{where}, Description", record.place)


def _maker(record: Record) -> Iterator[Evidence]:
    """Yield a person (Id, FamilyName, GivenName, …) or an organisation (Id, Name, …)."""
    if record.name == _PERSON:
        name = f"{record.text(2)} {record.text(1)}".strip() or record.text(0)
        yield from maker(EvidenceKind.AUTHOR, name, "DATA, IfcPerson", record.place)
    else:
        name = record.text(1)
        yield from maker(EvidenceKind.ORGANISATION, name, "DATA, IfcOrganization", record.place)
