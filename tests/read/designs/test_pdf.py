"""Does a PDF say what its metadata, its links and its own words say, and no more?"""

from pathlib import Path

import pytest

from pplcheck.containers.pdf import packet
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.designs import pdf as reader
from tests.read.designs.portable import assembled, lines, literal, pdf, stream, uri

BY_SA = "https://creativecommons.org/licenses/by-sa/4.0/"
BY = "https://creativecommons.org/licenses/by/4.0/"
STATEMENT = "This work is licensed under the CC BY SA 4.0 License:"
EMPTY = lines("Nothing")
PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:cc="http://creativecommons.org/ns#">
<dc:creator><rdf:Seq><rdf:li>Ada Maker</rdf:li></rdf:Seq></dc:creator>
<cc:license rdf:resource="https://creativecommons.org/licenses/by-sa/4.0/"/>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>""".encode()


def read(content: bytes) -> list[Evidence]:
    assert reader.claims(content)
    return list(reader.read("a.pdf", content))


def told(content: bytes, *kinds: EvidenceKind) -> list[tuple[str, str, float]]:
    return [
        (one.value, one.locator, one.confidence) for one in read(content) if one.kind in kinds
    ]


def stated(content: bytes) -> list[str]:
    """Return what is given as the document's own terms."""
    kinds = {EvidenceKind.EMBEDDED, EvidenceKind.PASSAGE}
    return [one.value for one in read(content) if one.kind in kinds and one.confidence >= 0.7]


def test_info_gives_title_author_company_and_rights() -> None:
    content = pdf(
        EMPTY,
        info={
            "Title": "A (good) plan",
            "Author": "Ada Maker",
            "Company": "Commons Coop",
            "Copyright": "© 2026 Commons Coop",
            "License": "CERN-OHL-S-2.0",
            "Producer": "A programme",
        },
    )
    assert [(one.kind, one.value, one.locator) for one in read(content)] == [
        (EvidenceKind.TITLE, "A (good) plan", "Info, Title"),
        (EvidenceKind.AUTHOR, "Ada Maker", "Info, Author"),
        (EvidenceKind.ORGANISATION, "Commons Coop", "Info, Company"),
        (EvidenceKind.COPYRIGHT, "© 2026 Commons Coop", "Info, Copyright"),
        (EvidenceKind.EMBEDDED, "CERN-OHL-S-2.0", "Info, License"),
    ]


@pytest.mark.parametrize(
    "title", ["Microsoft Word - Plan.docx", "PowerPoint Presentation", "untitled", " "]
)
def test_a_title_that_a_programme_made_up_is_none(title: str) -> None:
    assert read(pdf(EMPTY, info={"Title": title})) == []


def test_a_copyright_statement_in_the_field_for_the_author_is_one() -> None:
    content = pdf(EMPTY, info={"Author": "Copyright © 1995 The Project"})
    assert [one.kind for one in read(content)] == [EvidenceKind.PASSAGE]


@pytest.mark.parametrize("is_packed", [False, True])
def test_the_documents_packet_is_read(is_packed: bool) -> None:
    content = pdf(EMPTY, xmp=PACKET, is_xmp_packed=is_packed)
    assert [(one.kind, one.value, one.means) for one in read(content)] == [
        (EvidenceKind.AUTHOR, "Ada Maker", ""),
        (EvidenceKind.EMBEDDED, BY_SA, "CC-BY-SA-4.0"),
    ]


def test_a_name_in_info_and_xmp_is_said_once() -> None:
    content = pdf(EMPTY, xmp=PACKET, info={"Author": "Ada Maker"})
    assert told(content, EvidenceKind.AUTHOR) == [("Ada Maker", "Info, Author", 1.0)]


def test_a_picture_s_packet_is_not_the_documents() -> None:
    content = pdf(EMPTY, more=[stream(PACKET, b"/Type /Metadata /Subtype /XML")])
    assert read(content) == []


def test_of_two_versions_the_later_packet_holds() -> None:
    later = PACKET.replace(b"by-sa", b"by")
    content = pdf(EMPTY, xmp=PACKET) + b"4 0 obj\n" + stream(later) + b"\nendobj\n"
    assert told(content, EvidenceKind.EMBEDDED)[0][0] == BY


def test_a_catalogue_in_an_object_stream_names_its_packet() -> None:
    inner = b"1 0 2 50 << /Type /Catalog /Metadata 4 0 R >> << /Metadata 9 0 R >>"
    objects = stream(inner, b"/Type /ObjStm /N 2 /First 9", is_packed=True)
    content = assembled([b"null", b"null", b"null", stream(PACKET), objects], b"")
    assert packet(content).strip() == PACKET


def test_the_documents_own_words_are_stated() -> None:
    content = pdf(lines("Guide", STATEMENT, BY_SA))
    assert told(content, EvidenceKind.PASSAGE) == [(f"{STATEMENT}\n{BY_SA}", "page 1", 0.8)]


def test_a_footer_is_stated_once_where_it_stands_first() -> None:
    pages = [lines(STATEMENT, BY_SA, f"Page {at}") for at in range(4)]
    assert [where for _, where, _ in told(pdf(*pages), EvidenceKind.PASSAGE)] == ["page 1"]


def test_a_link_behind_own_words_is_stated_and_others_are_hints() -> None:
    drawing = lines(STATEMENT + " see the deed", "Photo by Bob, some rights reserved")
    content = pdf((drawing, [uri(BY_SA, 0), uri(BY, 1)]))
    assert told(content, EvidenceKind.EMBEDDED) == [
        (BY_SA, "page 1, link", 0.8),
        (BY, "page 1, link", 0.5),
    ]


def test_a_badge_beside_own_words_is_stated_if_it_is_the_only_licence() -> None:
    drawing = lines("This guide is licensed under this licence:", "")
    assert BY_SA in stated(pdf((drawing, [uri(BY_SA, 3)])))
    assert BY_SA not in stated(pdf((drawing, [uri(BY_SA, 3), uri(BY, 4)])))


def test_a_link_without_own_words_is_a_hint() -> None:
    content = pdf((lines("We like this licence"), [uri(BY_SA, 0)]))
    assert told(content, EvidenceKind.EMBEDDED) == [(BY_SA, "page 1, link", 0.5)]


def test_links_of_all_pages_are_read_and_the_text_of_some() -> None:
    pages: list[bytes | tuple[bytes, list[bytes]]] = [EMPTY] * 10
    pages[6] = (lines(STATEMENT), [uri(BY_SA, 0)])
    assert told(pdf(*pages), EvidenceKind.EMBEDDED) == [(BY_SA, "page 7, link", 0.8)]
    assert told(pdf(*pages), EvidenceKind.PASSAGE) == []


def test_in_the_middle_of_a_collection_a_link_is_a_hint() -> None:
    pages: list[bytes | tuple[bytes, list[bytes]]] = [EMPTY] * 10
    pages[5] = (lines("This text is licensed under", "CC BY-SA"), [uri(BY_SA, 1)])
    pages[6] = (lines("This text is licensed under", "CC BY"), [uri(BY, 1)])
    assert [sure for _, _, sure in told(pdf(*pages), EvidenceKind.EMBEDDED)] == [0.5, 0.5]


def test_an_address_in_hexadecimal_is_one() -> None:
    in_hex = b"<" + BY_SA.encode().hex().encode() + b">"
    link = uri(BY_SA, 0).replace(literal(BY_SA), in_hex)
    pages: list[bytes | tuple[bytes, list[bytes]]] = [EMPTY] * 10
    pages[6] = (EMPTY, [link])
    assert told(pdf(*pages), EvidenceKind.EMBEDDED) == [(BY_SA, "page 7, link", 0.5)]


def test_copyright_lines_lose_the_page_number() -> None:
    content = pdf(lines("© 2026 Commons Coop. All Rights Reserved. Page 7", "© 1058 by 12"))
    assert told(content, EvidenceKind.PASSAGE) == [
        ("© 2026 Commons Coop. All Rights Reserved.", "page 1", 0.5)
    ]


def test_the_real_guide_is_understood(shared: Path) -> None:
    content = (shared / "designs/docs/Switch_Plate_Maker_Guide.pdf").read_bytes()
    seen = read(content)
    assert {one.means for one in seen if one.kind is EvidenceKind.EMBEDDED} == {"CC-BY-SA-4.0"}
    assert [one.value for one in seen if one.kind is EvidenceKind.AUTHOR] == ["MMC Co-op"]


@pytest.mark.parametrize(
    ("maker", "is_stated"),
    [({"Producer": "KiCad PDF"}, True), ({"Creator": "Altium Designer"}, True), ({}, False)],
)
def test_the_title_block_of_a_drawing_is_read(
    maker: dict[str, str], *, is_stated: bool
) -> None:
    content = pdf(lines("Sheet: / License: CERN-OHL-P v2", "Date: 2024"), info=maker)
    assert bool(stated(content)) is is_stated


def test_a_title_block_is_known_by_its_words_too() -> None:
    content = pdf(lines("KiCad E.D.A. kicad 5.1 Id: 1/7", "Size: A4 License: CERN-OHL-P v2"))
    assert stated(content) == ["License: CERN-OHL-P v2"]
