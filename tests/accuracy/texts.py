"""Which texts are there, and what is each of them?"""

import csv
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Text:
    """A text and what it must be called."""

    name: str
    licence: str
    kind: str
    text: str

    @property
    def is_licence(self) -> bool:
        """Whether it is the text of one licence or more, and not something that names one."""
        return self.kind == "text"

    @property
    def licences(self) -> frozenset[str]:
        """Each licence that it holds."""
        return frozenset(part for part in self.licence.split(" AND ") if part)


def family_texts(folder: Path) -> list[Text]:
    """Return the texts of the commons family and its surroundings.

    Args:
        folder: holds `expected.tsv` (id, licence, kind) and the texts.

    """
    with (folder / "expected.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return [
        Text(
            row["id"],
            row["licence"],
            row["kind"],
            (folder / f"{row['id']}.txt").read_text(encoding="utf-8"),
        )
        for row in rows
    ]
