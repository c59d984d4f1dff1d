"""Mark-up: headings, tags, keys and escapes are how a text is shown, not what it says."""

import html
import json
import re
from random import Random
from typing import Final

from tests.accuracy.forms.form import TEXT, Form
from tests.accuracy.forms.layout import paragraphs

_WHY = "mark-up is no word"
_NUMBERED = re.compile(r"^\W*(?:\d+[.)]|[Aa]rticle \d+|ARTICLE \d+|Section \d+)")
_LETTERED = re.compile(r"^(\s*)[(]?([a-h])[.)](?=\s)", re.MULTILINE)
_QUOTED = re.compile(r'"([^"\n]{1,60})"')
_ADDRESS = re.compile(r"https?://[^\s<>()\"]+")


def markdown_headings(text: str, _: Random) -> str:
    """Make headings of the title and of the numbered sections."""
    title, *rest = paragraphs(text)
    marked = (f"## {part}" if _NUMBERED.match(part) else part for part in rest)
    return "\n\n".join([f"# {title}", *marked])


def markdown_bold(text: str, _: Random) -> str:
    """Set defined terms in bold, and every seventh word in italics."""
    words = _QUOTED.sub(r"**\1**", text).split(" ")
    return " ".join(f"*{word}*" if n % 7 == 3 else word for n, word in enumerate(words))


def markdown_links(text: str, _: Random) -> str:
    """Make links of addresses and of the word License."""
    linked = _ADDRESS.sub(lambda found: f"[{found[0]}]({found[0]})", text)
    return re.sub(r"\bLicense\b", "[License](#license)", linked)


def markdown_escapes(text: str, _: Random) -> str:
    """Put the backslash before every sign that Markdown could take for its own."""
    return re.sub(r"([.*_()#\[\]!+-])", r"\\\1", text)


def markdown_numbers(text: str, _: Random) -> str | None:
    """Let Markdown count: the clauses a, b, c become 1, 2, 3."""
    if not _LETTERED.search(text):
        return None
    return _LETTERED.sub(lambda found: f"{found[1]}{ord(found[2]) - 96}.", text)


def markdown_quote(text: str, _: Random) -> str:
    """Quote the whole, as an e-mail does."""
    return "\n".join(f"> {line}" for line in text.splitlines())


def latex(text: str, _: Random) -> str:
    """Write it as LaTeX does."""
    escaped = re.sub(r"([&%$#_])", r"\\\1", text).replace("  ", "~ ")
    quoted = _QUOTED.sub(r"``\\textbf{\1}''", escaped)
    title, *rest = paragraphs(quoted)
    body = (f"\\section*{{{p}}}" if _NUMBERED.match(p) and len(p) < 80 else p for p in rest)
    head = "\\documentclass{article}\n\\begin{document}\n\\title{" + title + "}\\maketitle"
    return "\n\n".join([head, *body, "\\end{document}"])


def html_paragraphs(text: str, _: Random) -> str:
    """Put every paragraph into a tag and every quote into an entity."""
    parts = (html.escape(part).replace("'", "&#39;") for part in paragraphs(text))
    return "".join(f'<p class="c1" style="margin:0">{part}</p>\n' for part in parts)


def html_page(text: str, chance: Random) -> str:
    """Make a page of it, with a head, line breaks, hard spaces and numeric entities."""
    body = html.escape(text).replace("-", "&#45;").replace("\n", "<br />\n")
    body = re.sub(" (?=[a-z])", lambda _: chance.choice([" ", " ", "&nbsp;", "&#160;"]), body)
    head = "<meta charset='utf-8'><link rel='stylesheet' href='style.css'>"
    return f"<!DOCTYPE html>\n<html><head>{head}</head>\n<body><div>{body}</div></body></html>"


def html_emphasis(text: str, chance: Random) -> str:
    """Put tags around words, and within the text of some."""
    words = html.escape(text).split(" ")
    tags = ("b", "i", "span", "em")
    return " ".join(
        f"<{tag}>{word}</{tag}>" if chance.random() < 0.2 else word
        for word in words
        for tag in [chance.choice(tags)]
    )


def xml(text: str, _: Random) -> str:
    """Make an XML document, each paragraph in an element."""
    items = (f"  <p>{html.escape(part)}</p>\n" for part in paragraphs(text))
    return f'<?xml version="1.0"?>\n<licence>\n{"".join(items)}</licence>\n'


def rst(text: str, _: Random) -> str:
    """Underline the title and set defined terms in literals."""
    title, *rest = paragraphs(_QUOTED.sub(r"``\1``", text))
    return "\n\n".join([f"{title}\n{'=' * min(len(title), 70)}", *rest])


def troff(text: str, _: Random) -> str:
    """Write it as a man page does."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join(f".PP\n{part}" for part in paragraphs(escaped))


def rtf(text: str, _: Random) -> str:
    """Write it as a word processor does, for the signs that RTF spells in hexadecimal."""
    escaped = re.sub(r"([\\{}])", r"\\\1", text)
    escaped = re.sub(
        "[\u0080-\u00ff]", lambda sign: f"\\'{ord(sign[0]):02x}", escaped.translate(_PLAIN)
    )
    escaped = re.sub("[\u0100-\uffff]", lambda sign: f"\\u{ord(sign[0])}?", escaped)
    body = "\\par\\pard\n".join(paragraphs(escaped))
    return "{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Times;}}\n\\f0\\fs24 " + body + "\\par\n}"


_PLAIN = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'"})


def key_and_value(text: str, _: Random) -> str:
    """Make a translation file of it: one key a paragraph."""
    parts = enumerate(paragraphs(text), start=1)
    return "\n".join(f"license.paragraph.{number}={part}" for number, part in parts)


def json_string(text: str, _: Random) -> str:
    """Make a JSON string of it: line ends and quotes are escapes."""
    return json.dumps({"name": "thing", "version": "1.0.0", "licenseText": text})


def yaml_block(text: str, _: Random) -> str:
    """Make a block in a YAML file of it."""
    body = "\n".join(f"  {line}".rstrip() for line in text.splitlines())
    return f"name: thing\nlicenseText: |\n{body}\n"


def c_strings(text: str, _: Random) -> str:
    """Make C strings of the lines, as the "about" box of a program has them."""
    rows = (f"  {json.dumps(line + chr(10), ensure_ascii=False)}" for line in text.splitlines())
    return "static const char licence[] =\n" + "\n".join(rows) + ";\n"


FORMS: Final[tuple[Form, ...]] = tuple(
    Form(make.__name__.replace("_", " "), make, TEXT, _WHY)
    for make in (
        markdown_headings,
        markdown_bold,
        markdown_links,
        markdown_escapes,
        markdown_numbers,
        markdown_quote,
        latex,
        html_paragraphs,
        html_page,
        html_emphasis,
        xml,
        rst,
        troff,
        rtf,
        key_and_value,
        json_string,
        yaml_block,
        c_strings,
    )
)
