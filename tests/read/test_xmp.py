"""Does an XMP packet say what Adobe's and Creative Commons' specifications say it does?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pplcheck.model.evidence import Evidence, EvidenceKind, Relation
from pplcheck.read.xmp import xmp
from pplcheck.syntax.places import UnparsableError

HEAD = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">"""
TAIL = """</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
SPACES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cc="http://creativecommons.org/ns#" '
    'xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" '
    'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" '
    'xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" '
    'xmlns:stRef="http://ns.adobe.com/xap/1.0/sType/ResourceRef#"'
)
BY_SA = "https://creativecommons.org/licenses/by-sa/4.0/"


def packet(properties: str, attributes: str = "") -> bytes:
    node = f'<rdf:Description rdf:about="" {SPACES} {attributes}>'
    return f"{HEAD}{node}{properties}</rdf:Description>{TAIL}".encode()


def alternatives(name: str, *texts: str) -> str:
    items = "".join(f'<rdf:li xml:lang="x-default">{text}</rdf:li>' for text in texts)
    return f"<{name}><rdf:Alt>{items}</rdf:Alt></{name}>"


def told(content: bytes) -> list[tuple[EvidenceKind, str, str]]:
    return [(one.kind, one.value, one.means) for one in xmp(content, "XMP")]


def only(content: bytes, kind: EvidenceKind) -> list[Evidence]:
    return [one for one in xmp(content, "XMP") if one.kind is kind]


def test_the_terms_in_words_and_the_address_beside_them_are_one_statement() -> None:
    content = packet(
        alternatives("xmpRights:UsageTerms", "CC BY-SA 4.0")
        + f"<xmpRights:WebStatement>{BY_SA}</xmpRights:WebStatement>"
        + f'<cc:license rdf:resource="{BY_SA}"/>'
    )
    assert told(content) == [(EvidenceKind.EMBEDDED, "CC BY-SA 4.0", "CC-BY-SA-4.0")]


@pytest.mark.parametrize(
    "content",
    [
        packet(f"<cc:license>{BY_SA}</cc:license>"),
        packet(f'<cc:license rdf:resource="{BY_SA}"/>'),
        packet("", f'cc:license="{BY_SA}"'),
        packet(f"<xmpRights:WebStatement>{BY_SA}</xmpRights:WebStatement>"),
        packet("", f'xmpRights:WebStatement="{BY_SA}"'),
        packet(alternatives("dc:rights", BY_SA)),
        packet(f'<cc:license><cc:License rdf:about="{BY_SA}"/></cc:license>'),
    ],
)
def test_a_licence_is_read_in_every_form_of_rdf(content: bytes) -> None:
    assert told(content) == [(EvidenceKind.EMBEDDED, BY_SA, "CC-BY-SA-4.0")]


@pytest.mark.parametrize(
    "written",
    [
        "<dc:creator><rdf:Seq><rdf:li>Ada</rdf:li><rdf:li>Grace</rdf:li></rdf:Seq></dc:creator>",
        "<dc:creator><rdf:Bag><rdf:li>Ada</rdf:li><rdf:li>Grace</rdf:li></rdf:Bag></dc:creator>",
        "<dc:creator>Ada</dc:creator><cc:attributionName>Grace</cc:attributionName>",
        (
            "<dc:creator><cc:Agent><dc:title>Ada</dc:title></cc:Agent></dc:creator>"
            '<dc:creator rdf:resource="Grace"/>'
        ),
        (
            "<dc:creator><rdf:Seq><rdf:li><rdf:Description><rdf:value>Ada</rdf:value>"
            "</rdf:Description></rdf:li><rdf:li>Grace</rdf:li></rdf:Seq></dc:creator>"
        ),
    ],
)
def test_makers_are_read_in_every_form_of_rdf(written: str) -> None:
    assert [one.value for one in only(packet(written), EvidenceKind.AUTHOR)] == ["Ada", "Grace"]


def test_of_translations_the_first_one_counts() -> None:
    titles = only(packet(alternatives("dc:title", "A part", "Ein Teil")), EvidenceKind.TITLE)
    assert [one.value for one in titles] == ["A part"]


def test_a_home_page_is_no_licence() -> None:
    content = packet("", 'xmpRights:WebStatement="https://ada.example/"')
    assert told(content) == [(EvidenceKind.PASSAGE, "https://ada.example/", "")]


def test_what_stands_within_an_ingredient_speaks_of_that() -> None:
    inner = f"<dc:creator>Bob</dc:creator><cc:license rdf:resource='{BY_SA}'/>"
    pantry = (
        "<xmpMM:Pantry><rdf:Bag><rdf:li><rdf:Description>"
        f"{inner}</rdf:Description></rdf:li></rdf:Bag></xmpMM:Pantry>"
    )
    assert told(packet(pantry)) == []
    short = f'<rdf:Description dc:creator="Bob" cc:license="{BY_SA}"/>'
    shorter = f"<xmpMM:Pantry><rdf:Bag><rdf:li>{short}</rdf:li></rdf:Bag></xmpMM:Pantry>"
    assert told(packet(shorter)) == []


@pytest.mark.parametrize(
    "written",
    [
        '<xmpMM:DerivedFrom stRef:documentID="xmp.did:1" stRef:instanceID="xmp.iid:2"/>',
        (
            '<xmpMM:DerivedFrom rdf:parseType="Resource"><stRef:documentID>xmp.did:1'
            "</stRef:documentID></xmpMM:DerivedFrom>"
        ),
        (
            "<xmpMM:DerivedFrom><rdf:Description><stRef:documentID>xmp.did:1</stRef:documentID>"
            "</rdf:Description></xmpMM:DerivedFrom>"
        ),
    ],
)
def test_the_document_that_it_was_made_from_meets_that_document(written: str) -> None:
    (link,) = only(packet(written), EvidenceKind.LINK)
    itself = packet("<xmpMM:DocumentID>xmp.did:1</xmpMM:DocumentID>")
    (identifier,) = only(itself, EvidenceKind.IDENTIFIER)
    assert link.relation is Relation.DERIVED_FROM
    assert link.value == identifier.value


def test_illustrators_template_is_nobodys_origin() -> None:
    template = "uuid:5D20892493BFDB11914A8590D31508C8"
    content = packet(f'<xmpMM:DerivedFrom stRef:documentID="{template}"/>')
    assert told(content) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_encoding_of_xmp_is_read(encoding: str) -> None:
    content = packet("<dc:creator>Zoë</dc:creator>").decode().encode(encoding)
    assert told(content) == [(EvidenceKind.AUTHOR, "Zoë", "")]


def test_padding_belongs_to_the_packet() -> None:
    content = packet("<dc:creator>Ada</dc:creator>") + b" \n" * 1_000 + b"\0" * 10
    assert told(content) == [(EvidenceKind.AUTHOR, "Ada", "")]


def test_what_stands_before_a_fault_was_said() -> None:
    broken = packet("<dc:creator>Ada</dc:creator><dc:title>a & b</dc:title>")
    seen: list[Evidence] = []
    with pytest.raises(UnparsableError, match="XMP: not XML"):
        seen.extend(xmp(broken, "XMP"))
    assert [one.value for one in seen] == ["Ada"]


def test_a_document_type_is_refused() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "b">]>' + packet("<dc:title>&a;</dc:title>")
    with pytest.raises(UnparsableError, match="document type"):
        list(xmp(bomb, "XMP"))


@given(st.binary(max_size=400))
def test_chance_raises_nothing_else(content: bytes) -> None:
    try:
        assert list(xmp(content, "XMP")) == []
    except UnparsableError:
        return


def test_a_packet_cut_off_anywhere_raises_nothing_else() -> None:
    whole = packet(alternatives("dc:rights", "© 2020 Ada"))
    for length in range(len(whole)):
        try:
            list(xmp(whole[:length], "XMP"))
        except UnparsableError:
            continue
