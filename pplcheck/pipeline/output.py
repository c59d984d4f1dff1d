"""Where does a result go, and in which form?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pplcheck.model.annotation import FileAnnotated
from pplcheck.model.assertion import Verified
from pplcheck.model.combining import PairAnswers
from pplcheck.model.letter import Letter
from pplcheck.model.report import Report
from pplcheck.report import (
    FORMATS,
    FORMATS_OF_AUDITS,
    FORMATS_OF_TEXTS,
    FORMATS_OF_USES,
    Look,
    render,
    render_annotated,
    render_answers,
    render_combination,
    render_explained,
    render_linted,
    render_verified,
)
from pplcheck.report.letters import FORMATS_OF_LETTERS, render_letter
from pplcheck.write import write_whole

if TYPE_CHECKING:
    from pplcheck.pipeline.explain import Explained
    from pplcheck.pipeline.identify import Identified
    from pplcheck.pipeline.letters import Draft
    from pplcheck.pipeline.lint import Manifests

__all__ = [
    "FORMATS",
    "FORMATS_OF_AUDITS",
    "FORMATS_OF_DRAFTS",
    "FORMATS_OF_LETTERS",
    "FORMATS_OF_TEXTS",
    "FORMATS_OF_USES",
    "Look",
    "Target",
    "rendered",
    "rendered_annotated",
    "rendered_combination",
    "rendered_draft",
    "rendered_explained",
    "rendered_identified",
    "rendered_letter",
    "rendered_linted",
    "rendered_verified",
    "write_all",
]

_PLAIN = Look()
_RECORD = "toml"
# The record of an agreement can be had by itself.
FORMATS_OF_DRAFTS = (*FORMATS_OF_LETTERS, _RECORD)


@dataclass(frozen=True, slots=True)
class Target:
    """A file to write, and its format."""

    format_name: str
    path: str


def rendered(report: Report, format_name: str, look: Look = _PLAIN) -> bytes:
    """Return the report in one of `FORMATS`."""
    return render(report, format_name, look)


def rendered_identified(
    identified: "Identified", format_name: str, look: Look = _PLAIN
) -> bytes:
    """Return the answers in one of `FORMATS_OF_TEXTS`."""
    return render_answers(identified.answers, format_name, look)


def rendered_annotated(
    files: Sequence[FileAnnotated], format_name: str, look: Look = _PLAIN
) -> bytes:
    """Return what became of files in one of `FORMATS_OF_TEXTS`."""
    return render_annotated(files, format_name, look)


def rendered_combination(found: PairAnswers, format_name: str, look: Look = _PLAIN) -> bytes:
    """Return the answers about a pair of licences in one of `FORMATS_OF_TEXTS`."""
    return render_combination(found, format_name, look)


def rendered_explained(explained: "Explained", format_name: str, look: Look = _PLAIN) -> bytes:
    """Return what a name stands for in one of `FORMATS_OF_TEXTS`."""
    return render_explained(explained.asked, explained.found, explained.to, format_name, look)


def rendered_linted(found: "Manifests", format_name: str, look: Look = _PLAIN) -> bytes:
    """Return what is wrong with manifests in one of `FORMATS_OF_TEXTS`."""
    return render_linted(found.linted, format_name, look)


def rendered_verified(
    found: Sequence[Verified], format_name: str, look: Look = _PLAIN
) -> bytes:
    """Return whether assertions hold in one of `FORMATS_OF_TEXTS`."""
    return render_verified(found, format_name, look)


def rendered_letter(letter: Letter, format_name: str) -> bytes:
    """Return a letter in one of `FORMATS_OF_LETTERS`."""
    return render_letter(letter, format_name)


def rendered_draft(draft: "Draft", format_name: str) -> bytes:
    """Return the draft of an agreement in one of `FORMATS_OF_DRAFTS`."""
    if format_name == _RECORD:
        return draft.record.encode()
    return render_letter(draft.letter, format_name)


def write_all(targets: Sequence[Target], render_as: Callable[[str], bytes]) -> None:
    """Write every target; all are made before the first is written.

    Raises:
        OutputError: one could not be written.

    """
    contents = [(target.path, render_as(target.format_name)) for target in targets]
    for path, content in contents:
        write_whole(path, content)
