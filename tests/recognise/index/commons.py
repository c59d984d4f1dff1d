"""Commons to index: of our own making, and any that hypothesis thinks of."""

from datetime import date, timedelta

import numpy as np
from hypothesis import strategies as st

from pplcheck.model.asset import Asset, AssetKind
from pplcheck.model.commons import Commons, NoticeLine
from pplcheck.model.history import History, Period
from pplcheck.model.past import Life, Past, PastCommit
from pplcheck.model.place import Place
from pplcheck.recognise.gathered import Gathered, GatheredText
from pplcheck.recognise.geometry import Shape
from pplcheck.recognise.held import Held, Mesh
from pplcheck.recognise.texts import Drawn, Sketch
from pplcheck.recognise.triangles import Grid

_DAY = date(2016, 11, 29)
_SHAPE = Shape((0.1, 1 / 3, 2.0, 0.0, 1e-9, 3.5, 1.0, 2.5, -0.5), 12.7, -1e-17, 96, 6.5)


def blob(number: int) -> str:
    """Return a blob id whose first 64 bits tell it from others."""
    return f"{number * 0x9E3779B97F4A7C15 % (1 << 160):040x}"[::-1]


def commons(name: str = "github.com/riders/app", **changes: object) -> Commons:
    """Return a description with something in every field."""
    told = {
        "id": name, "name": "Courier platform", "revision": blob(3), "family": (blob(7),),
        "addresses": (name,), "packages": ("pkg:npm/courier",),
        "assets": (
            Asset(".", "app", AssetKind.REPOSITORY, "LicenseRef-Coopyleft", ("**",), "ab" * 32,
                  history=(Period("PPL", _DAY, blob(7), date(2018, 12, 5), Place("LICENSE", 1)),
                           Period(None, date(2018, 12, 5), blob(8), unknown="damaged"))),
            Asset("frame", "frame", AssetKind.DESIGN, None, ("frame/**",), "cd" * 32, "."),
        ),
        "history": History(_DAY, "shallow"), "licence_files": ("LICENSE",),
        "notices": (NoticeLine("src/\udce9.py", 1, "Copyright © 2016 The riders"),),
        "stewards": ("Riders S.Coop.",),
    }  # fmt: skip
    return Commons(**{**told, **changes})  # type: ignore[arg-type]  # as in the class


def past(*lives: Life, seed: int = 0) -> Past:
    """Return four commits, of which one is on a side branch, and some lives."""
    ids = [blob(seed * 10 + number) for number in range(7, 11)]
    commits = (
        PastCommit(ids[0], _DAY, (), 0),
        PastCommit(ids[1], _DAY + timedelta(1), (0,), 1),
        PastCommit(ids[2], _DAY + timedelta(2), (0,), 2),
        PastCommit(ids[3], _DAY + timedelta(2), (1, 2), 2),
    )
    return Past(commits, (0, 1, 3), lives, is_whole=False)


def text(path: str, *grams: int, newest: int = 1) -> GatheredText:
    """Return a text with these fingerprints."""
    return GatheredText(path, np.array(sorted(grams), np.uint64), newest)


def riders() -> Gathered:
    """Return a commons with something of everything."""
    name = "github.com/riders/app"
    lives = (
        Life(blob(1), "LICENSE", 0, 2),
        Life(blob(2), "src/app.py", 0, 0),
        Life(blob(3), "src/app.py", 1, 2),
        Life(blob(1), "src/copy", 1, 1),
        Life(blob(4), "src/\udce9.py", 2, 2),
        # Never on the line: on a branch, and in the folder alone.
        Life(blob(5), "src/app.py", 1, 1, is_aside=True),
        Life(blob(6), "new.py", 0, 0, is_aside=True),
    )
    mesh = Mesh(_SHAPE, ((_SHAPE, 2),), 2 * (Grid(b"\x01" + bytes(7), b"\x02" + bytes(3), 3),))
    return Gathered(
        commons(name), past(*lives),
        (text("LICENSE", 5, 1 << 63, newest=2), text("src/app.py", 5, 6, 7)),
        (Held("frame.stl", name, blob(9), mesh, is_cut_by_us=True),
         Held("flat.stl", name, blob(9), Mesh(None, shapeless="it has no area"))),
        (Drawn("board.kicad_pcb", name, blob(9), Sketch("board", b"\0" * 8, b"\1\0\0\0", 0)),),
    )  # fmt: skip


_PATHS = st.sampled_from(["a", "a/b.py", "b", "é", "\udcff", "z" * 300])
_NUMBERS = st.integers(0, 5)


@st.composite
def gathered(draw: st.DrawFn) -> Gathered:
    """Return any commons, of which a few may be the same in several versions."""
    name = draw(st.sampled_from(["a", "b", "c", "d"]))
    length = draw(st.integers(0, 4))
    days = sorted(draw(st.lists(_NUMBERS, min_size=length, max_size=length)))
    ids = draw(st.lists(_NUMBERS, min_size=length, max_size=length, unique=True))
    commits = tuple(
        PastCommit(blob(one), _DAY + timedelta(day), tuple(range(number)), number)
        for number, (one, day) in enumerate(zip(ids, days, strict=True))
    )
    last = max(length - 1, 0)
    lives = draw(
        st.lists(
            st.builds(Life, _NUMBERS.map(blob), _PATHS, st.just(0), st.integers(0, last)),
            max_size=6,
        )
    )
    texts = draw(
        st.dictionaries(
            _PATHS,
            st.frozensets(st.integers(0, (1 << 64) - 1) | _NUMBERS, max_size=9),
            max_size=3,
        )
    )
    return Gathered(
        commons(
            name, revision=blob(draw(_NUMBERS)), family=tuple(blob(one) for one in ids[:1])
        ),
        Past(commits, tuple(range(length)), tuple(sorted(lives, key=lambda life: life.path))),
        tuple(text(path, *grams) for path, grams in sorted(texts.items())),
        riders().meshes[: draw(st.integers(0, 1))],
    )
