"""Does a DWG drawing say its version and its properties (Open Design Specification, 5.4.1)?"""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pplcheck.model.evidence import EvidenceKind
from pplcheck.read.designs import dwg
from tests.read.designs.told import broken, rows, told

K = EvidenceKind


def _text(value: str, version: str) -> bytes:
    """Return a text as AcDb:SummaryInfo has it: its length with the zero, then the letters."""
    coding = "cp1252" if version == "AC1018" else "utf-16-le"
    return struct.pack("<H", len(value) + 1) + (value + "\0").encode(coding)


def _drawing(
    version: str, standard: dict[str, str], custom: dict[str, str], address: int = 0x120
) -> bytes:
    names = (
        "Title", "Subject", "Author", "Keywords", "Comments", "LastSavedBy", "RevisionNumber",
        "HyperlinkBase",
    )  # fmt: skip
    head = bytearray(address)
    head[:6] = version.encode()
    struct.pack_into("<I", head, 0x20, address)
    body = b"".join(_text(standard.get(name, ""), version) for name in names)
    body += bytes(24) + struct.pack("<H", len(custom))
    for name, value in custom.items():
        body += _text(name, version) + _text(value, version)
    return bytes(head) + body + bytes(200)


@pytest.mark.parametrize(
    ("version", "release", "address"),
    [("AC1018", "2004", 0x120), ("AC1021", "2007", 0xC80), ("AC1032", "2018", 0x120)],
)
def test_properties(version: str, release: str, address: int) -> None:
    standard = {
        "Title": "Plan für A",
        "Author": "Ada Maker",
        "Comments": "Licensed under CC-BY-SA-4.0",
        "LastSavedBy": "sysadmin",
    }
    custom = {"License": "CERN-OHL-S-2.0", "Copyright": "© 2026 Coop", "Scale": "1:10"}
    seen = told(dwg, _drawing(version, standard, custom, address))
    assert rows(seen, K.IDENTIFIER) == [(f"DWG of AutoCAD {release}", 0, "")]
    assert rows(seen, K.TITLE) == [("Plan für A", 0, "")]
    assert rows(seen, K.AUTHOR) == [("Ada Maker", 0, "")]
    assert rows(seen, K.NOTICE) == [("CC-BY-SA-4.0", 0, "")]
    assert rows(seen, K.EMBEDDED) == [("CERN-OHL-S-2.0", 0, "")]
    assert rows(seen, K.COPYRIGHT) == [("© 2026 Coop", 0, "")]


@pytest.mark.parametrize("version", ["AC1015", "AC1009", "AC2.10"])
def test_of_older_versions_the_version_is_told(version: str) -> None:
    seen = told(dwg, version.encode() + bytes(400))
    assert [one.kind for one in seen] == [K.IDENTIFIER]


def test_what_is_cut_off_says_so() -> None:
    whole = _drawing("AC1032", {"Title": "A" * 50}, {})
    seen, what = broken(dwg, whole[:0x140])
    assert what == "a DWG drawing that is cut off in its properties"
    assert [one.kind for one in seen] == [K.IDENTIFIER]
    assert broken(dwg, b"AC1032" + bytes(400))[1] == ""


def test_only_drawings_are_taken() -> None:
    assert not dwg.claims(b"version https://git-lfs.github.com/spec/v1\n")
    assert not dwg.claims(b"")


@given(st.sampled_from(["AC1018", "AC1021", "AC1032"]), st.binary(max_size=300))
def test_nothing_else_ends_it(version: str, noise: bytes) -> None:
    broken(dwg, _drawing(version, {}, {})[:0x120] + noise)
    broken(dwg, version.encode() + noise)
