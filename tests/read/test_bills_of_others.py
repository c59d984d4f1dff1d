"""Is each component of a bill told by what it can be known by, in every form of bills?

The SPDX 2.3 documents are written by the SPDX project's own library.
"""

import json
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from spdx_tools.spdx.model import (
    Checksum,
    ChecksumAlgorithm,
    CreationInfo,
    Document,
    ExternalPackageRef,
    ExternalPackageRefCategory,
    Package,
    Relationship,
    RelationshipType,
    SpdxNoAssertion,
)
from spdx_tools.spdx.writer.write_anything import write_file

from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.others_registry import said_by_bill, said_of_others
from pplcheck.syntax.places import UnparsableError

A, B = "a" * 40, "b" * 40
FRAME = "github.com/coop/frame"


def rows(content: object) -> list[tuple[str, str]]:
    raw = content if isinstance(content, bytes) else json.dumps(content).encode()
    found: list[Evidence] = list(said_by_bill("product.json", raw))
    assert {seen.locator for seen in found} <= {"bill"}
    return [(seen.value, seen.about) for seen in found]


def written_by_spdx(tmp_path: Path, name: str) -> bytes:
    purl = ExternalPackageRefCategory.PACKAGE_MANAGER
    persistent = ExternalPackageRefCategory.PERSISTENT_ID
    packages = [
        Package("SPDXRef-1", "frame", SpdxNoAssertion(), version="1.0", external_references=[
            ExternalPackageRef(purl, "purl", "pkg:pypi/Frame_Kit@1.0"),
            ExternalPackageRef(persistent, "gitoid", f"gitoid:blob:sha1:{A}"),
        ], checksums=[Checksum(ChecksumAlgorithm.SHA1, B)]),
        Package("SPDXRef-2", "web", f"git+https://github.com/coop/frame.git@{B}",
                homepage="https://example.org/coop/web"),
    ]  # fmt: skip
    # Each within the other, and one that points nowhere.
    contains, depends = RelationshipType.CONTAINS, RelationshipType.DEPENDS_ON
    related = [
        Relationship("SPDXRef-DOCUMENT", RelationshipType.DESCRIBES, "SPDXRef-1"),
        Relationship("SPDXRef-1", contains, "SPDXRef-2"),
        Relationship("SPDXRef-2", contains, "SPDXRef-1"),
        Relationship("SPDXRef-2", depends, SpdxNoAssertion()),
    ]
    info = CreationInfo("SPDX-2.3", "SPDXRef-DOCUMENT", "x", "https://example.org/x", [],
                        datetime(2026, 1, 1, tzinfo=UTC))  # fmt: skip
    path = tmp_path / name
    write_file(Document(info, packages, relationships=related), str(path), validate=False)
    return path.read_bytes()


@pytest.mark.parametrize("name", ["bill.spdx.json", "bill.spdx"])
def test_spdx_2(tmp_path: Path, name: str) -> None:
    raw = written_by_spdx(tmp_path, name)
    expected = {
        ("pkg:pypi/frame-kit", "frame@1.0"),
        (f"swh:1:cnt:{A}", "frame@1.0"),
        (FRAME, f"{FRAME}@{B}"),
        ("example.org/coop/web", "web"),
    }
    assert {row for row in rows(raw) if not row[0].startswith("sha1")} == expected
    # Under its own name it is found by that; the contents are the same.
    found = {(one.value, one.about) for one in said_of_others(name, raw)}
    assert expected <= found


def test_spdx_3() -> None:
    graph = [
        {"type": "software_Package", "spdxId": "u:1", "name": "frame",
         "software_packageVersion": "1.0", "software_packageUrl": "pkg:npm/%40coop/frame@1.0",
         "software_downloadLocation": "https://github.com/coop/frame",
         "verifiedUsing": [{"algorithm": "sha256", "hashValue": "c" * 64}]},
        {"type": "software_File", "spdxId": "u:2", "name": "a.py", "software_contentIdentifier":
         [{"software_contentIdentifierType": "gitoid",
           "software_contentIdentifierValue": f"gitoid:blob:sha1:{A}"}]},
        {"type": "software_Package", "name": "w", "externalIdentifier": [
            {"externalIdentifierType": "packageUrl", "identifier": "pkg:cargo/w@2"},
            {"externalIdentifierType": "swhid", "identifier": f"swh:1:rev:{B};origin=x"}]},
        {"type": "Relationship", "from": "u:1", "to": ["u:1", "u:none"]},
    ]  # fmt: skip
    assert rows({"@context": "https://spdx.org/rdf/3.0.1/x.jsonld", "@graph": graph}) == [
        ("pkg:npm/%40coop/frame", "frame@1.0"), (FRAME, "frame@1.0"),
        (f"sha256:{'c' * 64}", "frame@1.0"), (f"swh:1:cnt:{A}", "a.py"),
        ("pkg:cargo/w", "w"), (f"swh:1:rev:{B}", "w"),
    ]  # fmt: skip


def test_cyclonedx() -> None:
    component = {
        "name": "frame", "version": "1.0", "purl": "pkg:npm/%40coop/frame@1.0?arch=any",
        "hashes": [{"alg": "SHA-256", "content": "C" * 64}],
        "externalReferences": [{"type": "vcs", "url": "git@github.com:coop/frame.git"},
                               {"type": "license", "url": "https://github.com/no/no"}],
        "omniborId": [f"gitoid:blob:sha1:{A}"], "swhid": [f"swh:1:cnt:{B}"],
        "components": [{"name": "within", "purl": "pkg:gem/within"}],
    }  # fmt: skip
    for version in ("1.4", "1.5", "1.6", "1.7"):
        bill = {"bomFormat": "CycloneDX", "specVersion": version, "components": [component, 1],
                "dependencies": [{"ref": "a", "dependsOn": ["a", "nowhere"]}]}  # fmt: skip
        assert rows(bill) == [
            ("pkg:npm/%40coop/frame", "frame@1.0"), (FRAME, "frame@1.0"),
            (f"swh:1:cnt:{B}", "frame@1.0"), (f"swh:1:cnt:{A}", "frame@1.0"),
            (f"sha256:{'c' * 64}", "frame@1.0"), ("pkg:gem/within", "within"),
        ]  # fmt: skip


def test_cyclonedx_as_xml() -> None:
    bill = f"""<?xml version="1.0"?>
<bom xmlns="http://cyclonedx.org/schema/bom/1.6"><components>
<component type="library"><supplier><name>Jo</name></supplier><name>frame</name>
<version>1.0</version><purl>pkg:pypi/Frame_Kit@1.0</purl><swhid>swh:1:cnt:{A}</swhid>
<externalReferences><reference type="vcs"><url>https://github.com/coop/frame</url></reference>
</externalReferences>
<components><component><name>within</name><purl>pkg:gem/within</purl></component></components>
</component></components></bom>"""
    assert rows(bill.encode()) == [
        ("pkg:pypi/frame-kit", "frame@1.0"), (f"swh:1:cnt:{A}", "frame@1.0"),
        (FRAME, "frame@1.0"), ("pkg:gem/within", "within"),
    ]  # fmt: skip


def test_a_thousand_levels() -> None:
    levels = 1500
    inner = '{"name":"c","purl":"pkg:npm/c%d","components":['
    text = "".join(inner % level for level in range(levels)) + "]}" * levels
    raw = ('{"bomFormat":"CycloneDX","components":[' + text + "]}").encode()
    assert [value for value, _ in rows(raw)] == [f"pkg:npm/c{n}" for n in range(levels)]


def test_a_large_bill_takes_little() -> None:
    components = [{"name": f"n{n}", "purl": f"pkg:npm/n{n}@1"} for n in range(20_000)]
    raw = json.dumps({"bomFormat": "CycloneDX", "components": components}).encode()
    began = time.process_time()
    assert len(rows(raw)) == 20_000
    assert time.process_time() - began < 10


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[1]", b"<bom", b"\xff\xfe", b'{"bomFormat": "CycloneDX", "components": 1}',
     b'{"spdxVersion": 1, "packages": {"a": 1}}', b'{"@graph": [1, {"name": {}}]}',
     b"ExternalRef: \nPackageName:\n",
     b'{"bomFormat": "CycloneDX", "components": [{"purl": []}]}'],
)  # fmt: skip
def test_broken_bills(content: bytes) -> None:
    try:
        found = list(said_by_bill("bom.json", content))
    except UnparsableError:
        return
    assert [one for one in found if one.kind is EvidenceKind.DEPENDENCY] == []
