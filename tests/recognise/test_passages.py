"""Are the lines told that a file shares, and is a notice alone no copy?"""

from pplcheck.model.trace import Trace
from pplcheck.recognise.near import Search
from pplcheck.recognise.passages import trace_of
from tests.recognise.prose import asked, commons_of, index_of, prose

_TEXT = prose("text", 40)
_LINES = _TEXT.splitlines(keepends=True)
_NOTICE = "/*\n * Copyright (c) 2019 Someone. Permission is granted\n" + "".join(
    f" * {line}\n" for line in prose("notice", 12).splitlines()
) + " */\n"  # fmt: skip


def _traces(
    texts: dict[str, str], path: str, text: str, *, has_content: bool = True
) -> list[Trace]:
    index = index_of(commons_of("commons", texts))
    search = Search(index)
    search.look_up([asked(path, text)])
    content = text.encode() if has_content else None
    told = (trace_of(match, index.commons[0], content) for match in search.matches())
    return [trace for trace in told if trace]


def test_the_lines_in_common_are_told() -> None:
    changed = "".join([*_LINES[:10], *prose("own", 10).splitlines(keepends=True), *_LINES[20:]])
    (trace,) = _traces({"a.py": _TEXT}, "x.py", changed)
    (first, second) = trace.lines
    # A passage that is kept is 30 letters long and may begin a window later: two lines.
    assert 1 <= first[0] <= 3
    assert 8 <= first[1] <= 10
    assert 21 <= second[0] <= 23
    assert 38 <= second[1] <= 40
    assert (trace.there, trace.here.path, trace.is_changed) == ("a.py", "x.py", True)
    assert 0.5 < trace.strength < 1


def test_without_content_no_lines_are_told() -> None:
    (trace,) = _traces({"a.py": _TEXT}, "x.py", _TEXT, has_content=False)
    assert trace.lines == ()


def test_a_notice_alone_is_no_copy() -> None:
    theirs = _NOTICE + prose("theirs", 8)
    assert _traces({"a.c": theirs}, "x.c", _NOTICE + prose("ours", 8)) == []
    # Without a word of copyright it is a text like any other.
    said = _NOTICE.replace("Copyright (c)", "").replace("Permission is", "")
    assert _traces({"a.c": said + prose("theirs", 8)}, "x.c", said + prose("ours", 8))


def test_a_copy_below_the_same_notice_is_told_without_it() -> None:
    text = _NOTICE + _TEXT
    (trace,) = _traces({"a.c": text}, "x.c", text)
    assert trace.lines[0][0] > _NOTICE.count("\n")
    assert trace.strength > 0.9


def test_more_evidence_is_surer() -> None:
    strengths = [
        _traces({"a.py": _TEXT}, "x.py", "".join(_LINES[:count]))[0].strength
        for count in (4, 6, 8, 40)
    ]
    assert strengths == sorted(set(strengths))
    assert strengths[-1] <= 0.99


def test_what_the_commons_has_from_others_is_half_as_sure() -> None:
    (own,) = _traces({"js/own/a.js": _TEXT}, "node_modules/@x/y/a.js", _TEXT)
    (taken,) = _traces({"js/vendor/a.js": _TEXT}, "node_modules/@x/y/a.js", _TEXT)
    assert taken.strength < 0.6 * own.strength
    assert "in js/vendor/" in taken.says
    assert "the package @x/y" in own.says


def test_bytes_of_any_kind_are_endured() -> None:
    odd = "/*" + "é\0" * 400 + _TEXT
    (trace,) = _traces({"a.py": _TEXT}, "x.py", odd)
    assert trace.there == "a.py"
