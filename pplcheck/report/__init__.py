"""One report, many forms: a report in, bytes out."""

from pplcheck.report.registry import (
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
