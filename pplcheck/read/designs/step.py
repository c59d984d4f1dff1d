"""What does a STEP file state of its licence and makers, and of which parts is it made?"""

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Final

from pplcheck.model.design import Format, Role
from pplcheck.model.evidence import Evidence, EvidenceKind, Relation
from pplcheck.read.design import HINT, STATED, link, said
from pplcheck.read.part21_header import DEFAULT, PLACES, read_header, title
from pplcheck.syntax.part21 import Record, is_exchange_file, records
from pplcheck.syntax.places import Point

NAME = "step"
GLOBS = ("*.step", "*.stp", "*.p21", "*.stpnc")
FORMAT: Final = Format(
    title="STEP model",
    role=Role.DESIGN,
    source="ISO 10303-21 (exchange files), -41 and -44 (products and assemblies)",
    places=(
        *PLACES,
        (EvidenceKind.TITLE, "DATA, PRODUCT, where the header has no title and there is one"),
        (EvidenceKind.PART, "DATA, NEXT_ASSEMBLY_USAGE_OCCURRENCE: the products within"),
        (EvidenceKind.LINK, "DATA, DOCUMENT_FILE: the files that hold parts"),
    ),
    default=DEFAULT,
    passed_over="comments among the data, which no programme was seen to write; shapes",
)
_ASSEMBLY = b"NEXT_ASSEMBLY_USAGE_OCCURRENCE"
_DOCUMENT = b"DOCUMENT_FILE"
_FORMATIONS = (
    "PRODUCT_DEFINITION_FORMATION",
    "PRODUCT_DEFINITION_FORMATION_WITH_SPECIFIED_SOURCE",
)
_DEFINITIONS = ("PRODUCT_DEFINITION", "PRODUCT_DEFINITION_WITH_ASSOCIATED_DOCUMENTS")
_WHOLE, _PART = 3, 4
# A house has some thousand; a chip-maker's board some hundred.
_MOST_PARTS = 2_000
# Beyond, no part is looked for: only a scan of a whole plant is larger.
_LARGEST = 256 * 1024 * 1024


def claims(content: bytes) -> bool:
    """Whether the content begins as an exchange file does."""
    return is_exchange_file(content)


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what the header says, and the parts of an assembly.

    Raises:
        UnparsableError: the header is broken, or does not end.

    """
    del path
    has_title = False
    for seen in read_header(content):
        has_title = has_title or seen.kind is EvidenceKind.TITLE
        yield seen
    if len(content) > _LARGEST:
        return
    if _ASSEMBLY in content:
        yield from _parts(content)
    elif not has_title:
        yield from _title(content)
    if _DOCUMENT in content:
        for record in records(content, _DOCUMENT.decode()):
            locator = "DATA, DOCUMENT_FILE"
            target = record.text(0)
            yield from link(target, Relation.CONTAINS, locator, record.place, confidence=STATED)


def _title(content: bytes) -> Iterator[Evidence]:
    products = list(records(content, "PRODUCT"))
    if len(products) == 1:
        yield from title(_name(products[0]), "DATA, PRODUCT", products[0].place)


def _name(product: Record) -> str:
    return product.text(1) or product.text(0)


def _parts(content: bytes) -> Iterator[Evidence]:
    """Yield each product that is used within another one, with how often.

    From there the way to the name is long: the occurrence names a definition, that a
    formation, and that a product.
    """
    products: dict[int, Record] = {}
    made_of: dict[int, int] = {}
    used: Counter[int] = Counter()
    names = ("PRODUCT", *_FORMATIONS, *_DEFINITIONS, _ASSEMBLY.decode())
    for record in records(content, *names):
        if record.name == "PRODUCT":
            products[record.number] = record
        elif record.name == _ASSEMBLY.decode():
            used[record.reference(_PART)] += 1
        else:
            made_of[record.number] = record.reference(2)
    times: Counter[str] = Counter()
    first: dict[str, Record] = {}
    for definition, count in used.items():
        product = products.get(made_of.get(made_of.get(definition, 0), 0))
        if product:
            times[_name(product)] += count
            first.setdefault(_name(product), product)
    for name, count in islice(times.items(), _MOST_PARTS):
        yield from _part(name, count, first[name].place)


def _part(name: str, count: int, place: Point) -> Iterator[Evidence]:
    locator = "DATA, PRODUCT"
    yield from said(EvidenceKind.PART, name, locator, place, about=f"{count} times")
    # A part of that name may lie in the tree as a design of its own.
    yield from link(name, Relation.CONTAINS, locator, place, confidence=HINT)
