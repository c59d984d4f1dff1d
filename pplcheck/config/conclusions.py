"""What did reviewers conclude, and of which contents?"""

from pplcheck.config.document import Document
from pplcheck.config.facts import day
from pplcheck.model.pattern import PathPattern
from pplcheck.model.settings import ConclusionSetting


def read_conclusions(document: Document) -> tuple[ConclusionSetting, ...]:
    """Return each `[[conclude]]`, in the order of the file; faults are noted."""
    found = []
    for index, table in enumerate(document.data.get("conclude", [])):
        if "path" not in table and "content" not in table:
            what = "the conclusion names neither `path` nor `content`"
            document.fault(("conclude", index), what, "say what was looked at")
        on = day(table["on"])
        if on is None:
            continue
        content = table.get("content", [])
        found.append(
            ConclusionSetting(
                pattern=PathPattern(table["path"]) if "path" in table else None,
                contents=(content,) if isinstance(content, str) else tuple(content),
                licence=table["licence"],
                reason=table["reason"],
                by=table["by"],
                on=on,
                place=document.place(("conclude", index, "licence")),
            )
        )
    return tuple(found)
