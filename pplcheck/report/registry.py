"""Which formats are there? A new one is a module and a line here."""

from collections.abc import Iterable

from pplcheck.model.identification import Answer
from pplcheck.model.report import Report
from pplcheck.report import answers, json, spdx, terminal
from pplcheck.report.page import Look

__all__ = ["FORMATS", "FORMATS_OF_TEXTS", "Look", "render", "render_answers"]

FORMATS = (terminal.NAME, json.NAME, spdx.NAME)
# Answers of `pplcheck identify` are about texts, not about a commons.
FORMATS_OF_TEXTS = (terminal.NAME, json.NAME)


def render(report: Report, format_name: str, look: Look) -> bytes:
    """Return the report in one of `FORMATS`."""
    if format_name == json.NAME:
        return json.render(report)
    if format_name == spdx.NAME:
        return spdx.render(report)
    return terminal.render(report, look)


def render_answers(found: Iterable[Answer], format_name: str, look: Look) -> bytes:
    """Return the answers of `pplcheck identify` in one of `FORMATS_OF_TEXTS`."""
    return answers.as_json(found) if format_name == json.NAME else answers.as_text(found, look)
