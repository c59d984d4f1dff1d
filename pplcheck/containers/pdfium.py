"""What stands on the pages of a PDF, as PDFium reads them?

Nothing is run: without a form environment PDFium knows no JavaScript and takes no action, and
embedded files stay where they are. Its code is not Python's: who reads a PDF that somebody else
made does so in a process of its own.
"""

from collections.abc import Iterator
from ctypes import byref, c_int, create_string_buffer
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

from pplcheck.syntax.places import UnparsableError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

_MOST_LINKS: Final = 5_000
_MOST_LETTERS: Final = 100_000
_LONGEST_FIELD: Final = 4_096
_LONGEST_ADDRESS: Final = 4_096
_REASONS: Final = {
    3: "no PDF, or one that is broken from the start",
    4: "encrypted with a password",
    5: "encrypted in a way that is not known",
}


@dataclass(frozen=True, slots=True)
class Link:
    """A link on a page.

    Attributes:
        address: where it leads.
        words: that stand in its area; empty for a picture.

    """

    address: str
    words: str


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on a page, as far as it was asked for.

    Attributes:
        number: 1 for the first.
        text: in lines, at most 100,000 letters.
        links: to addresses.

    """

    number: int
    text: str
    links: tuple[Link, ...]


class Pages:
    """An opened PDF. Close it."""

    def __init__(self, content: bytes) -> None:
        """Open a PDF.

        Raises:
            UnparsableError: PDFium is not there, or cannot open the file.

        """
        try:
            import pypdfium2
        except ImportError as error:
            raise UnparsableError(
                0, 0, "PDF needs pypdfium2, which is not installed"
            ) from error
        self._error = pypdfium2.PdfiumError
        try:
            self._document: PdfDocument = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            code = getattr(error, "err_code", None)
            raise UnparsableError(0, 0, _REASONS.get(code or 0, "cannot be opened")) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._document.close()

    def __len__(self) -> int:
        return len(self._document)

    def info(self, key: str) -> str:
        """Return a field of the document information, or nothing."""
        from pypdfium2 import raw

        name = key.encode("ascii")
        size = raw.FPDF_GetMetaText(self._document, name, None, 0)
        if size > _LONGEST_FIELD:
            return ""
        buffer = create_string_buffer(size)
        raw.FPDF_GetMetaText(self._document, name, buffer, size)
        return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")

    def page(self, index: int) -> Page:
        """Return what stands on a page.

        Raises:
            UnparsableError: it is broken.

        """
        try:
            page = self._document[index]
        except self._error as error:
            raise UnparsableError(0, 0, f"page {index + 1} cannot be read") from error
        try:
            return self._read(page, index + 1)
        except self._error as error:
            raise UnparsableError(0, 0, f"page {index + 1} cannot be read") from error
        finally:
            page.close()

    def _read(self, page: "PdfPage", number: int) -> Page:
        letters = page.get_textpage()
        try:
            count = max(0, min(letters.count_chars(), _MOST_LETTERS))
            text = letters.get_text_range(0, count) if count else ""
            return Page(number, text, tuple(self._links(page, letters)))
        finally:
            letters.close()

    def _links(self, page: "PdfPage", letters: "PdfTextPage") -> Iterator[Link]:
        from pypdfium2 import raw

        place, link, area = c_int(0), raw.FPDF_LINK(), raw.FS_RECTF()
        for _ in range(_MOST_LINKS):
            if not raw.FPDFLink_Enumerate(page, byref(place), byref(link)):
                return
            address = self._address(link)
            if not address:
                continue
            words = ""
            if raw.FPDFLink_GetAnnotRect(link, byref(area)):
                words = letters.get_text_bounded(area.left, area.bottom, area.right, area.top)
            yield Link(address, " ".join(words.split()))

    def _address(self, link: object) -> str:
        """Return where a link leads, if that is an address: no action is taken."""
        from pypdfium2 import raw

        action = raw.FPDFLink_GetAction(link)
        if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
            return ""
        size = raw.FPDFAction_GetURIPath(self._document, action, None, 0)
        if not 1 < size <= _LONGEST_ADDRESS:
            return ""
        buffer = create_string_buffer(size)
        raw.FPDFAction_GetURIPath(self._document, action, buffer, size)
        return buffer.raw[: size - 1].decode("utf-8", "replace").strip()
