"""What do designs state, and what does the product say that they state?

A folder of designs has a `sources.tsv`: for each file the licence that a person reads
in it, its makers and its title, in words. A statement that nobody made is the worst error: it
fails the run.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pplcheck.licences import Annotations, declare, declare_parts
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.model.licence import family_of
from pplcheck.model.survey import FileRecord
from pplcheck.pipeline.file import read_file
from tests.accuracy.result import Goal, Tally, rows_of, show, show_wrong

_LIST = "sources.tsv"
_GOAL = 0.95
_ID = re.compile(
    r"\b(?:(?:CC0|CC-BY(?:-NC)?(?:-SA|-ND)?|CERN-OHL(?:-[SWP])?|PPL|L?GPL|AGPL|OFL|MIT|BSD|Apache)"
    r"(?:-\d[\d.]*(?:-only|-or-later)?)?|LicenseRef-[\w-]+)"
)
# What stands in a file for every eye, and not in the list: a footer of a page says so.
_SEEN: Final = {"docs/Switch_Plate_Summary.docx": frozenset({"CC-BY-SA-4.0"})}
_EXCEPTION = re.compile(r" WITH [\w-]+")
_ASIDE = re.compile(r"\([^()]*\)")
_OF_MAKERS = frozenset(
    {
        EvidenceKind.AUTHOR, EvidenceKind.ORGANISATION, EvidenceKind.COPYRIGHT,
        EvidenceKind.CONTRIBUTOR, EvidenceKind.PASSAGE, EvidenceKind.ANNOTATION,
    }
)  # fmt: skip
_OF_TITLES = frozenset({EvidenceKind.TITLE, EvidenceKind.IDENTIFIER, EvidenceKind.LINK})


@dataclass(frozen=True, slots=True)
class Sample:
    """A file, and what a person reads in it.

    Attributes:
        path: of the file, within the folder.
        content: its bytes.
        licences: the families of licences that are stated in it.
        besides: likewise, those that are stated of something else in it.
        makers: names that stand in it.
        title: as it stands there; may be empty.

    """

    path: str
    content: bytes
    licences: frozenset[str]
    besides: frozenset[str]
    makers: tuple[str, ...]
    title: str

    @property
    def format(self) -> str:
        """Its folder and its ending."""
        return f"{self.path.partition('/')[0]} .{self.path.rpartition('.')[2].lower()}"


def samples(folder: Path) -> Iterator[Sample]:
    """Yield the files that the list of a folder names."""
    with (folder / _LIST).open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield Sample(
                row["file"],
                (folder / row["file"]).read_bytes(),
                _licences(row["expect_licence"]),
                _besides(row),
                tuple(_makers(row["expect_author_or_copyright"])),
                _ASIDE.sub("", row["expect_title"]).strip(),
            )


def _licences(written: str) -> frozenset[str]:
    if written.startswith("("):
        return frozenset()
    return frozenset(
        family_of(id_) for id_ in _ID.findall(_EXCEPTION.sub("", _ASIDE.sub("", written)))
    )


def _besides(row: dict[str, str]) -> frozenset[str]:
    """Return what is stated besides: of the manifest itself, or of a scene, says a note."""
    of_file, note = row["licence_of_file"], row["note"]
    stated = [of_file] if "SPDX line" in of_file or "in file" in of_file else []
    stated += [note] if "property license=" in note else []
    found = frozenset(one for written in stated for one in _licences(written))
    return found | _SEEN.get(row["file"], frozenset())


def _makers(written: str) -> Iterator[str]:
    for name in _ASIDE.sub("", written.replace("(c)", "")).split(";"):
        plain = re.sub(r"^\s*(?:Copyright|\d{4})\s+|\s+(?:and contributors)$", "", name).strip()
        yield from (part.strip() for part in re.split(r", (?=ksu|http)", plain) if part.strip())


@dataclass(frozen=True, slots=True)
class Said:
    """What the product says of one file."""

    licences: frozenset[str]
    evidence: tuple[Evidence, ...]


def said_of(sample: Sample) -> Said:
    """Read one file as a scan does, by itself."""
    # Of several files of one name, the list puts the repository's before it.
    path = re.sub(r"[^/]*_(REUSE\.toml)$", r"\1", sample.path)
    reading = read_file(path, sample.content)
    record = FileRecord(
        path, "", reading.size, reading.evidence, reading.identification,
        format=reading.format,
    )  # fmt: skip
    declarations, _ = declare([record])
    parts, _ = declare_parts([record])
    everything = [*declarations, *parts, *Annotations([record]).declarations]
    ids = {
        id_
        for one in everything
        if not one.is_default
        for id_ in one.licence.ids
        if "exception" not in id_ and id_ != "NONE"
    }
    return Said(frozenset(map(family_of, ids)), reading.evidence)


def as_stated(folder: Path) -> list[Goal]:
    """Measure found, expected and false, format by format."""
    stated, false, credit = Tally(), Tally(), Tally()
    rows: dict[str, list[int]] = {}
    for sample in samples(folder):
        said = said_of(sample)
        found = {one for one in sample.licences if _is_among(one, said.licences)}
        wrong = {
            one for one in said.licences if not _is_among(one, sample.licences | sample.besides)
        }
        row = rows.setdefault(sample.format, [0, 0, 0])
        for number, count in enumerate((len(found), len(sample.licences), len(wrong))):
            row[number] += count
        for one in sorted(sample.licences):
            example = f"{sample.path}: {one} not found"
            stated.count(sample.format, is_right=one in found, example=example)
        example = f"{sample.path}: says {', '.join(sorted(wrong))}"
        false.count(sample.format, is_right=not wrong, example=example)
        _count_credit(credit, sample, said)
    show(
        f"Licences stated in designs ({folder.name})",
        ("format", "found", "expected", "false"),
        [(name, *counts) for name, counts in sorted(rows.items())],
    )
    show("Makers and titles", ("format", "found", "share"), sorted(rows_of(credit)))
    show_wrong([*stated.wrong, *false.wrong, *credit.wrong])
    return _goals(folder.name, stated, false, credit)


def _goals(where: str, stated: Tally, false: Tally, credit: Tally) -> list[Goal]:
    is_all = stated.right == stated.total
    return [
        Goal(f"{where}: stated", "all", str(stated), is_all, wrong=tuple(stated.wrong)),
        Goal(
            f"{where}: false statements", "0", str(len(false.wrong)),
            is_met=not false.wrong, must=True, wrong=tuple(false.wrong),
        ),
        Goal(
            f"{where}: makers and titles", ">= 95 %", str(credit),
            credit.share >= _GOAL, wrong=tuple(credit.wrong),
        ),
    ]  # fmt: skip


def _is_among(one: str, others: Iterable[str]) -> bool:
    """Whether a licence is there, also where one side names no version."""
    return any(one == other or one.startswith(f"{other}-") or other.startswith(f"{one}-")
               for other in others)  # fmt: skip


def _count_credit(credit: Tally, sample: Sample, said: Said) -> None:
    wanted = [(name, _OF_MAKERS) for name in sample.makers]
    wanted += [(sample.title, _OF_TITLES)] if sample.title else []
    for name, kinds in wanted:
        values = [_bare(v) for seen in said.evidence if seen.kind in kinds
                  for v in (seen.value, *seen.copyrights)]  # fmt: skip
        is_there = any(_bare(name) in value for value in values)
        example = f"{sample.path}: {name!r} not found"
        credit.count(sample.format, is_right=is_there, example=example)


def _bare(text: str) -> str:
    """Return a text so that two spellings of one name are equal."""
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()
