"""Does an SVG drawing say what stands in its metadata, comments and letters?"""

import gzip
from contextlib import suppress
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.designs import svg
from pplcheck.syntax.places import UnparsableError

RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
CC = 'xmlns:cc="http://creativecommons.org/ns#" xmlns:dc="http://purl.org/dc/elements/1.1/"'
OLD_CC = 'xmlns="http://web.resource.org/cc/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
BY_SA = "http://creativecommons.org/licenses/by-sa/4.0/"
LICENCE = f'<cc:license rdf:resource="{BY_SA}"/>'
MAKER = "<dc:creator><cc:Agent><dc:title>Ada</dc:title></cc:Agent></dc:creator>"


def drawing(inner: str, head: str = "", attributes: str = "") -> bytes:
    root = f'<svg xmlns="http://www.w3.org/2000/svg" {RDF} {CC} {attributes}>'
    return f'<?xml version="1.0"?>\n{head}{root}{inner}</svg>'.encode()


def described(properties: str, after: str = "") -> bytes:
    work = f'<cc:Work rdf:about="">{properties}</cc:Work>'
    return drawing(f"<metadata><rdf:RDF>{work}</rdf:RDF></metadata>{after}")


def read(content: bytes) -> list[Evidence]:
    assert svg.claims(content)
    return list(svg.read("a.svg", content))


def read_broken(content: bytes) -> tuple[list[str], str]:
    """Return what was yielded, and the fault that came then."""
    seen: list[Evidence] = []
    try:
        seen.extend(svg.read("a.svg", content))
    except UnparsableError as error:
        return [one.value for one in seen], error.what
    return [one.value for one in seen], ""


def values(content: bytes, kind: EvidenceKind) -> list[str]:
    return [one.value for one in read(content) if one.kind is kind]


def test_inkscapes_metadata_are_read_with_their_places() -> None:
    content = described(LICENCE)
    (licence,) = (one for one in read(content) if one.value)
    column = content.split(b"\n")[1].index(b"<cc:license") + 1
    locator = "metadata, cc:license"
    assert licence == Evidence(
        EvidenceKind.EMBEDDED, BY_SA, 2, column, means="CC-BY-SA-4.0", locator=locator
    )


def test_metadata_that_stand_in_the_drawing_itself_are_read_too() -> None:
    work = f'<Work rdf:about=""><license rdf:resource="{BY_SA}"/></Work>'
    content = drawing(f"<g><path/></g><rdf:RDF {OLD_CC}>{work}</rdf:RDF>")
    assert values(content, EvidenceKind.EMBEDDED) == [BY_SA]


def test_what_a_footprint_of_geda_said_is_read() -> None:
    """Its other licence speaks of the boards on which it is put."""
    said = (
        "<fz:attr name='use-license'>unlimited</fz:attr><fz:attr name='author'>Ada</fz:attr>"
        "<fz:attr name='dist-license'>GPL</fz:attr><fz:attr name='keyword'>MIT</fz:attr>"
    )
    content = drawing(f"<metadata xmlns:fz='f'><rdf:RDF>{said}</rdf:RDF></metadata>")
    assert values(content, EvidenceKind.EMBEDDED) == ["GPL"]
    assert values(content, EvidenceKind.AUTHOR) == ["Ada"]


def test_the_old_namespace_is_read_too() -> None:
    work = (
        f'<Work rdf:about=""><license rdf:resource="{BY_SA}"/><dc:creator><Agent>'
        "<dc:title>Ada</dc:title></Agent></dc:creator></Work>"
        f'<License rdf:about="{BY_SA}"/>'
    )
    content = drawing(f"<metadata><rdf:RDF {OLD_CC}>{work}</rdf:RDF></metadata>")
    assert values(content, EvidenceKind.EMBEDDED) == [BY_SA]
    assert values(content, EvidenceKind.AUTHOR) == ["Ada"]


def test_what_inkscape_writes_unasked_is_an_empty_field() -> None:
    content = described("<dc:format>image/svg+xml</dc:format><dc:title></dc:title>")
    assert [(one.kind, one.value) for one in read(content)] == [(EvidenceKind.EMBEDDED, "")]


def test_a_drawing_without_metadata_is_silent() -> None:
    assert read(drawing("<path d='M0 0'/>")) == []


@pytest.mark.parametrize(
    ("rights", "kinds"),
    [
        ("see the license tab", []),
        ("Ada", [EvidenceKind.COPYRIGHT]),
        ("(c) 2020 Ada", [EvidenceKind.COPYRIGHT]),
        ("Public Domain", [EvidenceKind.PASSAGE]),
        ("Ada, LGPL2+", [EvidenceKind.PASSAGE]),
        (BY_SA, [EvidenceKind.EMBEDDED]),
    ],
)
def test_rights_may_be_anything(rights: str, kinds: list[EvidenceKind]) -> None:
    agent = f"<dc:rights><cc:Agent><dc:title>{rights}</dc:title></cc:Agent></dc:rights>"
    seen = [one for one in read(described(agent)) if one.value]
    assert [one.kind for one in seen] == kinds


def test_a_mangled_address_stays_what_it_is() -> None:
    mangled = "http://creativecommons.ohttps://www.gnu.org/licenses/lgpl.htmlrg/by-sa/2.0/"
    content = described(f'<cc:license rdf:resource="{mangled}"/>')
    (seen,) = read(content)
    assert (seen.value, seen.means) == (mangled, "")


def test_a_licence_that_is_only_described_is_not_the_works() -> None:
    other = '<cc:License rdf:about="http://creativecommons.org/licenses/by/2.0/"/>'
    work = f'<cc:Work rdf:about="">{LICENCE}</cc:Work>'
    content = drawing(f"<metadata><rdf:RDF>{work}{other}</rdf:RDF></metadata>")
    assert values(content, EvidenceKind.EMBEDDED) == [BY_SA]


@pytest.mark.parametrize(
    "fault",
    ["<path d='' d=''/>", "<text>a & b</text>", "<g>", "<path d=M0/>", "<g></h>", "\x01"],
)
def test_what_is_broken_elsewhere_hides_no_licence(fault: str) -> None:
    for content in (
        described(LICENCE, fault),
        drawing(f"{fault}<metadata><rdf:RDF><cc:Work>{LICENCE}</cc:Work></rdf:RDF></metadata>"),
    ):
        seen, fault = read_broken(content)
        assert BY_SA in seen
        assert "not XML" in fault


def test_illustrators_document_type_is_taken() -> None:
    head = (
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://w3.org/svg11.dtd" [\n'
        '<!ENTITY ns_cc "http://creativecommons.org/ns#">]>\n'
    )
    metadata = f"<metadata xmlns:x='&ns_cc;'><rdf:RDF><cc:Work>{LICENCE}</cc:Work></rdf:RDF>"
    for fault in ("", "<g></h>"):
        seen, _ = read_broken(drawing(f"{fault}{metadata}</metadata>", head))
        assert seen == [BY_SA]


@pytest.mark.parametrize(
    ("letters", "sure"),
    [
        ("may be copied\nunder the terms of\nCERN-OHL-P v2", 0.9),
        ("license\nMIT", 0.5),
    ],
)
def test_a_bare_name_in_letters_may_be_what_the_picture_is_about(
    letters: str, sure: float
) -> None:
    spans = "".join(f"<tspan>{line}</tspan>" for line in letters.split("\n"))
    (seen,) = read(drawing(f"<text>{spans}</text><text>\u00b5C</text>"))
    assert (seen.kind, seen.confidence) == (EvidenceKind.PASSAGE, sure)
    assert letters in seen.value


def test_a_comment_that_speaks_of_a_licence_is_a_passage() -> None:
    head = "<!-- Generator: N --><!-- some -->\n  <!-- Licensed under CC BY 4.0 -->\n"
    (seen,) = read(drawing("", head))
    assert (seen.value, seen.line, seen.column) == (" Licensed under CC BY 4.0 ", 3, 7)


def test_only_the_drawings_own_title_counts_and_no_programmes() -> None:
    content = drawing("<title>A part</title><g><g><title>a hole</title></g></g>")
    assert values(content, EvidenceKind.TITLE) == ["A part"]
    assert values(drawing("<title>OpenSCAD Model</title>"), EvidenceKind.TITLE) == []


def test_pictures_within_are_links_unless_they_lie_on_somebodys_disk() -> None:
    pictures = "".join(
        f'<image xlink:href="{target}"/>'
        for target in ("a.png", "a.png", "data:x", "/home/a.png", "C:\\a.png", "#id", "b.svg#c")
    )
    assert values(drawing(pictures), EvidenceKind.LINK) == ["a.png", "b.svg"]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (drawing("&a;", '<!DOCTYPE svg [<!ENTITY a "x"><!ENTITY b "&a;&a;">]>'), "entity"),
        (drawing("&a;", '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///x">]>'), "entity"),
        (drawing("<g>" * 10_000), "nested"),
        (gzip.compress(b"<svg>" + b" " * (80 * 2**20), 1), "64 MiB"),
        (gzip.compress(drawing(""))[:-9], "cut off"),
        (drawing("<text/>" * 200_001), "more than 200,000"),
    ],
)
def test_hostile_drawings_have_a_reason(content: bytes, what: str) -> None:
    begun = process_time()
    with pytest.raises(UnparsableError, match=what):
        list(svg.read("a.svg", content))
    assert process_time() - begun < 5


@pytest.mark.parametrize(
    "repeated",
    [
        "<!--(c)",
        "<metadata>",
        "<metadata ",
        "<metadata></metadata>",
        "<text>(c)</text>",
        "<!DOCTYPE ",
    ],
)
def test_what_is_repeated_takes_no_long_time(repeated: str) -> None:
    begun = process_time()
    with suppress(UnparsableError):
        list(svg.read("a.svg", drawing(f"<a b='' b=''/>{repeated * 100_000}")[:-6]))
    assert process_time() - begun < 5


def test_of_a_drawing_that_is_too_large_the_metadata_are_read() -> None:
    seen, fault = read_broken(described(LICENCE, "<path/>" * 2_500_000))
    assert seen == [BY_SA]
    assert "more than 16 MiB" in fault


def test_svgz_is_unpacked() -> None:
    assert values(gzip.compress(described(LICENCE)), EvidenceKind.EMBEDDED) == [BY_SA]


@given(st.binary(max_size=300), st.booleans())
def test_chance_raises_nothing_else(content: bytes, is_packed: bool) -> None:
    with suppress(UnparsableError):
        list(svg.read("a.svg", gzip.compress(content) if is_packed else b"<svg>" + content))


def test_a_drawing_cut_off_anywhere_raises_nothing_else() -> None:
    whole = described(LICENCE + MAKER)
    for length in range(len(whole)):
        with suppress(UnparsableError):
            list(svg.read("a.svg", whole[:length]))


def test_real_drawings(shared: Path) -> None:
    info = read((shared / "designs/svg/info.svg").read_bytes())
    assert [one.means for one in info if one.kind is EvidenceKind.EMBEDDED] == ["CC0-1.0"]
    assert [one.value for one in info if one.kind is EvidenceKind.AUTHOR] == ["Ramón Miranda"]
    sketcher = (shared / "designs/svg/SketcherWorkbench.svg").read_bytes()
    address = "https://www.gnu.org/copyleft/lesser.html"
    assert values(sketcher, EvidenceKind.EMBEDDED) == [address]
