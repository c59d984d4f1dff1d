"""How is an assertion written, so that reading it gives the same, and a person can check it?

What is signed are bytes. So the same assertion is always the same bytes, and nothing in them
hides from whoever reads before signing: signs that a terminal or an editor would obey stand as
numbers.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from pplcheck.model.assertion import Assertion, MadeBy
from pplcheck.model.fact import Fact

_SCHEMA = "pplcheck.assertion/1"
_OPENING = {
    MadeBy.SELF: "# An entity's declaration about itself (an assertion).",
    MadeBy.FEDERATION: "# A federation's declaration about an entity (an assertion).",
}
_HOW = """\
# These bytes are what is signed: after any change, sign it again. A signature shows that the
# holder of a key said this, not that it is true.
"""
# TOML 1.0 forbids the first two ranges within quotes; the others hide, or turn the text round.
_AS_NUMBERS = re.compile(
    '["\\\\\x00-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]'
)
_BARE = re.compile("[A-Za-z0-9_-]+")
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def assertion_text(assertion: Assertion) -> bytes:
    """Return an assertion as TOML, after `schemas/assertion.schema.json`.

    Args:
        assertion: its text must be Unicode without halves of pairs.

    """
    return "".join(f"{line}\n" for line in _lines(assertion)).encode()


def _lines(assertion: Assertion) -> Iterator[str]:
    yield _OPENING[assertion.made_by]
    yield from _HOW.splitlines()
    yield f"schema = {quoted(_SCHEMA)}"
    yield f"made_by = {quoted(assertion.made_by)}"
    yield f"maker = {quoted(assertion.maker)}"
    yield f"issued = {assertion.issued.isoformat()}"
    yield f"expires = {assertion.expires.isoformat()}"
    yield f"serial = {assertion.serial}"
    if assertion.supersedes is not None:
        yield f"supersedes = {assertion.supersedes}"
    yield ""
    yield "[entity]"
    yield f"name = {_one_or_more(assertion.names)}"
    yield from _identifiers(assertion.identifiers)
    for fact in assertion.facts:
        yield ""
        yield from _fact(fact, assertion.issued)


def _identifiers(pairs: Sequence[tuple[str, str]]) -> Iterator[str]:
    ids = [value for kind, value in pairs if _is_plain_id(kind, value)]
    domains = [value for kind, value in pairs if kind == "domain"]
    if ids:
        yield f"id = {_list(ids)}"
    if domains:
        yield f"domains = {_list(domains)}"
    others: dict[str, list[str]] = {}
    for kind, value in pairs:
        if kind != "domain" and not _is_plain_id(kind, value):
            others.setdefault(kind, []).append(value)
    if others:
        yield ""
        yield "[entity.identifiers]"
        yield from (
            f"{_key(kind)} = {_list(values)}" for kind, values in sorted(others.items())
        )


def _is_plain_id(kind: str, value: str) -> bool:
    """Whether it stands under `id`, where a colon tells registers from ids of a commons."""
    return kind == "id" or (kind == "register" and ":" in value)


def _fact(fact: Fact, issued: date) -> Iterator[str]:
    yield "[[fact]]"
    yield f"name = {quoted(fact.name)}"
    yield f"value = {quoted(fact.value)}"
    yield f"as_of = {(fact.valid_from or issued).isoformat()}"
    yield f"evidence = {quoted(fact.evidence)}"
    if fact.sha256:
        yield f"sha256 = {quoted(fact.sha256)}"


def _one_or_more(values: Sequence[str]) -> str:
    return quoted(values[0]) if len(values) == 1 else _list(values)


def _list(values: Iterable[str]) -> str:
    return f"[{', '.join(map(quoted, values))}]"


def _key(text: str) -> str:
    return text if _BARE.fullmatch(text) else quoted(text)


def quoted(text: str) -> str:
    """Return text as a basic string of TOML 1.0."""
    return f'"{_AS_NUMBERS.sub(_as_number, text)}"'


def _as_number(found: re.Match[str]) -> str:
    sign = found.group()
    digits = f"u{ord(sign):04X}" if sign <= "\uffff" else f"U{ord(sign):08X}"
    return _SHORT.get(sign, f"\\{digits}")
