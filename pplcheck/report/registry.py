"""Which formats are there? A new one is a module and a line here."""

from collections.abc import Iterable, Sequence

from pplcheck.model.annotation import FileAnnotated
from pplcheck.model.assertion import Verified
from pplcheck.model.combining import PairAnswers
from pplcheck.model.explanation import Explanation
from pplcheck.model.identification import Answer
from pplcheck.model.lint import Linted
from pplcheck.model.report import Report
from pplcheck.model.translation import Translation
from pplcheck.report import (
    annotation,
    answers,
    combination,
    explained,
    graph,
    json,
    linted,
    spdx,
    summary,
    terminal,
    tree,
    verified,
)
from pplcheck.report.page import Look

__all__ = [
    "FORMATS",
    "FORMATS_OF_AUDITS",
    "FORMATS_OF_TEXTS",
    "FORMATS_OF_USES",
    "Look",
    "render",
    "render_annotated",
    "render_answers",
    "render_combination",
    "render_explained",
    "render_linted",
    "render_verified",
]

_TREE = "tree"
# Whoever names users can have the graph of who uses what.
FORMATS_OF_USES = (terminal.NAME, json.NAME, _TREE, *graph.NAMES)
FORMATS = (*FORMATS_OF_USES, spdx.NAME)
# Whoever audits themselves can have a page to print.
FORMATS_OF_AUDITS = (*FORMATS_OF_USES, summary.NAME)
# What `pplcheck identify`, `combine`, `lint` and `annotate` say is about texts and files, not
# about a commons.
FORMATS_OF_TEXTS = (terminal.NAME, json.NAME)


def render(report: Report, format_name: str, look: Look) -> bytes:
    """Return the report in one of `FORMATS`."""
    if format_name in graph.NAMES:
        return graph.render(report, format_name)
    if format_name == _TREE:
        # Who must not be named is left out of a report before.
        lines = tree.tree_lines(graph.graph_of(report), report.verdicts, show_people=True)
        return "".join(f"{line}\n" for line in lines).encode()
    if format_name == json.NAME:
        return json.render(report)
    if format_name == spdx.NAME:
        return spdx.render(report)
    if format_name == summary.NAME:
        return summary.render(report)
    return terminal.render(report, look)


def render_answers(found: Iterable[Answer], format_name: str, look: Look) -> bytes:
    """Return the answers of `pplcheck identify` in one of `FORMATS_OF_TEXTS`."""
    return answers.as_json(found) if format_name == json.NAME else answers.as_text(found, look)


def render_combination(found: PairAnswers, format_name: str, look: Look) -> bytes:
    """Return the answers of `pplcheck combine` in one of `FORMATS_OF_TEXTS`."""
    if format_name == json.NAME:
        return combination.render_as_json(found)
    return combination.render_as_text(found, look)


def render_explained(
    asked: str,
    found: Sequence[Explanation],
    to: Translation,
    format_name: str,
    look: Look,
) -> bytes:
    """Return what a name stands for in one of `FORMATS_OF_TEXTS`."""
    if format_name == json.NAME:
        return explained.render_as_json(asked, found, to)
    return explained.render_as_text(asked, found, to, look)


def render_linted(found: Iterable[Linted], format_name: str, look: Look) -> bytes:
    """Return the answers of `pplcheck lint` in one of `FORMATS_OF_TEXTS`."""
    if format_name == json.NAME:
        return linted.render_as_json(found)
    return linted.render_as_text(found, look)


def render_annotated(files: Sequence[FileAnnotated], format_name: str, look: Look) -> bytes:
    """Return what `pplcheck annotate` did in one of `FORMATS_OF_TEXTS`."""
    if format_name == json.NAME:
        return annotation.render_as_json(files)
    return annotation.render_as_text(files, look)


def render_verified(found: Sequence[Verified], format_name: str, look: Look) -> bytes:
    """Return the answers of `pplcheck attest verify` in one of `FORMATS_OF_TEXTS`."""
    if format_name == json.NAME:
        return verified.render_as_json(found)
    return verified.render_as_text(found, look)
