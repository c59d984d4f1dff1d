"""How does a text from anywhere become one line that any form of a letter can hold?"""

import re

from pplcheck.report.plain import visible

# No character of XML 1.0 (section 2.2), nor of a text that anybody writes.
_NONE_OF_XML = re.compile("[\ufffe\uffff]")


def one_line(text: str) -> str:
    """Return `text` in one line; what would end a line, or turn it, is written out."""
    return _NONE_OF_XML.sub(_escaped, visible(text)).strip()


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04x}"
