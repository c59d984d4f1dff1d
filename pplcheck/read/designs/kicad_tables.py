"""Which libraries does a KiCad project use?"""

from collections.abc import Iterator
from typing import Final

from pplcheck.model.design import Format, Role
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.kicad import is_one_of, local_link, read_forms
from pplcheck.syntax.sexpr import Form

NAME = "kicad_tables"
GLOBS = ("fp-lib-table", "sym-lib-table", "design-block-lib-table")
FORMAT: Final = Format(
    title="KiCad library table",
    role=Role.DESIGN,
    source="KiCad, `LIB_TABLE`",
    places=((EvidenceKind.LINK, "`uri` of a `lib` within the project (`${KIPRJMOD}`)"),),
    passed_over="Libraries of the programme, and of one computer.",
)
_WANTED: Final = {"": frozenset({"lib"}), "lib": frozenset({"uri"})}


def claims(content: bytes) -> bool:
    """Whether the content begins as such a table."""
    return is_one_of(content, b"fp_lib_table", b"sym_lib_table", b"design_block_lib_table")


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield the libraries that lie in the project."""
    del path
    return read_forms(content, _WANTED, _take, lambda: iter(()))


def _take(form: Form) -> Iterator[Evidence]:
    for uri in form.all("uri"):
        yield from local_link(uri.value(), "lib, uri", (uri.line, uri.column))
