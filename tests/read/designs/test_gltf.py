"""Does a glTF model say what its asset, its extras and its packets of XMP hold?"""

import json
import struct
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pplcheck.model.evidence import EvidenceKind, Relation
from pplcheck.read.designs import gltf
from tests.read.designs.packages import glb
from tests.read.designs.told import broken, rows, told

K = EvidenceKind
BY = "https://creativecommons.org/licenses/by/4.0/"


def _model(asset: dict[str, Any], **more: object) -> str:
    return json.dumps({"asset": {"version": "2.0", **asset}, **more}, indent=1)


def test_what_sketchfab_writes_is_parted_from_its_addresses() -> None:
    extras = {
        "author": "Ada Maker (https://sketchfab.com/ada)",
        "license": "CC-BY-4.0 (http://creativecommons.org/licenses/by/4.0/)",
        "source": "https://sketchfab.com/3d-models/clip-0123456789abcdef",
        "title": "Clip (small)",
    }
    seen = told(gltf, _model({"extras": extras}))
    assert [(one.kind, one.value, one.line, one.column) for one in seen] == [
        (K.AUTHOR, "Ada Maker", 5, 14),
        (K.EMBEDDED, "CC-BY-4.0", 6, 15),
        (K.LINK, extras["source"], 7, 14),
        (K.TITLE, "Clip (small)", 8, 13),
    ]
    assert seen[2].relation is Relation.DERIVED_FROM


@pytest.mark.parametrize(
    ("written", "value", "means"),
    [
        # Its page names no licence; the words do.
        ("SKETCHFAB Standard (https://sketchfab.com/licenses)", "SKETCHFAB Standard", ""),
        (BY, BY, "CC-BY-4.0"),
        (f"({BY})", f"({BY})", "CC-BY-4.0"),
        ("", "", ""),
    ],
)
def test_a_licence_is_kept_as_written(written: str, value: str, means: str) -> None:
    (seen,) = told(gltf, _model({"extras": {"License": written}}))
    assert (seen.kind, seen.value, seen.means) == (K.EMBEDDED, value, means)


def test_the_copyright_may_name_the_holder_the_licence_or_both() -> None:
    seen = told(gltf, _model({"copyright": "(c) 2026 Coop, CERN-OHL-S-2.0"}))
    assert rows(seen, K.COPYRIGHT) == [("(c) 2026 Coop, CERN-OHL-S-2.0", 4, "")]
    assert rows(seen, K.NOTICE) == [("CERN-OHL-S-2.0", 4, "")]
    assert rows(told(gltf, _model({"copyright": "2020 Ada"})), K.COPYRIGHT) == [
        ("2020 Ada", 4, "")
    ]


def test_scenes_speak_of_the_whole_and_parts_of_themselves() -> None:
    nodes = [{"name": "Gear", "extras": {"license": "MIT"}}, {"extras": {"author": "Ada"}}]
    text = _model({}, scenes=[{"extras": {"license": "CC0-1.0", "x": 1}}], nodes=nodes)
    seen = told(gltf, text)
    assert [(one.kind, one.value, one.about) for one in seen] == [
        (K.EMBEDDED, "CC0-1.0", ""),
        (K.EMBEDDED, "MIT", "node Gear"),
        (K.AUTHOR, "Ada", "node 1"),
    ]


PACKET = {
    "@context": {"dc": "http://purl.org/dc/elements/1.1/"},
    "dc:creator": {"@list": ["Ada", "ada@example.org", {"@value": "Grace"}]},
    "dc:title": {"@type": "rdf:Alt", "rdf:_2": "Klammer", "rdf:_1": {"@value": "Clip"}},
    "dc:description": [{"@language": "en", "@value": "Licence: MIT"}],
    "dc:rights": {"en": "(c) 2020 Ada", "de": "(c) 2020 Ada, alle Rechte vorbehalten"},
    "http://purl.org/dc/elements/1.1/publisher": {"@set": ["Coop"]},
    "xmpRights:WebStatement": {"@id": BY},
    "xmpRights:UsageTerms": "CC BY",
    "dc:source": "thing:1",
    "xmpMM:DerivedFrom": {"stRef:documentID": "xmp.did:1"},
    "dc:format": {"@value": {"@value": [[[[[[[[["deep"]]]]]]]]]}},
}


def _with_packets(**more: Any) -> str:
    packets = {"packets": [PACKET, {"dc:creator": "Of a part"}, "nothing"]}
    return _model(
        {"extensions": {"KHR_xmp_json_ld": {"packet": 0}}},
        extensions={"KHR_xmp_json_ld": packets},
        **more,
    )


def test_a_packet_speaks_of_what_refers_to_it() -> None:
    part = {"name": "Lid", "extensions": {"KHR_xmp_json_ld": {"packet": 1}}}
    seen = told(gltf, _with_packets(meshes=[{}, part]))
    assert [(one.kind, one.value, one.about) for one in seen if one.about] == [
        (K.AUTHOR, "Of a part", "mesh Lid")
    ]
    found = [(one.kind, one.value, one.means) for one in seen if not one.about]
    assert found == [
        (K.TITLE, "Clip", ""),
        (K.AUTHOR, "Ada", ""),
        (K.AUTHOR, "Grace", ""),
        (K.ORGANISATION, "Coop", ""),
        (K.COPYRIGHT, "(c) 2020 Ada", ""),
        (K.NOTICE, "MIT", ""),
        (K.EMBEDDED, "CC BY", "CC-BY-4.0"),
        (K.LINK, "thing:1", ""),
        (K.LINK, "xmp-document:xmp.did:1", ""),
    ]


def test_a_packed_model_is_read_by_its_first_chunk() -> None:
    text = _model({"copyright": "(c) Ada"}).encode()
    version_1 = glb(text, version=1, kind=bytes(4))
    for content in (glb(text), glb(text + b"  \0\0"), version_1):
        assert rows(told(gltf, content), K.COPYRIGHT) == [("(c) Ada", 0, "")]


def test_a_byte_order_mark_stands_in_no_way() -> None:
    text = "\ufeff" + _model({"copyright": "(c) Ada"})
    assert rows(told(gltf, text), K.COPYRIGHT) == [("(c) Ada", 4, "")]


DEEP = b'{"asset":{"extras":' + b"[" * 100_000 + b"]" * 100_000 + b"}}"


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (glb(b"{}", size=2**32 - 1), "GLB with a JSON chunk of 4294967295 bytes"),
        (glb(b"{}", size=2**20), "cut off"),
        (glb(b"{}")[:19], "cut off"),
        (glb(b"{}", version=3), "version 3"),
        (glb(b"{}", kind=b"BIN\0"), "first chunk is no JSON"),
        (glb(b"{'a'}"), "not JSON"),
        (glb(b"[]"), "describes nothing"),
        (DEEP, "nested too deeply"),
        (b"{" + b" " * 2**25 + b"}", "more than 32 MiB"),
        (b'{"a":[' + b"[]," * 1_500_000 + b"0]}", "more than 1500000 values"),
        (b'{"asset":' + b"9" * 10_000 + b"}", "not JSON"),
        (b'{"asset": "\xff"}', "not UTF-8"),
    ],
)
def test_what_is_broken_has_a_reason(content: bytes, what: str) -> None:
    assert gltf.claims(content)
    assert what in broken(gltf, content)[1]


WHOLE = _with_packets(nodes=[{"extras": {"author": "Ada"}}]).encode()


def test_a_model_cut_off_anywhere_raises_nothing_else() -> None:
    packed = glb(WHOLE)
    assert all(broken(gltf, packed[:end])[1] for end in range(4, len(WHOLE)))
    assert all(broken(gltf, WHOLE[:end])[1] for end in range(len(WHOLE)))


KEYS = [
    "asset", "extras", "extensions", "KHR_xmp_json_ld", "packets", "packet", "nodes", "scenes",
    "license", "source", "@list", "@value", "@language", "rdf:_1", "dc:creator", "copyright",
]  # fmt: skip
VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(KEYS),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


@given(VALUES)
def test_any_json_is_read_or_refused(value: object) -> None:
    broken(gltf, json.dumps(value).encode())


@given(st.binary(max_size=80))
def test_chance_behind_a_head_raises_nothing_else(tail: bytes) -> None:
    broken(gltf, struct.pack("<4sI", b"glTF", 2) + tail)


def test_the_labelled_models_say_what_is_known_of_them(shared: Path) -> None:
    folder = shared / "designs" / "gltf"
    seen = told(gltf, (folder / "xmp_json_ld.synthetic.gltf").read_bytes())
    assert [one.means for one in seen if one.kind is K.EMBEDDED] == ["CC-BY-4.0"]
    assert rows(seen, K.AUTHOR, K.TITLE) == [
        ("Sample glTF with XMP metadata", 16, ""),
        ("CreatorName", 16, ""),
    ]
    seen = told(gltf, (folder / "blender_export.synthetic.glb").read_bytes())
    assert rows(seen, K.NOTICE) == [("CERN-OHL-S-2.0", 0, "")]
