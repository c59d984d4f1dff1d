"""Write docs/reference/combining.md from the table: `make combining`.

The page is for readers who look a pair up, or who review the answers; the table is the truth.
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from pplcheck.licences import family
from pplcheck.licences.combining.rules import of_class
from pplcheck.licences.combining.table import Kin, LicenceClass, table
from pplcheck.model.combining import Answer, How

_ANSWERS = {
    Answer.YES: "yes",
    Answer.CONDITIONS: "on conditions",
    Answer.REVIEW: "review",
    Answer.NO: "**no**",
}
_WAYS = {How.ADAPT: "merged", How.COLLECT: "kept beside", How.LINK: "linked"}

_HEAD = """\
# Combining

<!-- Written by `make combining` from the table in pplcheck/licences/combining/. -->

May a part under one licence be used inside a work under another? This page holds what the
licences say, with the words on which each answer rests. `pplcheck combine` answers for one
pair, [part-not-combinable](checks/part-not-combinable.md) for a whole tree. It is a reading of
the texts, made for this project; no lawyer has reviewed it. It is not legal advice.

**Three ways of use.** *Merged*: its words or code become one with those of the work (an
adaptation). *Kept beside*: it stays whole and separate, with its own licence (a collection).
*Linked*: the work uses it as a library.

**Four answers.** *Yes*; yes *on conditions*, which the reason names; *review*: the texts do not
decide it, so a person must; *no*.

**Expressions.** Of `A OR B` the better branch may be chosen; of `A AND B` both must be kept, so
the worse counts. `-only` and `-or-later` are in the same class. An exception (`WITH`) can only
add permissions: known ones have rows of their own, with others a *yes* stays a yes and anything
else becomes a review. A licence goes into itself. A work that is offered under several licences
of the family needs a yes under each.

**From the words, or by likeness.** Where words of a licence are quoted, a test compares them
with its text. The others of the same row are there by likeness; `pplcheck combine` says so.
"""


def page() -> str:
    """Return the page."""
    parts = [_HEAD, "\n".join(_works()), "\n".join(_summary())]
    parts.append("## Part by part\n")
    parts += ["\n".join(_class(one)) for one in table().classes]
    return "\n".join(parts)


def _works() -> Iterator[str]:
    yield "## Works that are judged\n"
    yield "| licence of the work | is | says of parts beside it |\n|---|---|---|"
    for kin in family().values():
        said = "; ".join(_quoted(citation) for citation in kin.whole or kin.parts)
        yield f"| `{kin.id}` | {kin.title} | {said or 'nothing'} |"
    yield ""


def _summary() -> Iterator[str]:
    yield "## Into a work under the PPL\n"
    yield f"| part | {' | '.join(_WAYS.values())} |\n|---|---|---|---|"
    for one in table().classes:
        row = one.row("PPL")
        answers = " | ".join(_ANSWERS[row.answer(how)[0]] for how in How)
        yield (
            f"| [{one.title}](#{one.id}) | {answers} |"
            if one.id != "ppl"
            else (f"| [{one.title}](#{one.id}) | yes | yes | yes |")
        )
    yield ""


def _class(one: LicenceClass) -> Iterator[str]:
    yield f"### {one.id}\n"
    yield f"{one.title[0].upper()}{one.title[1:]}. {_members(one)}".rstrip() + "\n"
    yield f"| into works under | {' | '.join(_WAYS.values())} |\n|---|---|---|---|"
    groups: dict[tuple[tuple[Answer, str], ...], list[str]] = {}
    for kin in family().values():
        if one.licences != (kin.id,):
            groups.setdefault(_answers(one, kin), []).append(f"`{kin.id}`")
    named_first = sorted(groups.items(), key=lambda group: len(group[1]))
    for answers, works in named_first:
        cells = " | ".join(f"{_ANSWERS[answer]}: {reason}" for answer, reason in answers)
        rest = "all others" if len(groups) > 1 else "all"
        is_rest = works is named_first[-1][1]
        yield f"| {rest if is_rest else ', '.join(works)} | {cells} |"
    yield ""
    yield from _sources(one)


def _members(one: LicenceClass) -> str:
    ids = ", ".join(f"`{id_}`" for id_ in one.licences)
    exceptions = ", ".join(f"`{id_}`" for id_ in one.exceptions)
    return " ".join(filter(None, [ids, f"WITH {exceptions}" if exceptions else ""]))


def _answers(one: LicenceClass, kin: Kin) -> tuple[tuple[Answer, str], ...]:
    found = [of_class("", one, kin, how) for how in How]
    return tuple((each.answer, each.reason) for each in found)


def _sources(one: LicenceClass) -> Iterator[str]:
    cited = dict.fromkeys(citation for row in one.rows for citation in row.rests_on)
    if cited:
        yield "It rests on\n"
        yield from (f"- {_quoted(citation)}" for citation in cited)
        yield ""
    if one.source:
        yield f"Source: <{one.source}>\n"


def _quoted(citation: str) -> str:
    clause = table().clauses[citation]
    return f"{clause.licence} {clause.where}: “{clause.words}”"


def main(arguments: Iterable[str]) -> None:
    """Write the page into the file that is named."""
    (target,) = arguments
    Path(target).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
