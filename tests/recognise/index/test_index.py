"""Does an index answer what was put into it, and nothing else?"""

from collections import defaultdict
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from pplcheck.model.commons import Commons
from pplcheck.model.past import Life, Past
from pplcheck.recognise.doors import Index, Known, KnownText
from pplcheck.recognise.gathered import Gathered
from pplcheck.recognise.index import UnusableIndexError, build, opened, opening
from tests.recognise.index.commons import blob, commons, gathered, past, riders, text


def _opened(*every: Gathered) -> Index:
    return opened(build(every))


def test_everything_comes_back() -> None:
    given = riders()
    index = _opened(given)
    assert index.commons == (given.commons,)
    assert index.past(0) == replace(given.past, lives=())
    assert sorted(index.meshes(), key=lambda held: held.path) == sorted(
        given.meshes, key=lambda held: held.path
    )
    assert index.drawn() == given.drawn
    assert index.text(1) == KnownText(0, "src/app.py", 1)


def test_a_content_tells_where_it_stood() -> None:
    index = _opened(riders())
    assert index.contents([blob(1), blob(99), "", "zz" * 20, blob(4)]) == {
        blob(1): (Known(0, "LICENSE", 0, 2), Known(0, "src/copy", 1, 1)),
        blob(4): (Known(0, "src/\udce9.py", 2, 2),),
    }
    assert index.contents([blob(5), blob(6)]) == {
        blob(5): (Known(0, "src/app.py", 1, 1),), blob(6): (Known(0, "new.py", 0, 0),)
    }  # fmt: skip
    keys = np.array([int(blob(one)[:16], 16) for one in (99, 4, 1)], np.uint64)
    assert index.known_contents(keys).tolist() == [False, True, True]


def test_commits_are_found_by_their_whole_id() -> None:
    index = _opened(riders(), Gathered(commons("fork"), past()))
    same_start = blob(8)[:16] + "0" * 24
    assert index.commits([blob(8), same_start, "", "é" * 40]) == {blob(8): ((0, 1), (1, 1))}


def test_long_ids_of_commits_stand_beside_short_ones() -> None:
    long = [replace(commit, id=commit.id + "0" * 24) for commit in past(seed=1).commits]
    other = Gathered(commons("a", hash_name="sha256"), Past(tuple(long), past().line))
    index = _opened(riders(), other)
    assert index.past(0).commits == tuple(long)
    assert index.past(1) == replace(riders().past, lives=())
    assert index.commits([long[2].id, blob(7), blob(7) + "0" * 24]) == {
        long[2].id: ((0, 2),), blob(7): ((1, 0),)
    }  # fmt: skip


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        (0, {"LICENSE": 1, "src/app.py": 2}),
        (1, {"LICENSE": 1, "src/app.py": 3, "src/copy": 1}),
        (2, {"LICENSE": 1, "src/app.py": 3, "src/\udce9.py": 4}),
        (3, {}),
    ],
)
def test_a_version_has_its_paths(version: int, expected: dict[str, int]) -> None:
    found = _opened(riders()).paths_at(0, version)
    assert found == {path: blob(one)[:16] for path, one in expected.items()}


def test_the_order_in_which_lives_are_given_changes_nothing() -> None:
    one = riders()
    turned = replace(one, past=replace(one.past, lives=one.past.lives[::-1]))
    assert build([turned]) == build([one])


def test_fingerprints_tell_their_texts() -> None:
    index = _opened(riders(), Gathered(commons("other"), Past((), ()), (text("x", 5),)))
    asked = np.array([7, 1 << 63, 4, 5], np.uint64)
    places, texts = index.holders(asked)
    assert sorted(zip(places.tolist(), texts.tolist(), strict=True)) == [
        (0, 1), (1, 0), (3, 0), (3, 1), (3, 2)
    ]  # fmt: skip
    assert index.text(2) == KnownText(1, "x", 1)
    assert [len(one) for one in index.holders(np.array([], np.uint64))] == [0, 0]


@pytest.mark.parametrize(
    ("families", "unrelated"),
    [
        ((("r",), ("r",), ("s",)), 2),
        (((), (), ()), 3),
        # A fork that has merged another history is related to both.
        ((("r",), ("r", "s"), ("s",)), 1),
        ((("r",), ("s",), ("r", "s")), 1),
    ],
)
def test_a_content_tells_how_many_have_it_who_have_nothing_in_common(
    families: tuple[tuple[str, ...], ...], unrelated: int
) -> None:
    life = Life(blob(1), "LICENSE", 0, 0)
    index = _opened(
        *(
            Gathered(
                commons(name, family=family), Past((), (), (life, replace(life, path="b")))
            )
            for name, family in zip("abc", families, strict=True)
        )
    )
    (known,) = index.contents([blob(1)]).values()
    assert [one.commons for one in known] == [0, 0, 1, 1, 2, 2]
    assert {one.families for one in known} == {unrelated}


@settings(deadline=None)
@given(gathered())
def test_any_commons_comes_back(given: Gathered) -> None:
    index = _opened(given)
    assert index.past(0) == replace(given.past, lives=())
    stood = defaultdict(list)
    for life in given.past.lives:
        stood[life.content_id].append(Known(0, life.path, life.first, life.last))
    assert index.contents(blob(number) for number in range(9)) == {
        one: tuple(sorted(known)) for one, known in stood.items()
    }
    for number, one in enumerate(sorted(given.texts, key=lambda one: _bytes(one.path))):
        assert index.text(number) == KnownText(0, one.path, one.newest)
        _, texts = index.holders(one.grams)
        assert np.count_nonzero(texts == number) == len(one.grams)


def _bytes(path: str) -> bytes:
    return path.encode("utf-8", "surrogateescape")


def test_nothing_at_all_is_an_index() -> None:
    index = _opened()
    assert index.commons == ()
    assert index.contents([blob(1)]) == {}
    assert index.commits([blob(1)]) == {}
    assert (index.meshes(), index.drawn()) == ((), ())


def test_thousands_of_paths_are_found() -> None:
    lives = [Life(blob(one), f"src/{one % 7}/file{one}.py", 0, 2) for one in range(5000)]
    index = _opened(Gathered(commons("a"), past()), Gathered(commons(), past(*lives)))
    found = index.contents(life.content_id for life in lives)
    assert {known.path for (known,) in found.values()} == {life.path for life in lives}
    assert len(index.paths_at(1, 2)) == 5000


def test_a_path_that_no_file_can_have_is_left_out() -> None:
    lives = [
        Life(blob(one), path, 0, 0) for one, path in enumerate(["a", "b\0c", "\ud800", ""])
    ]
    given = Gathered(commons(), Past((), (), tuple(lives)), (text("\0", 5), text("c", 6)))
    index = _opened(given)
    assert list(index.contents(blob(one) for one in range(4))) == [blob(0)]
    assert index.text(0).path == "c"


@pytest.mark.parametrize(
    "wrong",
    [
        Gathered(commons(), Past((), (), (Life("abc", "a", 0, 0),))),
        Gathered(commons(), Past((), (), (Life("g" * 40, "a", 0, 0),))),
        Gathered(commons(), Past((), (), (Life(blob(1), "a", 0, 1 << 32),))),
        Gathered(commons(hash_name="sha256"), past()),
    ],
)
def test_what_cannot_be_kept_is_said(wrong: Gathered) -> None:
    with pytest.raises(UnusableIndexError):
        build([wrong])


def test_a_description_of_few_words_has_few() -> None:
    assert _opened(Gathered(Commons("a", "A"), Past((), ()))).commons == (Commons("a", "A"),)


def test_the_size_is_that_of_the_fingerprints() -> None:
    grams = np.unique(np.random.default_rng(1).integers(0, 1 << 63, 100_000, np.uint64))
    content = build([Gathered(commons(), Past((), ()), (text("a", *grams.tolist()),))])
    assert len(content) / len(grams) < 12.1


def test_what_is_asked_again_is_answered_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "_MOST_CONTENTS_KEPT", 2)
    index = _opened(riders())
    first = [index.contents([blob(one)]) for one in range(9)]
    assert [index.contents([blob(one)]) for one in range(9)] == first
    assert index.contents(map(blob, range(9))) == {
        one: known for found in first for one, known in found.items()
    }
