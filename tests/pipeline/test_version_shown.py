"""Which version shows at a site, and is no more said of it than shows?"""

from dataclasses import replace
from datetime import date

import pytest

from pplcheck.model.asset import Asset, AssetKind
from pplcheck.model.fork import Fork, Taken
from pplcheck.model.found import Found
from pplcheck.model.history import Period
from pplcheck.model.place import Place
from pplcheck.model.trace import Trace
from pplcheck.model.use import Version
from pplcheck.pipeline.version_shown import version_shown

_DAYS = [date(2020, 1, 1 + number) for number in range(6)]
_PLACES = {f"c{number}": number for number in range(6)}
# Under the PPL in versions 0 to 2, then under another licence.
_ASSET = Asset(
    ".", "x", AssetKind.REPOSITORY, "MIT", ("**",), "sha256:0",
    history=(Period("PPL", _DAYS[0], "c0", _DAYS[3]), Period("MIT", _DAYS[3], "c3")),
)  # fmt: skip
_FILE = Trace("x", "a.py", Place("b.py"), "content", 0.9, version="c0", last_version="c2")
_NAME = Trace("x", "", Place("bom.json", 3), "bill", 0.9)
_FORK = Fork("x", "c3", _DAYS[3], 3, is_aside=False, shared=4, behind=2, ahead=0)
_TAKEN = Taken("x", 1, 2, "c1", "c2", _DAYS[1], _DAYS[2], 5, 5, 5)


def _licence(found: Found, *traces: Trace) -> tuple[str | None, bool]:
    told = version_shown(found, _ASSET, traces, _PLACES) or Version(_ASSET.licence, "")
    return told.licence, told.is_known


@pytest.mark.parametrize(
    ("found", "traces", "licence"),
    [
        (Found(fork=replace(_FORK, base="c2", line=2)), (), ("PPL", True)),
        (Found(fork=_FORK), (), ("MIT", True)),
        # A branch that was merged by the very version that changed the licence.
        (Found(fork=replace(_FORK, is_aside=True)), (), (None, False)),
        (Found(taken=_TAKEN), (), ("PPL", True)),
        (Found(taken=replace(_TAKEN, last=4, last_version="c4")), (), (None, False)),
        (Found(), (replace(_NAME, recogniser="submodule", version="c1"),), ("PPL", True)),
        (Found(), (_FILE,), ("PPL", True)),
        (Found(), (_FILE, replace(_FILE, version="c2", last_version="c5")), ("PPL", True)),
        # Two that never stood together may be of any version between them.
        (Found(), (_FILE, replace(_FILE, version="c4", last_version="c5")), (None, False)),
        # A number of a release is on no line of commits.
        (Found(), (replace(_NAME, version="1.2.0"),), (None, False)),
        (Found(), (_NAME,), (None, False)),
    ],
)
def test_the_version_decides_the_licence(
    found: Found, traces: tuple[Trace, ...], licence: tuple[str | None, bool]
) -> None:
    assert _licence(found, *traces) == licence


def test_where_the_licence_never_changed_the_version_need_not_be_known() -> None:
    always = replace(_ASSET, history=_ASSET.history[1:])
    assert version_shown(Found(), always, (_NAME,), _PLACES) is None
