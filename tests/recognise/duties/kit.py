"""Small commons and small users, read as the programme reads them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from pplcheck.licences.addresses import address_of, licence_at
from pplcheck.model.commons import Commons
from pplcheck.model.duty import DutySeen, Sight
from pplcheck.model.place import Place
from pplcheck.model.settings import Settings
from pplcheck.model.site import Site, SiteKind
from pplcheck.model.survey import FileRecord
from pplcheck.model.trace import Direction, Trace
from pplcheck.pipeline.file import read_file
from pplcheck.pipeline.survey import settle
from pplcheck.recognise.duties import Offered, UserTree, duties_seen, is_given_out
from pplcheck.recognise.offering import licence_files_of, notices_of
from tests.conftest import ROOT

PPL = (ROOT / "fixtures/stories/cargo-bike/tree/LICENSE").read_text(encoding="utf-8")
NAME = "Example Cargo Frame"
HOME = "git.example/federation/frame"
NOW = "c" * 40
# REUSE-IgnoreStart
HEAD = "// Copyright (c) 2019 Example Federation\n// SPDX-License-Identifier: PPL\n"
# REUSE-IgnoreEnd
FRAME = f"{HEAD}module frame() {{ cube(1); }}\n"
COMMONS: Mapping[str, str] = {
    "LICENSE": f"Copyright (c) 2018-2024 Example Federation\n\n{PPL}",
    "README.md": f"# {NAME}\n\nA frame for cargo bikes.\n",
    "cad/frame.scad": FRAME,
    "cad/fork.scad": f"{HEAD}module fork() {{ cube(2); }}\n",
}


def records(files: Mapping[str, str]) -> tuple[FileRecord, ...]:
    """Read files, and settle which licence holds for each."""
    found = []
    for path, text in sorted(files.items()):
        content = text.encode()
        reading = read_file(path, content)
        found.append(
            FileRecord(
                path, "", len(content), reading.evidence, reading.identification,
                format=reading.format,
            )
        )  # fmt: skip
    settled = settle(found, Settings())
    return settled.ground.settled(settled.files)


def commons(files: Mapping[str, str] = COMMONS, **more: Any) -> Commons:
    """Return a commons as an index describes it."""
    read = records(files)
    found = Commons(
        id=HOME,
        name=NAME,
        revision=NOW,
        addresses=(HOME,),
        notices=notices_of(read),
        stewards=("Example Federation",),
        licence_files=licence_files_of(read),
    )
    return replace(found, **more)


def offered(
    files: Mapping[str, str] = COMMONS, licence: str | None = "PPL", **more: Any
) -> Offered:
    """Return what a commons offers, without its texts."""
    address = address_of(licence) if licence else ""
    return Offered(commons(files, **more), licence, address)


def taken(path: str, there: str = "", **more: Any) -> Trace:
    """Return a trace of a file that was taken from the newest version, unchanged."""
    trace = Trace(HOME, there or path, Place(path), "content", 1.0, Direction.TAKEN, NOW)
    return replace(trace, **more)


def changed(path: str, there: str = "", **more: Any) -> Trace:
    """Return a trace of a file that was taken and changed."""
    return taken(
        path, there, **{"recogniser": "text", "is_changed": True, "strength": 0.9, **more}
    )


def tree(
    files: Mapping[str, str], kind: SiteKind = SiteKind.ARCHIVE, *, has_address: bool = True
) -> UserTree:
    """Return what a user gives out, with all texts at hand."""
    identifiers = (("repository", "git.example/user/bike"),) if has_address else ()
    site = Site("git.example/user/bike", kind, identifiers=identifiers)
    return UserTree(site, records(files), dict(files), is_given_out(site))


def seen(
    tree: UserTree, traces: Sequence[Trace], offer: Offered | None = None
) -> dict[Sight, DutySeen]:
    """Return what is to be seen, by what was looked for."""
    found = duties_seen(offer or offered(), tree, traces, licence_at)
    return {one.sight: one for one in found}
