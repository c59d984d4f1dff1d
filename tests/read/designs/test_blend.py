"""Are assets, properties, texts and libraries of Blender files read, in all their forms?"""

import gzip
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from pplcheck.model.evidence import EvidenceKind, Relation
from pplcheck.read.designs import blend
from tests.read.designs.blends import Value, Writer
from tests.read.designs.told import broken, rows, told

K = EvidenceKind


def _asset(writer: Writer, name: str, **texts: str) -> None:
    """Add an object that is an asset; what belongs to it follows it in the file."""
    address = writer._address + 16  # noqa: SLF001 - the writer is the tests' own
    writer.add("OB", "Object", id={"name": f"OB{name}", "asset_data": address + 16})
    at = {key: address + 16 * (number + 2) for number, key in enumerate(texts)}
    fields: dict[str, Value] = dict(at)
    writer.add("DATA", "AssetMetaData", **fields)
    for text in texts.values():
        writer.text(text)


def _one_asset(writer: Writer) -> bytes:
    _asset(
        writer,
        "Lamp",
        author="Ada Maker",
        description="Shines",
        copyright="2026 Lamp Coop",
        license="CERN-OHL-S-2.0",
    )
    return writer.file()


FORMS: dict[str, dict[str, Any]] = {
    "4-byte little": {"pointer": 4},
    "4-byte big": {"pointer": 4, "sign": ">"},
    "8-byte little": {},
    "8-byte big": {"sign": ">"},
    "large": {"is_large": True},
}


@pytest.mark.parametrize("packed", [bytes, gzip.compress, zstandard.compress])
@pytest.mark.parametrize("form", FORMS)
def test_an_asset_speaks_for_the_file(form: str, packed: Callable[[bytes], bytes]) -> None:
    seen = told(blend, packed(_one_asset(Writer(**FORMS[form]))))
    assert [(one.kind, one.value, one.about) for one in seen] == [
        (K.EMBEDDED, "CERN-OHL-S-2.0", ""),
        (K.COPYRIGHT, "2026 Lamp Coop", ""),
        (K.AUTHOR, "Ada Maker", ""),
        (K.TITLE, "Lamp", ""),
    ]
    assert seen[0].locator == "object Lamp, asset license"


def test_frames_of_zstandard_follow_each_other() -> None:
    """Blender packs each megabyte for itself, and says at the end where each begins."""
    whole = _one_asset(Writer())
    frames = b"".join(
        zstandard.compress(whole[at : at + 700]) for at in range(0, len(whole), 700)
    )
    index = b"\x5e\x2a\x4d\x18\x04\0\0\0abcd"
    assert rows(told(blend, frames + index), K.EMBEDDED) == [("CERN-OHL-S-2.0", 0, "")]


def test_assets_that_differ_speak_for_themselves() -> None:
    writer = Writer()
    _asset(writer, "Lamp", license="CC0-1.0")
    _asset(writer, "Chair", author="Bo", license="")
    assert rows(told(blend, writer.file()), K.EMBEDDED, K.AUTHOR) == [
        ("CC0-1.0", 0, "object Lamp"),
        ("", 0, "object Chair"),
        ("Bo", 0, "object Chair"),
    ]


def _properties(writer: Writer, code: str, name: str, **values: str) -> None:
    """Add a data-block with custom properties, the last of them in a group of its own."""
    kind = {"SC": "Scene", "OB": "Object"}[code]
    base = writer._address + 16  # noqa: SLF001 - as above
    count = len(values)
    writer.add(code, kind, id={"name": f"{code}{name}", "properties": base + 16})
    first = base + 32
    writer.add("DATA", "IDProperty", type=6, data={"group": {"first": first}})
    for number, key in enumerate(values):
        following = first + 16 * (number + 1) if number + 2 < count else 0
        is_group = number == count - 2 and count > 1
        last: Value = {"group": {"first": first + 16 * (count - 1)}}
        text: Value = {"pointer": first + 16 * (count + number)}
        writer.add(
            "DATA", "IDProperty", next=following, type=6 if is_group else 0,
            name=key, data=last if is_group else text,
        )  # fmt: skip
    for value in values.values():
        writer.text(value)


def test_properties_of_a_scene_speak_for_the_file() -> None:
    writer = Writer()
    _asset(writer, "Lamp", license="CC-BY-4.0")
    _properties(writer, "SC", "Scene", license="CC0-1.0", author="Ada", group="", Title="Lamp")
    _properties(writer, "OB", "Shade", source="https://example.org/shade")
    for number in range(4):
        _properties(writer, "OB", f"Leg {number}", license="MIT")
    seen = told(blend, writer.file())
    assert rows(seen, K.EMBEDDED, K.AUTHOR, K.TITLE) == [
        ("CC-BY-4.0", 0, "object Lamp"),
        ("Lamp", 0, "object Lamp"),
        ("CC0-1.0", 0, ""),
        ("Ada", 0, ""),
        ("Lamp", 0, ""),
        ("MIT", 0, "4 objects (Leg 0, Leg 1, Leg 2, …)"),
    ]
    (link,) = (one for one in seen if one.kind is K.LINK)
    assert (link.value, link.relation) == ("https://example.org/shade", Relation.DERIVED_FROM)


@pytest.mark.parametrize(("name", "about"), [("README.txt", ""), ("rig.py", "text rig.py")])
def test_a_text_may_be_about_itself(name: str, about: str) -> None:
    writer = Writer()
    base = writer._address  # noqa: SLF001 - as above
    writer.add("TX", "Text", id={"name": f"TX{name}"}, lines={"first": base + 32})
    writer.add("DATA", "TextLine", line=base + 64, next=base + 48)
    writer.add("DATA", "TextLine", line=base + 80)
    writer.text("A lamp.")
    writer.text("Licensed under CC-BY-SA-4.0")
    assert rows(told(blend, writer.file()), K.NOTICE) == [("CC-BY-SA-4.0", 0, about)]


def test_libraries_are_contained() -> None:
    writer = Writer()
    writer.add("LI", "Library", id={"name": "LIparts.blend"}, filepath="//lib\\parts.blend")
    writer.add("LI", "Library", id={"name": "LIscrew"}, filepath="/home/ada/screw.blend")
    links = [(one.value, one.relation, one.confidence) for one in told(blend, writer.file())]
    assert links == [
        ("lib/parts.blend", Relation.CONTAINS, 0.9),
        ("/home/ada/screw.blend", Relation.CONTAINS, 0.5),
    ]


def test_a_later_blender_is_not_guessed_at() -> None:
    seen, why = broken(blend, b"BLENDER19-02v0700" + b"\0" * 100)
    assert not seen
    assert "later Blender" in why


def test_what_was_read_before_the_cut_stands() -> None:
    whole = _one_asset(Writer())
    seen, why = broken(blend, whole[:-1])
    assert seen == list(blend.read("x", whole))
    assert "cut off" in why
    seen, why = broken(blend, whole[: len(whole) // 2])
    assert not seen
    assert "cut off" in why


def _looped() -> bytes:
    writer = Writer()
    base = writer._address  # noqa: SLF001 - as above
    writer.add("SC", "Scene", id={"name": "SCScene", "properties": base + 32})
    group: Value = {"group": {"first": base + 32}}
    writer.add("DATA", "IDProperty", type=6, next=base + 32, data=group)
    return writer.file()


def _with_a_dimension(digits: int) -> bytes:
    writer = Writer()
    writer.add("SC", "Scene", id={"name": "SCScene"})
    content = writer.file()
    more = b"[" + b"9" * digits + b"]"
    at = content.index(b"DNA1") + 4
    (size,) = struct.unpack_from("<i", content, at)
    larger = content[:at] + struct.pack("<i", size + len(more)) + content[at + 4 :]
    return larger.replace(b"frames\0", b"frames" + more + b"\0")


BROKEN = {
    "dimension": _with_a_dimension(4402),
    "bomb": gzip.compress(Writer().file()[:12] + (b"DATA" + b"\0" * 20) * 510_000, 1),
    "loop": _looped(),
    "negative": b"BLENDER-v300DATA" + b"\xff" * 20,
    "no layout": b"BLENDER-v300ENDB" + b"\0" * 20,
    "window": b"\x28\xb5\x2f\xfd\x00\xff" + b"\0" * 20,
    "text": b"BLENDER is a programme",
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_ends_soon(name: str) -> None:
    seen, why = broken(blend, BROKEN[name])
    assert not seen
    assert bool(why) is (name != "loop")


@given(st.data())
def test_nothing_else_ends_the_reader(data: st.DataObject) -> None:
    content = bytearray(_one_asset(Writer(is_large=data.draw(st.booleans()))))
    for _ in range(data.draw(st.integers(0, 3))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    broken(blend, bytes(content[: data.draw(st.integers(0, len(content)))]))


def test_the_real_file(shared: Path) -> None:
    seen = told(blend, (shared / "designs/blend/asset_zstd.synthetic.blend").read_bytes())
    assert rows(seen, K.EMBEDDED, K.AUTHOR) == [
        ("CERN-OHL-S-2.0", 0, "object Cube"),
        ("Ada Maker", 0, "object Cube"),
        ("PPL-1.0", 0, ""),
    ]
