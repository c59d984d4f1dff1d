"""How are designs shown: what each says of itself, and how they belong together?"""

from collections import Counter
from itertools import groupby
from typing import Any

from pplcheck.model.design import Design, Statement
from pplcheck.model.evidence import Relation
from pplcheck.model.link import Link
from pplcheck.model.survey import Conflict, FileRecord, Survey
from pplcheck.report.page import Page
from pplcheck.report.plain import whole
from pplcheck.report.words import counted

_Table = dict[str, Any]

_MOST_GROUPS = 20
_MOST_LINKS = 20
_SAYS_NOTHING = {
    Statement.EMPTY: "its licence field is empty",
    Statement.SILENT: "says nothing",
}
_RELATIONS = {
    Relation.CONTAINS: "contains",
    Relation.DERIVED_FROM: "is derived from",
    Relation.MADE_FROM: "was made from",
    Relation.MANUFACTURES: "manufactures",
    Relation.SHARES: "shares with",
    Relation.SAME_AS: "is the same as",
    Relation.SIMILAR_TO: "may be the same as",
}


def design_table(design: Design) -> _Table:
    """Return what a design says of itself, as a value of JSON."""
    return {
        "path": whole(design.path),
        "format": design.format.title,
        "role": design.format.role,
        "statement": design.statement,
        "written": whole(design.written) or None,
        "licence": whole(design.licence) or None,
        "line": design.line or None,
        "locator": whole(design.locator) or None,
        "titles": [whole(one) for one in design.titles],
        "authors": [whole(one) for one in design.authors],
        "organisations": [whole(one) for one in design.organisations],
        "identifiers": [whole(one) for one in design.identifiers],
    }


def link_table(link: Link) -> _Table:
    """Return how a design stands to another one, as a value of JSON."""
    return {
        "path": whole(link.place.path),
        "line": link.place.line or None,
        "column": link.place.column or None,
        "relation": link.relation,
        "target": whole(link.target),
        "found": whole(link.found) or None,
        "method": link.method,
        "strength": link.strength,
        "locator": whole(link.locator) or None,
        "says": whole(link.says) or None,
    }


def write_designs(page: Page, survey: Survey) -> None:
    """Write which designs there are: in groups that say alike, with a few by name.

    Links are told without designs, too: a manifest may name what is not here.
    """
    if survey.designs:
        page.gap()
        page.write("What the designs say of themselves", style="bold")
        if page.look.verbosity > 0:
            page.rows([(one.path, _in_words(one)) for one in survey.designs])
        else:
            _write_groups(page, survey)
    _write_differing(page, survey.differing)
    _write_links(page, survey.links)


def _write_groups(page: Page, survey: Survey) -> None:
    holding = {file.path: _holder(file) for file in survey.files if file.format is not None}
    groups: dict[tuple[str, str], list[Design]] = {}
    for one in survey.designs:
        is_stated = one.statement is Statement.STATED
        holds = "" if is_stated else holding[one.path]
        key = (f"{one.format.title}: {_said(one)}", holds)
        groups.setdefault(key, []).append(one)
    ordered = sorted(
        groups.items(), key=lambda item: (_rank(item[1][0]), -len(item[1]), item[0])
    )
    for (says, holds), ones in ordered[:_MOST_GROUPS]:
        makers = _makers(ones)
        names = ", ".join(one.path for one in ones[:2]) + (", …" if len(ones) > 2 else "")  # noqa: PLR2004 - two are named
        page.write(
            "; ".join(filter(None, (says, makers, holds))),
            lead=f"{len(ones):>4}",
            indent=2,
            hang=5,
        )
        page.write(names, indent=7)
    if len(ordered) > _MOST_GROUPS:
        rest = sum(len(ones) for _, ones in ordered[_MOST_GROUPS:])
        page.write(f"and {counted(rest, 'more design')} (-v, or in the JSON)", indent=2)


def _rank(design: Design) -> int:
    return tuple(Statement).index(design.statement)


def _holder(file: FileRecord) -> str:
    if file.governed_by is None or file.licence is None:
        return "nothing else says"
    return f"{file.licence.normal} holds ({file.governed_by.place.path})"


def _said(design: Design) -> str:
    if design.statement is Statement.DEFAULT:
        return f"{design.written!r}, its programme's default, which nobody chose"
    if design.statement is not Statement.STATED:
        return _SAYS_NOTHING[design.statement]
    if not design.licence:
        return f"{design.written!r}, which names no licence"
    return f"says {design.licence}"


def _makers(designs: list[Design]) -> str:
    """Return who made them: those named most often."""
    names = Counter(
        name for one in designs for name in dict.fromkeys((*one.authors, *one.organisations))
    )
    shown = sorted(names.items(), key=lambda item: (-item[1], item[0]))[:3]
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""  # noqa: PLR2004 - three are named
    return f"by {', '.join(name for name, _ in shown)}{more}" if names else ""


def _in_words(design: Design) -> str:
    titles = f"{design.titles[0]!r}" if design.titles else ""
    where = design.locator or (f"line {design.line}" if design.line else "")
    said = f"{_said(design)} ({where})" if where and design.written else _said(design)
    parts = (design.format.title, titles, said, _makers([design]))
    return "; ".join(filter(None, parts))


def _write_differing(page: Page, differing: tuple[Conflict, ...]) -> None:
    if not differing:
        return
    page.gap()
    page.write(
        "Designs that say what nobody around them says", lead="conflict:", style="bold red"
    )
    rows = []
    for conflict in differing:
        own, around = conflict.declarations
        rows.append(
            (
                str(own.place),
                f"{own.licence.normal}; {around.place} says {around.licence.normal}",
            )
        )
    shown = len(rows) if page.look.verbosity > 0 else _MOST_GROUPS
    page.rows(rows[:shown])
    if len(rows) > shown:
        page.write(
            f"and {counted(len(rows) - shown, 'more design')} (-v, or in the JSON)", indent=2
        )


def _write_links(page: Page, links: tuple[Link, ...]) -> None:
    if not links:
        return
    page.gap()
    page.write("How they belong together", style="bold")
    shown = links if page.look.verbosity > 0 else _strongest(links)
    for place, of_place in groupby(shown, key=lambda link: str(link.place)):
        page.write(place, indent=2)
        for link in of_place:
            page.write(_link_in_words(link), indent=6)
    if len(links) > len(shown):
        page.write(
            f"and {counted(len(links) - len(shown), 'more link')} (-v, or in the JSON)",
            indent=2,
        )


def _strongest(links: tuple[Link, ...]) -> tuple[Link, ...]:
    """Return a few: what was found in the tree first, the surest first."""
    ordered = sorted(links, key=lambda link: (not link.found, -link.strength))
    return tuple(sorted(ordered[:_MOST_LINKS]))


def _link_in_words(link: Link) -> str:
    target = link.found or f"{link.target} (not here)"
    said = ", ".join(filter(None, (link.says, f"{link.method} {link.strength:.2f}")))
    return f"{_RELATIONS[link.relation]} {target} ({said})"
