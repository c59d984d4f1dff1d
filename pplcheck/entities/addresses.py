"""What does an e-mail address tell: a programme, a free host, an organisation?

The lists are data: `mail.toml` beside this file.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# Shorter pieces of a name stand in many domains by chance.
_FEWEST_LETTERS = 4


@dataclass(frozen=True, slots=True)
class _Known:
    """The lists, as sets."""

    free: frozenset[str]
    forwarding: frozenset[str]
    local: frozenset[str]
    own: frozenset[str]
    second: frozenset[str]
    bot_mails: frozenset[str]
    bot_names: frozenset[str]


@cache
def _known() -> _Known:
    content = files("pplcheck.entities").joinpath("mail.toml").read_text(encoding="utf-8")
    told = tomllib.loads(content)
    return _Known(
        frozenset([*told["free"], *told["members"], *told["reserved"]]),
        frozenset(told["forwarding"]),
        frozenset(told["local"]),
        frozenset(told["own"]),
        frozenset(told["second"]),
        frozenset(told["bots"]["mails"]),
        frozenset(told["bots"]["names"]),
    )


def is_bot(mail: str, name: str) -> bool:
    """Whether a programme commits under this name or address."""
    known, name = _known(), name.strip().lower()
    local = mail.partition("@")[0]
    return (
        name.endswith("[bot]")
        or local.endswith("[bot]")
        or mail in known.bot_mails
        or name in known.bot_names
    )


def account(mail: str) -> str:
    """Return an address so that two forms of one account's are equal.

    GitHub gives out `name@users.noreply.github.com`, and later `12345+name@…`.

    Args:
        mail: in lower case.

    """
    local, at, host = mail.partition("@")
    if host in _known().forwarding and local.partition("+")[0].isdigit():
        local = local.partition("+")[2]
    return local + at + host


def host_of(mail: str) -> str:
    """Return the domain of an address in lower case."""
    return mail.rpartition("@")[2].strip(" .").lower()


def is_below(host: str, domain: str) -> bool:
    """Whether a host belongs to a domain."""
    return host == domain or host.endswith(f".{domain}")


def employers_of(names: Iterable[str], mails: Iterable[str]) -> frozenset[str]:
    """Return the domains of somebody's addresses that look like an organisation's.

    A domain that is called like the person is their own, and is not given away.

    Args:
        names: as the person writes them.
        mails: all their addresses, in lower case.

    """
    mails = list(mails)
    called = [*names, *(mail.partition("@")[0] for mail in mails)]
    pieces = {
        letters
        for name in called
        for word in (*re.split(r"[\s.+_-]", name), name)
        if len(letters := _letters(word)) >= _FEWEST_LETTERS
    }
    return frozenset(
        domain
        for mail in mails
        if mail.partition("@")[0] not in _known().own
        and (domain := _organisation(mail))
        and not any(_is_called(domain, piece) for piece in pieces)
    )


def _organisation(mail: str) -> str:
    """Return the domain of an address; nothing for hosts of everybody and of nobody."""
    known, host = _known(), host_of(mail)
    if "@" not in mail or "." not in host or not host.isascii() or not host.isprintable():
        return ""
    domain = _registered(host)
    label = domain.partition(".")[0]
    is_other = (
        {domain, host, f"{label}.*"} & known.free
        or host in known.forwarding
        or host.rpartition(".")[2] in known.local
        or host.replace(".", "").isdigit()
    )
    return "" if is_other else domain


def _is_called(domain: str, piece: str) -> bool:
    label = _letters(domain.partition(".")[0])
    return piece in label or (len(label) >= _FEWEST_LETTERS and label in piece)


def _registered(host: str) -> str:
    """Return the part of a host that somebody registered: two names, or three of `co.uk`."""
    parts = host.split(".")
    is_long = len(parts) > 2 and len(parts[-1]) == 2 and parts[-2] in _known().second  # noqa: PLR2004 - countries have endings of two letters
    return ".".join(parts[-3 if is_long else -2 :])


def _letters(word: str) -> str:
    """Return the letters and digits of a word without accents, in lower case."""
    plain = unicodedata.normalize("NFKD", word)
    return "".join(sign for sign in plain.lower() if sign.isascii() and sign.isalnum())
