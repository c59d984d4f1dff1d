"""How is text laid out on a terminal page: wrapped, indented, coloured?"""

import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pplcheck.report.plain import visible

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_NARROWEST, _WIDEST = 40, 110


@dataclass(frozen=True, slots=True)
class Look:
    """How the page should look.

    Attributes:
        width: columns of the terminal.
        colour: whether escape sequences may be used.
        verbosity: -1 quiet (counts only), 0 as usual, 1 with every proof and every place.

    """

    width: int = 80
    colour: bool = False
    verbosity: int = 0


@dataclass(slots=True)
class Page:
    """Lines of text; what comes from outside is made visible before it is laid out."""

    look: Look
    _lines: list[tuple[str, str, str]] = field(default_factory=list)
    _margin: int = 0

    @property
    def width(self) -> int:
        """The columns that text may take: longer lines are hard to read."""
        return max(_NARROWEST, min(self.look.width, _WIDEST))

    @contextmanager
    def inset(self, columns: int) -> Iterator[None]:
        """Write all that is written meanwhile so many columns further in."""
        self._margin += columns
        try:
            yield
        finally:
            self._margin -= columns

    def gap(self) -> None:
        """Leave one line empty, never two."""
        if self._lines and self._lines[-1][1]:
            self._lines.append(("", "", ""))

    def write(
        self, text: str, *, lead: str = "", style: str = "", indent: int = 0, hang: int = 2
    ) -> None:
        """Write a paragraph.

        Args:
            text: made visible and wrapped.
            lead: a word before it that bears the style.
            style: a style of rich, such as `bold red`.
            indent: columns before the first line.
            hang: further columns before the others.

        """
        whole = visible(f"{lead} {text}" if lead and text else lead or text)
        indent += self._margin
        lines = textwrap.wrap(
            whole,
            self.width,
            initial_indent=" " * indent,
            subsequent_indent=" " * (indent + hang),
            break_long_words=False,
            break_on_hyphens=False,
        )
        self._lines.append((visible(lead), lines[0] if lines else "", style))
        # Where a word leads, it alone bears the style.
        self._lines += [("", line, "" if lead else style) for line in lines[1:]]

    def rows(self, rows: list[tuple[str, str]], *, indent: int = 2, widest: int = 36) -> None:
        """Write pairs as two columns; the second is wrapped within its own."""
        left = min(max((len(visible(first)) for first, _ in rows), default=0), widest)
        for first, second in rows:
            name = visible(first)
            if len(name) > left and second:
                self.write(first, indent=indent)
                self.write(second, indent=indent + left + 2, hang=0)
                continue
            filled = f"{name:<{left}}  {visible(second)}".rstrip()
            wrapped = textwrap.wrap(
                filled,
                self.width,
                initial_indent=" " * indent,
                subsequent_indent=" " * (indent + left + 2),
                break_long_words=False,
                break_on_hyphens=False,
                drop_whitespace=True,
                replace_whitespace=False,
            )
            self._lines += [("", line, "") for line in wrapped]

    def leave_out(self, first: int, last: int) -> None:
        """Keep so many lines at the beginning and at the end, and mark what is left out."""
        if len(self._lines) > first + last:
            self._lines[first:-last] = [("", "  …", "dim"), ("", "", "")]

    def render(self) -> bytes:
        """Return the page as bytes."""
        if not self.look.colour:
            return "".join(f"{line.rstrip()}\n" for _, line, _ in self._lines).encode()
        console = self._console()
        with console.capture() as captured:
            self.print_to(console)
        return captured.get().encode()

    def print_to(self, console: "Console") -> None:
        """Print the page on a console of rich."""
        for lead, line, style in self._lines:
            console.print(_styled(lead, line, style), soft_wrap=True, highlight=False)

    def _console(self) -> "Console":
        from rich.console import Console

        return Console(
            width=self.width, force_terminal=True, color_system="standard", emoji=False
        )


def _styled(lead: str, line: str, style: str) -> "Text":
    from rich.text import Text

    text = Text(line.rstrip())
    if style:
        start = line.find(lead) if lead else 0
        text.stylize(style, start, start + len(lead) if lead else len(line))
    return text
