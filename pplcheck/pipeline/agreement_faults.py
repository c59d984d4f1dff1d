"""Does what was agreed name parties, assets, duties and documents that are there?"""

import hashlib
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from pplcheck.discover import Files, UnloadableError
from pplcheck.model.asset import Asset
from pplcheck.model.entity import Entity
from pplcheck.model.errors import Problem
from pplcheck.model.settings import Settings
from pplcheck.model.terms import Terms


def faults_of_parties(settings: Settings, entities: Iterable[Entity]) -> Iterator[Problem]:
    """Yield a problem for each agreement with an entity that no file describes.

    Natural persons may be parties; they are not among those that a message offers.
    """
    described = tuple(entities)
    known = {entity.id for entity in described}
    shown = sorted(entity.id for entity in described if not entity.is_person)
    for one in settings.agreements:
        if one.entity not in known:
            what = f"the agreement names the entity {one.entity!r}, which no file describes"
            close = get_close_matches(one.entity, shown, 1)
            hint = f"did you mean {close[0]!r}?" if close else f"described are: {_list(shown)}"
            yield Problem(one.place, what, hint)


def broken_evidence(files: Files, settings: Settings) -> Iterator[Problem]:
    """Yield a problem for each agreement whose document is not there, or is another one.

    An address is not opened; anything else is a path below the configuration's folder.
    """
    for one in settings.agreements:
        if "://" in one.evidence:
            continue
        document = f"the document {one.evidence!r} of the agreement"
        try:
            content = files.read(one.evidence)
        except UnloadableError as error:
            hint = "keep it within the commons, or name an address"
            yield Problem(one.place, f"{document} cannot be read ({error})", hint)
            continue
        if one.sha256 and hashlib.sha256(content).hexdigest() != one.sha256:
            what = f"{document} is not the one that was hashed"
            yield Problem(one.place, what, "look at it again, then give its new sha256")


def faults_of_assets(
    settings: Settings, assets: Iterable[Asset], terms: Iterable[Terms]
) -> Iterator[Problem]:
    """Yield a problem for each agreement or schedule on what is not there.

    And for each duty that is waived, and that the licence of the asset does not have.
    """
    known = {asset.id: asset for asset in assets}
    duties = {one.id: [duty.name for duty in one.duties] for one in terms}
    named = [(one.asset, one.place) for one in settings.agreements]
    named += [(one.asset, one.place) for one in settings.schedules]
    for asset, place in named:
        if asset and asset not in known:
            close = get_close_matches(asset, sorted(known), 1)
            hint = f"did you mean {close[0]!r}?" if close else f"there are: {_list(known)}"
            yield Problem(place, f"there is no asset {asset!r}", hint)
    for one in settings.agreements:
        licence = known[one.asset].licence if one.asset in known else None
        for duty in one.waives:
            if licence in duties and duty not in duties[licence]:
                what = f"the licence of {one.asset} has no duty {duty!r} to waive"
                yield Problem(one.place, what, f"it has: {_list(duties[licence])}")


def _list(names: Iterable[str]) -> str:
    return ", ".join(sorted(names)) or "none"
