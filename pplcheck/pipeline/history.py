"""Which licence held when? Older versions are settled as today's files are.

Only the files that can declare a licence for a whole folder are followed; what single files
say of themselves is not.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pplcheck.discover import Line, Tree
from pplcheck.licences import is_same
from pplcheck.model.asset import Asset, AssetKind
from pplcheck.model.errors import SourceError
from pplcheck.model.history import History, Period
from pplcheck.model.pattern import PathPattern
from pplcheck.model.survey import Declaration
from pplcheck.pipeline.past import Answer, Part, Past, SettingsOf
from pplcheck.pipeline.survey import Progress

# A file points to another one, which is met in the first walk and followed in the second.
_MOST_WALKS = 3
_SHALLOW = "this clone is shallow: get all commits with `git fetch --unshallow`"


def with_history(
    tree: Tree, assets: Sequence[Asset], settings_of: SettingsOf, progress: Progress
) -> tuple[tuple[Asset, ...], History | None]:
    """Return the assets with their licences over time, and how far back versions are known.

    Args:
        tree: that was surveyed.
        assets: as they are in it.
        settings_of: what the steward said in a version.
        progress: called after each version that was looked at.

    """
    if tree.repository is None or not tree.revision:
        return tuple(assets), None
    try:
        line = Line(tree)
        past = Past(line, tree.prefix, [_part(asset) for asset in assets], settings_of)
        periods = _periods(past, assets, progress)
    except SourceError as error:
        return tuple(assets), History(None, f"git cannot tell ({error.problems[0].what})")
    missing = "" if line.is_whole else _SHALLOW
    return (
        tuple(replace(asset, history=_telling(periods[asset.id])) for asset in assets),
        History(line.commits[0].day, missing),
    )


def _part(asset: Asset) -> Part:
    """Return where an asset is looked for in older versions."""
    if asset.kind is AssetKind.COMPONENT:
        return Part(PathPattern(asset.paths[0]).base, asset.id)
    if asset.kind is AssetKind.PACKAGE:
        return Part(asset.id, is_package=True)
    return Part("")


def _periods(
    past: Past, assets: Sequence[Asset], progress: Progress
) -> dict[str, list[Period]]:
    told: dict[Part, _Told] = {}
    for _ in range(_MOST_WALKS):
        told = {_part(asset): _Told([]) for asset in assets}
        for answer in past.answers(progress):
            told[answer.part].go_on(answer)
        if not past.has_more():
            break
    return {asset.id: told[_part(asset)].periods for asset in assets}


def _telling(periods: Sequence[Period]) -> tuple[Period, ...]:
    """Return the periods, or none where no version declared a licence for the folder."""
    return tuple(periods) if any(one.licence or one.unknown for one in periods) else ()


@dataclass(slots=True)
class _Told:
    """The periods that were told so far, and what declared the licence last."""

    periods: list[Period]
    said: Declaration | None = None

    def go_on(self, answer: Answer) -> None:
        """Take what holds from a commit on: more of the same, or the next period."""
        said, commit = answer.said, answer.commit
        licence = said.licence.normal if said else None
        last = self.periods[-1] if self.periods else None
        if last and last.unknown == answer.unknown and self._is_same(said):
            # Of two names for the same, the newest is the one that is used today.
            self.periods[-1] = replace(last, licence=licence)
        else:
            if last:
                self.periods[-1] = replace(last, ends=commit.day)
            place = said.place if said else None
            period = Period(licence, commit.day, commit.id, None, place, answer.unknown)
            self.periods.append(period)
        self.said = said

    def _is_same(self, said: Declaration | None) -> bool:
        if said is None or self.said is None:
            return said is self.said
        return is_same(self.said, said)
