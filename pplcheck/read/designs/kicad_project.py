"""What does a KiCad project state (KiCad 6 and later)?"""

from collections.abc import Iterator
from typing import Final

from pplcheck.model.design import Format, Role
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.kicad import local_link
from pplcheck.read.named_fields import named_field
from pplcheck.syntax import json
from pplcheck.syntax.places import UnparsableError

NAME = "kicad_project"
GLOBS = ("*.kicad_pro",)
FORMAT: Final = Format(
    title="KiCad project",
    role=Role.DESIGN,
    source="KiCad, `PROJECT_FILE`",
    places=(
        (EvidenceKind.EMBEDDED, "`text_variables`, LICENSE"),
        (EvidenceKind.COPYRIGHT, "`text_variables`, COPYRIGHT"),
        (EvidenceKind.AUTHOR, "`text_variables`, AUTHOR"),
        (EvidenceKind.ORGANISATION, "`text_variables`, COMPANY"),
        (EvidenceKind.TITLE, "`text_variables`, TITLE"),
        (EvidenceKind.LINK, "`page_layout_descr_file` of schematic and board"),
    ),
    passed_over="Settings.",
)


def claims(content: bytes) -> bool:
    """Whether the content begins as JSON."""
    return content[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what the text variables say, and which sheet the drawings use."""
    del path
    project = json.load(content)
    if not isinstance(project, dict):
        raise UnparsableError(1, 1, "not a KiCad project")
    variables = project.get("text_variables")
    if isinstance(variables, dict) and variables:
        places = json.places(content)
        for name, value in variables.items():
            locator, place = f"text variable {name}", places.of_value(("text_variables", name))
            if isinstance(value, str):
                yield from named_field(name, value, locator, place)
    for part in ("schematic", "pcbnew"):
        settings = project.get(part)
        if not isinstance(settings, dict):
            continue
        sheet = settings.get("page_layout_descr_file")
        if isinstance(sheet, str):
            yield from local_link(sheet, f"{part}, page_layout_descr_file", (0, 0))
