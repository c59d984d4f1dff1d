"""Do office documents say what their properties and their own words say?"""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.designs import odf, ooxml
from pplcheck.syntax.places import UnparsableError

OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
META = (
    f'<office:document-meta xmlns:office="{OFFICE}:office:1.0" xmlns:meta="{OFFICE}:meta:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta>%s</office:meta>'
    "</office:document-meta>"
)
CORE = (
    '<cp:coreProperties xmlns:cp="core" xmlns:dc="http://purl.org/dc/elements/1.1/">%s'
    "</cp:coreProperties>"
)
CUSTOM = '<Properties xmlns="custom" xmlns:vt="types">%s</Properties>'
MANIFEST = '<manifest:manifest xmlns:manifest="m">%s</manifest:manifest>'
BY_SA = "https://creativecommons.org/licenses/by-sa/4.0/"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
KINDS = EvidenceKind


def packed(members: Mapping[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def said(reader: object, content: bytes) -> list[tuple[EvidenceKind, str, str]]:
    return [(one.kind, one.value, one.means) for one in read(reader, content)]


def read(reader: object, content: bytes) -> list[Evidence]:
    module = odf if reader is odf else ooxml
    assert module.claims(content)
    return list(module.read("a", content))


def user(name: str, value: str) -> str:
    return f'<meta:user-defined meta:name="{name}">{value}</meta:user-defined>'


def custom(name: str, value: str) -> str:
    return f'<property name="{name}" pid="2"><vt:lpwstr>{value}</vt:lpwstr></property>'


def test_odf_says_who_began_it_its_title_and_its_licence() -> None:
    meta = META % (
        "<dc:creator>Bob</dc:creator><meta:initial-creator>Ada Maker</meta:initial-creator>"
        "<dc:title>A plan</dc:title><dc:rights>© 2026 Coop</dc:rights>"
        + user("License URL", BY_SA)
        + user("Lizenz", "CC BY-SA 4.0")
        + user("Organisation", "Commons Coop")
        + user("Info 1", "CC BY-ND")
    )
    content = packed({"mimetype": "application/vnd.oasis.opendocument.text", "meta.xml": meta})
    assert set(said(odf, content)) == {
        (KINDS.AUTHOR, "Ada Maker", ""),
        (KINDS.TITLE, "A plan", ""),
        (KINDS.COPYRIGHT, "© 2026 Coop", ""),
        (KINDS.ORGANISATION, "Commons Coop", ""),
        (KINDS.EMBEDDED, "CC BY-SA 4.0", "CC-BY-SA-4.0"),
    }
    assert {one.locator for one in read(odf, content)} >= {"meta.xml, Lizenz"}


def test_a_flat_document_is_read_as_far_as_its_metadata() -> None:
    flat = META.replace("document-meta", "document") % user("License", "CC0-1.0")
    cut_off = flat.replace("</office:document>", "<office:body>" + "x" * 100_000)
    assert said(odf, cut_off.encode()) == [(KINDS.EMBEDDED, "CC0-1.0", "")]


def test_an_empty_licence_is_told() -> None:
    content = packed({"meta.xml": META % user("License", "")})
    assert said(odf, content) == [(KINDS.EMBEDDED, "", "")]


def test_ooxml_says_its_creators_title_company_and_licence() -> None:
    content = packed(
        {
            "docProps/core.xml": CORE
            % "<dc:title>A plan</dc:title><dc:creator>Ada Maker; Bob</dc:creator>",
            "docProps/app.xml": CUSTOM % "<Company>Commons Coop</Company>",
            "docProps/custom.xml": CUSTOM % (custom("License", BY_SA) + custom("Client", "X")),
        }
    )
    assert set(said(ooxml, content)) == {
        (KINDS.TITLE, "A plan", ""),
        (KINDS.AUTHOR, "Ada Maker", ""),
        (KINDS.AUTHOR, "Bob", ""),
        (KINDS.ORGANISATION, "Commons Coop", ""),
        (KINDS.EMBEDDED, BY_SA, "CC-BY-SA-4.0"),
    }


def test_the_properties_lie_where_the_package_says() -> None:
    relation = (
        '<Relationships xmlns="r"><Relationship Id="a" Target="/meta/own.xml" '
        'Type="http://x/metadata/core-properties"/></Relationships>'
    )
    content = packed(
        {
            "_rels/.rels": relation,
            "meta/own.xml": CORE % "<dc:title>Right</dc:title>",
            "docProps/core.xml": CORE % "<dc:title>Wrong</dc:title>",
        }
    )
    assert said(ooxml, content) == [(KINDS.TITLE, "Right", "")]


@pytest.mark.parametrize("author", ["python-docx", "Microsoft Office User", "win7", "Author"])
def test_programmes_and_machines_are_no_authors(author: str) -> None:
    content = packed({"docProps/core.xml": CORE % f"<dc:creator>{author}</dc:creator>"})
    assert said(ooxml, content) == []


def test_what_a_presentation_is_called_by_itself_is_no_title() -> None:
    core = CORE % "<dc:title>PowerPoint Presentation</dc:title>"
    assert said(ooxml, packed({"docProps/core.xml": core})) == []


def test_a_sentence_in_pieces_at_the_foot_of_a_page_is_stated_once() -> None:
    foot = (
        "<w:p><w:r><w:t>This work is </w:t></w:r><w:r><w:t>licensed under the CC&#x20;BY SA 4.0"
        "</w:t><w:tab/><w:t>License.</w:t></w:r></w:p><w:p><w:r><w:t>MIT</w:t></w:r></w:p>"
    )
    content = packed({"word/document.xml": "<w:p>Text</w:p>", "word/footer1.xml": foot})
    again = packed({"word/footer1.xml": foot, "word/footer2.xml": foot})
    for one in (content, again):
        assert [(seen.value, seen.confidence, seen.locator) for seen in read(ooxml, one)] == [
            ("This work is licensed under the CC BY SA 4.0 License.", 0.8, "word/footer1.xml")
        ]


def test_the_first_and_last_slides_are_read() -> None:
    slide = "<a:p><a:t>These slides are licensed under CC0 {}.</a:t></a:p>"
    slides = {f"ppt/slides/slide{at}.xml": slide.format(at) for at in range(1, 21)}
    found = [one.locator for one in read(ooxml, packed(slides))]
    assert found == [f"ppt/slides/slide{at}.xml" for at in (1, 2, 3, 4, 5, 19, 20)]


def reason(reader: object, content: bytes) -> str:
    with pytest.raises(UnparsableError) as caught:
        read(reader, content)
    return caught.value.what


def test_an_encrypted_document_says_so() -> None:
    box = COMPOUND + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    assert reason(ooxml, box) == "encrypted with a password"
    assert reason(ooxml, COMPOUND + bytes(600)) == "in the binary format of before 2007"
    entry = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    content = packed({"META-INF/manifest.xml": MANIFEST % entry, "meta.xml": b"\x8f\x91" * 99})
    assert reason(odf, content) == "encrypted with a password"


@pytest.mark.parametrize(
    ("reader", "member"), [(odf, "meta.xml"), (ooxml, "docProps/core.xml")]
)
def test_bombs_are_not_unpacked(reader: object, member: str) -> None:
    assert "unpacks to more than 4 MiB" in reason(reader, packed({member: b" " * 50_000_000}))
    document = '<!DOCTYPE a [<!ENTITY b "bbbbbbbb">]><a>&b;</a>'
    assert "document type" in reason(reader, packed({member: document}))
    assert "nested too deeply" in reason(reader, packed({member: "<a>" * 10_000}))


def test_a_text_that_unpacks_to_much_is_read_from_its_beginning() -> None:
    sentence = "<w:p>This work is licensed under CC0.</w:p>"
    found = read(ooxml, packed({"word/document.xml": sentence + " " * 50_000_000}))
    assert [one.value for one in found] == ["This work is licensed under CC0."]


def test_what_stood_before_a_fault_stands() -> None:
    content = packed(
        {"meta.xml": META.replace("</office:meta>", "") % "<dc:title>A</dc:title>"}
    )
    seen: list[Evidence] = []
    with pytest.raises(UnparsableError, match=r"meta\.xml: "):
        seen.extend(odf.read("a", content))
    assert [one.value for one in seen] == ["A"]


@given(st.binary(max_size=200), st.sampled_from([b"", b"PK\3\4", COMPOUND, b"<"]))
@settings(max_examples=100)
def test_any_bytes_are_read_or_refused(content: bytes, head: bytes) -> None:
    for reader in (odf, ooxml):
        try:
            list(reader.read("a", head + content))
        except UnparsableError:
            continue


def test_the_real_documents_are_understood(shared: Path) -> None:
    folder = shared / "designs/docs"
    text = (folder / "user_defined_license.synthetic.odt").read_bytes()
    assert said(odf, text) == [
        (KINDS.AUTHOR, "Ada Maker", ""),
        (KINDS.EMBEDDED, "CC-BY-SA-4.0", ""),
    ]
    summary = read(ooxml, (folder / "Switch_Plate_Summary.docx").read_bytes())
    assert [one.value for one in summary if one.kind is KINDS.AUTHOR] == ["MMC Co-op"]
    # Its two paragraphs: who holds the rights, and what is granted.
    assert {one.locator for one in summary if one.kind is KINDS.PASSAGE} == {"word/footer1.xml"}
