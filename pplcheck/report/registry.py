"""Which formats are there? A new one is a module and a line here."""

from collections.abc import Iterable

from pplcheck.model.identification import Identification
from pplcheck.model.report import Report
from pplcheck.report import json, terminal
from pplcheck.report.page import Look

__all__ = ["FORMATS", "Look", "render", "render_identified"]

FORMATS = (terminal.NAME, json.NAME)


def render(report: Report, format_name: str, look: Look) -> bytes:
    """Return the report in one of `FORMATS`."""
    if format_name == json.NAME:
        return json.render(report)
    return terminal.render(report, look)


def render_identified(
    found: Iterable[tuple[str, Identification]], format_name: str, look: Look
) -> bytes:
    """Return the answers of `pplcheck identify` in one of `FORMATS`."""
    if format_name == json.NAME:
        return json.render_identified(found)
    return terminal.render_identified(found, look)
