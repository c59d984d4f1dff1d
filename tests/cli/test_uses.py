"""Do `uses`, `index`, `audit` and `check --in` keep their word at the front door?"""

import csv
import io
import json
import struct
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.cli.conftest import Cli
from tests.conftest import git
from tests.pipeline.users import begun, commit, fork, named, source
from tests.report.test_formats import _validator

FORMATS = (
    "terminal", "json", "tree", "graphml", "gexf", "dot", "graph-json", "csv-nodes",
    "csv-edges",
)  # fmt: skip
_VERSION_AT, _OTHER_VERSION = 8, 99
_VERSION = struct.Struct("<I")


@pytest.fixture
def frame(tmp_path: Path, ppl_text: str) -> Path:
    """Make a commons under the PPL."""
    files = {f"src/{one}.py": source(one) for one in ("frame", "bell", "fork")}
    top = begun(tmp_path / "frame", "2020-01-01", {"LICENSE": ppl_text, **files})
    return named(top, "github.com/riders/frame")


@pytest.fixture
def ours(frame: Path) -> Path:
    """Make a fork of it with a commit of its own."""
    top = fork(frame, "ours", "github.com/coop/frame")
    commit(top, "2021-01-01", {"src/bell.py": source("bell") + source("ring", 5)})
    return top


@pytest.mark.parametrize("format_name", FORMATS)
def test_two_runs_give_the_same_bytes(
    frame: Path, ours: Path, pplcheck: Cli, format_name: str
) -> None:
    arguments = ("uses", frame, "--in", ours, "--format", format_name)
    first, second = pplcheck(*arguments), pplcheck(*arguments)
    assert (first.code, first.err) == (0, "")
    assert first.out == second.out
    assert "github.com/coop/frame" in first.out
    assert str(frame.parent) not in first.out


def test_the_json_is_what_its_schema_promises(frame: Path, ours: Path, pplcheck: Cli) -> None:
    result = json.loads(pplcheck("uses", frame, "--in", ours, "--format", "json").out)
    _validator("report.schema.json").validate(result)
    (use,) = result["uses"]
    assert (use["site"], use["asset"]) == ("github.com/coop/frame", "github.com/riders/frame")
    assert use["fork"]["base"] == git(frame, "rev-parse", "HEAD").strip()
    assert (use["fork"]["ahead"], use["fork"]["behind"]) == (1, 0)
    assert use["changes"]["changed"] == ["src/bell.py"]


def test_the_graphs_are_read_by_others(frame: Path, ours: Path, pplcheck: Cli) -> None:
    out = {
        name: pplcheck("uses", frame, "--in", ours, "--format", name).out for name in FORMATS
    }
    graph = json.loads(out["graph-json"])
    _validator("graph.schema.json").validate(graph)
    nodes = list(csv.DictReader(io.StringIO(out["csv-nodes"])))
    edges = list(csv.DictReader(io.StringIO(out["csv-edges"])))
    assert (len(nodes), len(edges)) == (len(graph["nodes"]), len(graph["edges"]))
    for name in ("graphml", "gexf"):
        tree = ET.fromstring(out[name])  # noqa: S314 - our own
        found = [one.tag.rpartition("}")[2] for one in tree.iter()]
        assert (found.count("node"), found.count("edge")) == (len(nodes), len(edges)), name
    assert out["dot"].startswith("digraph")
    assert "github.com/coop/frame (repository" in out["tree"]


def test_several_files_are_written_at_once(
    frame: Path, ours: Path, pplcheck: Cli, tmp_path: Path
) -> None:
    targets = ("-o", "json:u.json", "-o", "graphml:u.graphml")
    done = pplcheck("uses", frame, "--in", ours, *targets, cwd=tmp_path)
    assert done.code == 0, done.err
    assert json.loads((tmp_path / "u.json").read_bytes())["uses"]
    graph = ET.parse(tmp_path / "u.graphml")  # noqa: S314 - our own
    assert graph.getroot().tag.endswith("graphml")


def test_a_broken_path_among_good_ones(frame: Path, ours: Path, pplcheck: Cli) -> None:
    broken = frame.parent / "broken.zip"
    broken.write_bytes(b"PK\x03\x04 and nothing more")
    done = pplcheck(
        "uses", frame, "--in", broken, ours, frame.parent / "nothing", "--format", "json"
    )
    assert done.code == 0, done.err
    result = json.loads(done.out)
    assert [use["site"] for use in result["uses"]] == ["github.com/coop/frame"]
    assert len(result["unread"]) == 2
    assert all(one["reason"] for one in result["unread"])


@pytest.mark.parametrize("command", ["uses", "audit", "check"])
def test_only_broken_paths(frame: Path, pplcheck: Cli, command: str) -> None:
    nothing = frame.parent / "nothing"
    arguments = {
        "uses": (frame, "--in", nothing, f"{nothing}2"),
        "audit": (nothing, "--of", frame),
        "check": (frame, "--in", nothing),
    }[command]
    done = pplcheck(command, *arguments)
    assert done.code == 3
    assert str(nothing) in done.err
    assert "Traceback" not in done.err
    assert done.out == ""


def _cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def _of_another_version(content: bytes) -> bytes:
    changed = bytearray(content)
    _VERSION.pack_into(changed, _VERSION_AT, _OTHER_VERSION)
    return bytes(changed)


@pytest.mark.parametrize(
    ("spoilt", "says"), [(_cut, "cut"), (_of_another_version, "version 99")]
)
@pytest.mark.parametrize("command", ["uses", "audit", "index"])
def test_an_index_that_cannot_be_used(
    frame: Path,
    ours: Path,
    pplcheck: Cli,
    spoilt: Callable[[bytes], bytes],
    says: str,
    command: str,
) -> None:
    index = frame.parent / "frame.pplx"
    assert pplcheck("index", frame, "-o", index).code == 0
    index.write_bytes(spoilt(index.read_bytes()))
    arguments = {
        "uses": (index, "--in", ours),
        "audit": (ours, "--of", index),
        "index": (index, "-o", frame.parent / "new.pplx"),
    }[command]
    done = pplcheck(command, *arguments)
    assert done.code == 2
    (line,) = done.err.splitlines()
    assert str(index) in line
    assert says in line
    assert "pplcheck index" in line
    assert not (frame.parent / "new.pplx").exists()


def test_the_index_says_what_it_holds(frame: Path, pplcheck: Cli, tmp_path: Path) -> None:
    done = pplcheck("index", frame, "-o", tmp_path / "f.pplx")
    head = git(frame, "rev-parse", "HEAD")[:10]
    assert f"frame (github.com/riders/frame, at {head})" in done.out
    assert f"{(tmp_path / 'f.pplx').stat().st_size:,} bytes" in done.out
    assert pplcheck("index", frame, "-o", tmp_path / "f.pplx", "-q").out == ""
    assert pplcheck("index", tmp_path / "nothing", "-o", tmp_path / "n.pplx").code == 3
    assert pplcheck("index", frame, "-o", tmp_path / "no/n.pplx").code != 0


def test_the_gate_of_an_audit(frame: Path, ours: Path, pplcheck: Cli) -> None:
    assert pplcheck("audit", ours, "--of", frame).code == 4
    assert pplcheck("audit", ours, "--of", frame, "--undetermined=ok").code == 0
    stranger = begun(frame.parent / "stranger", "2022-01-01", {"x.py": source("x")})
    assert pplcheck("audit", stranger, "--of", frame).code == 0


@pytest.mark.parametrize("command", ["uses", "index"])
def test_what_is_missing_is_said(pplcheck: Cli, command: str) -> None:
    done = pplcheck(command)
    assert done.code == 2
    assert done.err
    assert "Examples:" in pplcheck(command, "--help").out


@pytest.mark.parametrize("format_name", ["terminal", "json", "tree"])
def test_a_frame_in_a_bike_in_a_fleet(
    frame: Path, pplcheck: Cli, ppl_text: str, format_name: str
) -> None:
    """Whoever uses the bike uses the frame, on the way by which it came."""
    own = {f"b/{one}.py": source(one) for one in ("saddle", "chain")}
    bike = begun(frame.parent / "bike", "2021-01-01", {"LICENSE": ppl_text, **own})
    named(bike, "github.com/makers/bike")
    parts = {f"f/{one}.py": source(one) for one in ("frame", "bell", "fork")}
    commit(bike, "2021-02-01", {**parts})
    needs = '{"dependencies": {"bike": "git+https://github.com/makers/bike.git"}}\n'
    fleet = begun(frame.parent / "fleet", "2022-01-01", {"package.json": needs})
    named(fleet, "github.com/coop/fleet")
    done = pplcheck("uses", frame, bike, "--in", bike, fleet, "--format", format_name)
    assert done.code == 0, done.err
    for name in ("frame", "makers/bike", "coop/fleet"):
        assert name in done.out
    if format_name == "json":
        result = json.loads(done.out)
        _validator("report.schema.json").validate(result)
        pairs = {(use["asset"], use["site"]) for use in result["uses"]}
        assert pairs == {
            ("github.com/riders/frame", "github.com/makers/bike"),
            ("github.com/makers/bike", "github.com/coop/fleet"),
        }
        (way,) = result["ways"]
        on_it = [ref.partition(":")[2] for ref in way]
        assert on_it[0] == "github.com/riders/frame"
        assert "github.com/makers/bike" in on_it
        assert "fleet" in on_it[-1]
