"""Does a PDF that means harm end in a reason, and does nothing of it run?"""

import socket
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pplcheck.containers.pdf import UntoldError, addresses, packet
from pplcheck.engine import Limits
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.pipeline.guarded import Guard
from pplcheck.read.designs import pdf as reader
from pplcheck.syntax.places import UnparsableError
from tests.read.designs.portable import HELVETICA, assembled, lines, literal, pdf, stream, uri

EMPTY = lines("Nothing")
LIMITS = Limits(cpu_seconds=10, seconds=60, memory=512 * 2**20, answer=2**20)


def reason(content: bytes, limits: Limits = LIMITS) -> str:
    """Return why no more was read, as the guard gives it; nothing where all was."""
    with Guard(limits) as guard:
        _, fault = guard.read("pdf", "a.pdf", content)
    return fault[2] if fault else ""


def test_scripts_actions_and_embedded_files_stay_what_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader that ran any of it would open a file or a connection."""
    mark = tmp_path / "mark"
    catcher = socket.create_server(("127.0.0.1", 0))
    catcher.settimeout(0.2)
    port = catcher.getsockname()[1]
    monkeypatch.chdir(tmp_path)
    script = literal(f"app.launchURL('http://127.0.0.1:{port}/'); this.submitForm('x');")
    launch = b"<< /S /Launch /F (touch) /Unix << /F (touch %s) >> >>" % str(mark).encode()
    catalogue = (
        b"/OpenAction << /S /JavaScript /JS %s >> /AA << /WC %s >> "
        b"/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS %s >>] >> "
        b"/EmbeddedFiles << /Names [(LICENSE) << /Type /Filespec /F (LICENSE) "
        b"/EF << /F 5 0 R >> >>] >> >>" % (script, launch, script)
    )
    links = [
        b"<< /Type /Annot /Subtype /Link /Rect [0 0 600 800] /A %s >>" % action
        for action in (
            launch,
            b"<< /S /JavaScript /JS %s >>" % script,
            b"<< /S /SubmitForm /F (http://127.0.0.1:%d/) >>" % port,
            b"<< /S /GoToR /F (/etc/passwd) /D [0 /Fit] >>",
        )
    ]
    text = b"This work is licensed under CC-BY-4.0"
    content = pdf(
        (EMPTY, links), catalogue=catalogue, more=[stream(text, b"/Type /EmbeddedFile")]
    )
    assert list(reader.read("a.pdf", content)) == []
    assert not mark.exists()
    with catcher, pytest.raises(TimeoutError):
        catcher.accept()


def test_a_password_is_asked_for_and_told() -> None:
    encrypt = (
        b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<00> <00>]"
        % (b"11" * 32, b"22" * 32)
    )
    content = pdf(EMPTY).replace(b"/Root 1 0 R", b"/Root 1 0 R " + encrypt)
    assert reason(content) == "encrypted with a password"


@pytest.mark.parametrize(
    "content",
    [b"%PDF-", b"%PDF-1.7\n" + bytes(1000), b"%PDF-1.7\nstartxref\n99999999\n%%EOF"],
)
def test_what_is_none_says_so(content: bytes) -> None:
    assert reason(content) == "no PDF, or one that is broken from the start"


@pytest.mark.parametrize(
    "tree",
    [
        b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>",
        b"<< /Type /Pages /Kids [2 0 R 2 0 R 2 0 R] /Count 3 >>",
        b"<< /Type /Pages /Kids [] /Count 2147483647 >>",
        b"<< /Type /Pages /Kids [] /Count -5 >>",
        b"<< /Type /Pages /Kids [5 0 R] /Count 100000 >>",
    ],
)
def test_a_tree_of_pages_that_goes_round_or_lies_ends(tree: bytes) -> None:
    content = pdf(EMPTY)
    begun = content.index(b"<< /Type /Pages")
    ends = content.index(b"\nendobj", begun)
    # Of the same length, so that the table of places stays true.
    broken = content[:begun] + tree.ljust(ends - begun) + content[ends:]
    reason(broken)


def test_a_form_that_draws_itself_ends() -> None:
    form = stream(
        b"/X Do",
        b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] "
        b"/Resources << /XObject << /X 5 0 R >> >>",
    )
    page = pdf(b"/X Do", more=[form])
    content = page.replace(
        b"/Resources << /Font", b"/Resources << /XObject << /X 5 0 R >> /Font"
    )
    assert "crashed" not in reason(content)


def test_a_page_that_unpacks_to_more_than_there_is_ends() -> None:
    drawing = stream(b"BT (x) Tj ET " * 6_000_000, is_packed=True)
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R "
        b"/Resources << /Font << /F1 %s >> >> >>" % HELVETICA
    )
    content = assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            page,
            drawing,
        ],
        b"/Root 1 0 R",
    )
    limits = Limits(cpu_seconds=2, seconds=30, memory=128 * 2**20, answer=2**20)
    told = reason(content, limits)
    assert "page 1" in told or "longer than" in told or "memory" in told or "more than" in told


def test_deep_nesting_ends() -> None:
    content = pdf(EMPTY, more=[b"[" * 100_000], catalogue=b"/Names 5 0 R")
    assert "crashed" not in reason(content)


def test_an_object_stream_that_unpacks_to_much_leaves_links_untold() -> None:
    bomb = stream(b" " * 40_000_000, b"/Type /ObjStm", is_packed=True)
    with pytest.raises(UntoldError):
        addresses(pdf(EMPTY, more=[bomb]))


def test_a_packet_that_unpacks_to_much_is_none() -> None:
    content = pdf(EMPTY, xmp=b"<?xpacket" + b" " * 10_000_000, is_xmp_packed=True)
    assert packet(content) == b""


def test_a_packet_with_entities_is_refused_and_the_rest_read() -> None:
    xmp = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><x:xmpmeta>&b;</x:xmpmeta>'
    content = pdf(lines("© 2026 Commons Coop"), xmp=b"<?xpacket?>" + xmp)
    seen: list[Evidence] = []
    with pytest.raises(UnparsableError, match="XMP: a document type"):
        seen.extend(reader.read("a.pdf", content))
    assert [one.kind for one in seen] == [EvidenceKind.PASSAGE]


WHOLE = pdf(
    (lines("This work is licensed under"), [uri("https://x.org", 0)]), info={"Title": "A"}
)


@given(st.integers(0, len(WHOLE)), st.binary(max_size=8))
@settings(max_examples=60, deadline=None)
def test_a_file_cut_off_or_changed_anywhere_is_read_or_refused(at: int, put: bytes) -> None:
    for content in (WHOLE[:at], WHOLE[:at] + put + WHOLE[at + len(put) :]):
        with suppress(UnparsableError):
            list(reader.read("a.pdf", content))


@given(st.binary(max_size=300))
def test_what_lies_open_is_looked_for_in_any_bytes(content: bytes) -> None:
    for around in (content, b"/Type /ObjStm stream\n" + content, b"/URI (" + content):
        packet(around)
        with suppress(UntoldError):
            addresses(around)
