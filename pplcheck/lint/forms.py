"""Is a value of the form that its key asks for: a text, an address, a day, a licence?

A form takes a place and yields what is wrong there. In YAML every scalar is a text.
"""

import re
from collections.abc import Callable, Iterator
from difflib import get_close_matches

from pplcheck.lint.spot import Spot
from pplcheck.model.lint import Fault
from pplcheck.syntax.blanks import template_word

Form = Callable[[Spot], Iterator[Fault]]

_ADDRESS = re.compile(r"https?://[^\s/?#]+\.[^\s]+$")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
_PARENT = re.compile(r"(?:^|/)\.\.(?:/|$)")
_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$")
_SOME_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:[T ].*)?)?)?$")
_LANGUAGE = re.compile(r"(?:[A-Za-z]{2,3}|i|x)(?:-[A-Za-z0-9]{1,8})*$")
_MAIL = re.compile(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+$")
# No address is longer; the patterns look at some texts several times.
_LONGEST = 2_000
_BOOLEANS = frozenset({"true", "false", "yes", "no"})
_REMOVE = "write what is true, or remove the line"


def _matches(pattern: re.Pattern[str], held: str) -> bool:
    return len(held) <= _LONGEST and bool(pattern.match(held))


def is_empty(value: object) -> bool:
    """Whether nothing stands there: no value, a text of blanks, an empty list or table."""
    return (
        value is None or value in ("", [], {}) or (isinstance(value, str) and not value.strip())
    )


def anything(spot: Spot) -> Iterator[Fault]:
    """Take whatever stands there."""
    del spot
    return iter(())


def text(spot: Spot) -> Iterator[Fault]:
    """Ask for a text that is not the template's."""
    if word := template_word(spot.value):
        yield spot.error(f"`{spot.name}` is the template's {word!r}", _REMOVE)
    elif not isinstance(spot.value, str):
        yield spot.error(f"`{spot.name}` must be text", 'write one text: "…"')


def text_or_number(spot: Spot) -> Iterator[Fault]:
    """Ask for a text or a number, as for a version."""
    if isinstance(spot.value, bool) or not isinstance(spot.value, int | float):
        yield from text(spot)


def number(spot: Spot) -> Iterator[Fault]:
    """Ask for a number; in a typed format a number in quotes is none."""
    if isinstance(spot.value, bool) or not isinstance(spot.value, int | float):
        yield spot.error(f"`{spot.name}` must be a number", "write it without quotes: 12.5")


def boolean(spot: Spot) -> Iterator[Fault]:
    """Ask for true or false."""
    held = spot.value
    if not isinstance(held, bool) and str(held).lower() not in _BOOLEANS:
        yield spot.error(f"`{spot.name}` must be true or false", "write true or false")


def web(spot: Spot) -> Iterator[Fault]:
    """Ask for an absolute address of the web."""
    if faults := list(text(spot)):
        yield from faults
    elif spot.value != spot.value.strip():
        yield spot.error(f"`{spot.name}` has a blank in it", "remove it")
    elif not _matches(_ADDRESS, spot.value):
        what = f"`{spot.name}` must be an absolute address"
        yield spot.error(what, "write https://…, or remove the line")


def path_or_web(spot: Spot) -> Iterator[Fault]:
    """Ask for a path within the repository, or an absolute address."""
    if faults := list(text(spot)):
        yield from faults
        return
    held = spot.value.strip()
    if held.lower().startswith(("http:", "https:")):
        yield from web(spot)
    elif _SCHEME.match(held) or held.startswith("//"):
        what = f"`{spot.name}` must be a path or an address that begins with https://"
        yield spot.error(what, "write a path relative to this file, or https://…")
    elif "\\" in held:
        yield spot.error(f"`{spot.name}` has a backslash in it", "divide folders by /")
    elif "\n" in held or held.count(",") > 1:
        what = f"`{spot.name}` must be a path or an address, not a list of things"
        yield spot.error(what, "put the list into a file and name that")
    elif _PARENT.search(held):
        what = f"`{spot.name}` leads out of the folder of the manifest"
        yield spot.warning(what, "name a file of this repository from its root: /folder/file")


def day(spot: Spot) -> Iterator[Fault]:
    """Ask for a day."""
    if not (isinstance(spot.value, str) and _DAY.match(spot.value.strip())):
        yield spot.error(f"`{spot.name}` must be a day", "write YYYY-MM-DD")


def some_day(spot: Spot) -> Iterator[Fault]:
    """Ask for a year, a month or a day."""
    if not (isinstance(spot.value, str) and _SOME_DAY.match(spot.value.strip())):
        yield spot.error(f"`{spot.name}` must be a date", "write YYYY, YYYY-MM or YYYY-MM-DD")


def language(spot: Spot) -> Iterator[Fault]:
    """Ask for a language tag (BCP 47)."""
    if not (isinstance(spot.value, str) and _LANGUAGE.match(spot.value.strip())):
        yield spot.error(f"`{spot.name}` must be a language tag", "write en, or en-GB")


def mail(spot: Spot) -> Iterator[Fault]:
    """Ask for an address of mail."""
    if not (isinstance(spot.value, str) and _matches(_MAIL, spot.value.strip())):
        yield spot.error(f"`{spot.name}` must be an e-mail address", "write name@example.org")


def licence(spot: Spot) -> Iterator[Fault]:
    """Ask for an SPDX expression, or the address of a licence's text."""
    if faults := list(text(spot)):
        yield from faults
        return
    held = spot.value.strip()
    better = spot.licences(held)
    if better and better != held:
        yield spot.error(f"`{spot.name}` is no SPDX id: {held!r}", f"write {better}")
    elif not better and not _matches(_ADDRESS, held):
        what = f"`{spot.name}` names no known licence: {held!r}"
        yield spot.error(what, "write an id of spdx.org/licenses, or LicenseRef- and a name")


def one_of(*allowed: str) -> Form:
    """Ask for one of some words."""

    def form(spot: Spot) -> Iterator[Fault]:
        if spot.value not in allowed:
            close = get_close_matches(str(spot.value), allowed, 1)
            hint = f"did you mean {close[0]}?" if close else "choose one of them"
            yield spot.error(f"`{spot.name}` must be one of {', '.join(allowed)}", hint)

    return form


def matching(pattern: str, called: str, hint: str) -> Form:
    """Ask for a text of a certain shape."""
    shape = re.compile(rf"(?:{pattern})$")

    def form(spot: Spot) -> Iterator[Fault]:
        if not (isinstance(spot.value, str) and shape.match(spot.value.strip())):
            yield spot.error(f"`{spot.name}` must be {called}", hint)

    return form


def advised(inner: Form) -> Form:
    """Recommend a form; a word of the template is an error all the same."""

    def form(spot: Spot) -> Iterator[Fault]:
        for fault in inner(spot):
            yield fault if template_word(spot.value) else spot.warning(fault.what, fault.hint)

    return form


def several(inner: Form) -> Form:
    """Ask for one, or a list of such."""

    def form(spot: Spot) -> Iterator[Fault]:
        if word := template_word(spot.value):
            yield spot.error(f"`{spot.name}` is the template's {word!r}", _REMOVE)
            return
        for entry in spot.entries():
            yield from inner(entry)

    return form


def a_list(inner: Form) -> Form:
    """Ask for a list of such, and for a list alone."""

    def form(spot: Spot) -> Iterator[Fault]:
        if isinstance(spot.value, list):
            yield from several(inner)(spot)
        else:
            yield spot.error(f"`{spot.name}` must be a list", "put each entry after a `-`")

    return form


def text_or(table: Form) -> Form:
    """Ask for a text, or for a table of some form."""

    def form(spot: Spot) -> Iterator[Fault]:
        yield from (table if isinstance(spot.value, dict) else text)(spot)

    return form
