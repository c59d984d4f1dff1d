"""One report, many forms: a report in, bytes out."""

from pplcheck.report.registry import FORMATS, Look, render, render_identified

__all__ = ["FORMATS", "Look", "render", "render_identified"]
