"""How is a proposed agreement written, so that the configuration can take it in?"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, date
from typing import Final

from pplcheck.model.act import Act
from pplcheck.model.agreement import AgreementKind
from pplcheck.model.fact import Value
from pplcheck.report.letters.words import Words
from pplcheck.report.plain import whole

# What a basic string of TOML 1.0 cannot hold, and what would hide or turn text for a reader.
_UNWRITABLE = re.compile(
    '["\\\\\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]'
)
_SHORT: Final = {'"': '\\"', "\\": "\\\\"}


@dataclass(frozen=True, slots=True)
class Proposed:
    """What could be agreed on one asset.

    Attributes:
        kind: a settlement where reciprocity is owed by now, else a permission.
        entity: with whom.
        asset: on what.
        acts: that it would cover, at least one.
        commercial: whether commercial use would be covered.
        begins: the first day.
        until: the last day, or None where that is still to be said.
        gives: what the agreement that it renews, or else the stewards' published schedule, asks
            for; or empty: still to be agreed.
        evidence: where that is published, or empty.
        renews: id of the agreement in force whose `gives` is proposed again, or empty.
        waives: names of the duties that the agreement in force waives.

    """

    kind: AgreementKind
    entity: str
    asset: str
    acts: tuple[Act, ...]
    commercial: Value
    begins: date
    until: date | None = None
    gives: str = ""
    evidence: str = ""
    renews: str = ""
    waives: tuple[str, ...] = ()


def record(proposed: Iterable[Proposed], words: Words, on: date) -> str:
    """Return the `[[agreement]]` tables, as TOML.

    What is still to be written is marked in the words that a person reads. Until the evidence
    is named the configuration refuses it, so that a draft never takes effect.

    Args:
        proposed: at least one.
        words: of the letter that it stands in.
        on: the day of the draft.

    """
    lines = [f"# {words.say('draft_comment', date=on.isoformat())}"]
    for one in proposed:
        lines += ["", "[[agreement]]", *_lines(one, words)]
    return "".join(f"{line}\n" for line in lines)


def _lines(one: Proposed, words: Words) -> Iterator[str]:
    def blank(key: str) -> str:
        return words.say("fill_in", what=words.say(key))

    acts = ", ".join(f'"{act}"' for act in one.acts)
    yield f'kind       = "{one.kind}"'
    yield f"entity     = {quoted(one.entity)}"
    yield f"asset      = {quoted(one.asset)}"
    yield f"acts       = [{acts}]"
    yield f'commercial = "{one.commercial}"'
    yield f"from       = {one.begins.isoformat()}"
    if one.until:
        yield f"until      = {one.until.isoformat()}"
    else:
        year = min(one.begins.year + 1, MAXYEAR)
        day = one.begins.replace(year=year, day=min(one.begins.day, 28))
        yield f"# until    = {day.isoformat()}  # {blank('until_comment')}"
    yield f"gives      = {quoted(one.gives or blank('fill_terms'))}"
    if one.waives:
        yield f"waives     = [{', '.join(map(quoted, one.waives))}]"
    yield f"evidence   = {quoted(blank('fill_evidence'))}"


def quoted(text: str) -> str:
    """Return a basic string of TOML 1.0 that means `text`, and shows all that is in it."""
    inner = _UNWRITABLE.sub(_escaped, whole(text))
    return f'"{inner}"'


def _escaped(found: re.Match[str]) -> str:
    character = found.group()
    return _SHORT.get(character, f"\\u{ord(character):04X}")
