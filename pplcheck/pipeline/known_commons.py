"""How are the commons of the catalogue looked for, of which nothing but names is at hand?

They become an index like any other, with their names, and of their history the commits with
which a licence began: a fork that has one of these was taken no earlier.
"""

import hashlib
from collections.abc import Collection, Iterable
from typing import Final

from pplcheck.catalogue import catalogue_source
from pplcheck.config import read_catalogue
from pplcheck.licences import parse_expression
from pplcheck.model.asset import Asset, AssetKind
from pplcheck.model.catalogued import Catalogued, CataloguedPeriod, Matter
from pplcheck.model.commons import Commons
from pplcheck.model.history import History, Period
from pplcheck.model.past import Past, PastCommit
from pplcheck.model.place import Place
from pplcheck.recognise.gathered import Gathered
from pplcheck.recognise.index import OpenedIndex, build, opened

_MISSING: Final = "known from the catalogue alone"
_WHOLE: Final = "."
# What was judged: no content at all.
_NOTHING: Final = f"sha256:{hashlib.sha256().hexdigest()}"
_KINDS: Final = {Matter.DESIGN: AssetKind.DESIGN}


def catalogued() -> tuple[Catalogued, ...]:
    """Return the entries of the catalogue that ships with pplcheck, by id."""
    name, content = catalogue_source()
    return read_catalogue(content, name, is_shipped=True)


def index_of_catalogue(entries: Iterable[Catalogued]) -> OpenedIndex:
    """Return entries as an index that knows no contents.

    Args:
        entries: of the catalogue; at least one.

    """
    return opened(build([_gathered(one) for one in entries]))


def not_among(entries: Iterable[Catalogued], given: Collection[Commons]) -> list[Catalogued]:
    """Return the entries that are none of some commons: who has one knows it better.

    Args:
        entries: of the catalogue.
        given: the commons that are at hand.

    """
    known = {name for one in given for name in (one.id, *one.addresses, *one.family)}
    return [one for one in entries if known.isdisjoint({*one.addresses, *one.family})]


def _gathered(one: Catalogued) -> Gathered:
    asset = Asset(
        id=_WHOLE,
        name=one.name,
        kind=_KINDS.get(one.matter, AssetKind.REPOSITORY),
        licence=_normal(one.periods[-1].licence),
        paths=("**",),
        content_id=_NOTHING,
        history=_history(one.periods),
    )
    commons = Commons(
        id=one.id,
        name=one.name,
        family=one.family,
        addresses=tuple(sorted(one.addresses)),
        packages=one.packages,
        assets=(asset,),
        history=History(one.began, _MISSING),
        stewards=one.stewards,
        disputed=(_WHOLE,) if one.conflict else (),
        is_catalogued=True,
        note="; ".join(filter(None, (one.conflict, one.note))),
    )
    return Gathered(commons, _past(one))


def _normal(licence: str | None) -> str | None:
    return parse_expression(licence).normal if licence else None


def _history(periods: tuple[CataloguedPeriod, ...]) -> tuple[Period, ...]:
    """Return the licences over time; nothing where no history was at hand."""
    dated = [(period, period.begins) for period in periods if period.begins]
    ends = [*(begins for _, begins in dated[1:]), None]
    return tuple(
        Period(
            licence=_normal(period.licence),
            begins=begins,
            commit=period.commit,
            ends=end,
            place=Place(period.path, 1, 1),
            unknown=period.unknown,
        )
        for (period, begins), end in zip(dated, ends, strict=False)
    )


def _past(one: Catalogued) -> Past:
    """Return the commits that are known, as if each led to the next."""
    days = dict.fromkeys(one.family, one.began) if one.began else {}
    for period in one.periods:
        if period.begins:
            days.setdefault(period.commit, period.begins)
    commits = tuple(
        PastCommit(id_, begins, (number - 1,) if number else (), number)
        for number, (id_, begins) in enumerate(days.items())
    )
    return Past(commits, tuple(range(len(commits))), is_whole=False)
