"""One report, many forms: a report in, bytes out."""

from pplcheck.report.registry import FORMATS, FORMATS_OF_TEXTS, Look, render, render_answers

__all__ = ["FORMATS", "FORMATS_OF_TEXTS", "Look", "render", "render_answers"]
