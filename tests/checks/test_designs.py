"""Are designs found that say what nobody around them says, or what nobody chose?"""

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest

from pplcheck.model.finding import Finding, Severity
from pplcheck.pipeline.check import Order, check

ANNOTATION = 'version = 1\n[[annotations]]\npath = "*.svg"\nSPDX-License-Identifier = "MIT"\n'
BY_SA = "https://creativecommons.org/licenses/by-sa/4.0/"


def _svg(licence: str) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg"><metadata><rdf:RDF '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns:cc="http://creativecommons.org/ns#"><cc:Work rdf:about="">'
        f'<cc:license rdf:resource="{licence}"/></cc:Work></rdf:RDF></metadata></svg>'
    )


def _fcstd(licence: str, url: str, part: str = "") -> bytes:
    text = (
        '<Document SchemaVersion="4"><Properties Count="2">'
        f'<Property name="License" type="App::PropertyString"><String value="{licence}"/>'
        f'</Property><Property name="LicenseURL" type="App::PropertyString">'
        f'<String value="{url}"/></Property></Properties><ObjectData Count="1">'
        '<Object name="Leg"><Properties>'
        f'<Property name="License" type="App::PropertyString"><String value="{part}"/>'
        "</Property></Properties></Object></ObjectData></Document>"
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("Document.xml", text)
    return packed.getvalue()


def _found(folder: Path, name: str) -> list[Finding]:
    report = check(Order(str(folder), date(2026, 11, 24)), lambda *_: None)
    return [one for one in report.findings if one.check == name]


def _places(finding: Finding) -> list[str]:
    return [one.place.path for one in finding.locations]


@pytest.mark.parametrize(
    ("name", "content", "severity"),
    [
        ("LICENSE.md", "GNU GPL v3\n", Severity.WARNING),
        ("okh.toml", 'okhv = "1"\nname = "x"\nlicense = "MIT"\n', Severity.WARNING),
        ("a.svg.license", "SPDX-License-Identifier: MIT\n", Severity.ERROR),
        (
            "REUSE.toml",
            ANNOTATION,
            Severity.ERROR,
        ),
        (
            "REUSE.toml",
            f'{ANNOTATION}precedence = "override"\n',
            Severity.ERROR,
        ),
    ],
)
def test_a_design_against_each_that_may_speak_of_it(
    tmp_path: Path, name: str, content: str, severity: Severity
) -> None:
    (tmp_path / "a.svg").write_text(_svg(BY_SA))
    (tmp_path / name).write_text(content)
    (finding,) = _found(tmp_path, "design-licence-differs")
    assert finding.severity is severity
    assert _places(finding) == ["a.svg", name]


def test_designs_that_say_alike_are_one_finding(tmp_path: Path) -> None:
    for name in ("a.svg", "b.svg", "c.svg"):
        (tmp_path / name).write_text(_svg(BY_SA))
    (tmp_path / "okh.toml").write_text('okhv = "1"\nname = "x"\nlicense = "MIT"\n')
    (finding,) = _found(tmp_path, "design-licence-differs")
    assert _places(finding) == ["a.svg", "b.svg", "c.svg", "okh.toml"]


def test_designs_that_agree_are_none(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(_svg(BY_SA))
    (tmp_path / "b.svg").write_text(_svg(""))
    (tmp_path / "okh.toml").write_text('okhv = "1"\nname = "x"\nlicense = "CC-BY-SA-4.0"\n')
    assert _found(tmp_path, "design-licence-differs") == []


def test_a_document_is_held_against_the_manifests_licence_of_documentation(
    tmp_path: Path,
) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "meta.xml",
            "<office:document-meta "
            'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
            ' xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"><office:meta>'
            '<meta:user-defined meta:name="License">CC-BY-SA-4.0</meta:user-defined>'
            "</office:meta></office:document-meta>",
        )
    (tmp_path / "guide.odt").write_bytes(packed.getvalue())
    manifest = "title: x\nlicense:\n  hardware: CERN-OHL-S-2.0\n  documentation: {}\n"
    (tmp_path / "okh.yml").write_text(manifest.format("CC-BY-SA-4.0"))
    assert _found(tmp_path, "design-licence-differs") == []
    (tmp_path / "okh.yml").write_text(manifest.format("GFDL-1.3-only"))
    (finding,) = _found(tmp_path, "design-licence-differs")
    assert _places(finding) == ["guide.odt", "okh.yml"]


def test_a_default_is_told_with_what_holds(tmp_path: Path) -> None:
    url = "https://en.wikipedia.org/wiki/All_rights_reserved"
    (tmp_path / "a.FCStd").write_bytes(_fcstd("All rights reserved", url))
    (tmp_path / "b.FCStd").write_bytes(_fcstd("All rights reserved", "https://ada.example"))
    part = _fcstd("All rights reserved", url, part="CC-BY-4.0")
    (tmp_path / "c.FCStd").write_bytes(part)
    (tmp_path / "okh.toml").write_text('okhv = "1"\nname = "x"\nlicense = "CERN-OHL-S-2.0"\n')
    (finding,) = _found(tmp_path, "design-licence-default")
    # What somebody chose for a part is no choice for the whole.
    assert _places(finding) == ["a.FCStd", "c.FCStd"]
    assert "CERN-OHL-S-2.0" in finding.hint
    # Somebody put an address of their own there: a statement, and it differs.
    (other,) = _found(tmp_path, "design-licence-differs")
    assert _places(other) == ["b.FCStd", "okh.toml"]
