"""Which set phrases mean a licence without naming it, and which words add an exception?"""

import re
from collections.abc import Callable

_MODULE = {
    "gpl": "GPL-2.0-only",
    "gpl v2": "GPL-2.0-only",
    "gpl and additional rights": "GPL-2.0-only",
    "dual bsd/gpl": "BSD-3-Clause OR GPL-2.0-only",
    "dual mit/gpl": "MIT OR GPL-2.0-only",
    "dual mpl/gpl": "MPL-1.1 OR GPL-2.0-only",
    "proprietary": "NONE",
}
_PERL = "Artistic-1.0-Perl OR GPL-1.0-or-later"
PUBLIC_DOMAIN = "LicenseRef-Public-Domain"
Meaning = str | Callable[[re.Match[str]], str]


def _of_module(found: re.Match[str]) -> str:
    return _MODULE.get(" ".join(found[1].lower().split()), "")


# A word without which the phrase is not there, the phrase, and what it means.
FIXED: tuple[tuple[str, re.Pattern[str], Meaning], ...] = (
    # Linux: Documentation/process/license-rules.rst says what each value means.
    (
        "module_license",
        re.compile(r"\bMODULE_LICENSE\s?\(\s?\"([^\"\n]{1,60})\"\s?\)"),
        _of_module,
    ),
    (
        "perl",
        re.compile(
            r"(?:same|under\s+the|those)\s+(?:terms|conditions|licen[cs]e)\s+"
            r"(?:and\s+conditions\s+)?(?:as|of)\s+(?:the\s+)?perl\s?5?"
            r"(?:\s+itself|\s+version\s+5[\d.]{0,8}|(?=[.,;\s]))",
            re.IGNORECASE,
        ),
        _PERL,
    ),
    (
        "perl",
        re.compile(
            r"^\s{0,8}licen[cs]e\s{0,12}[:=]\s{0,12}[\"']?perl[\"']?\s*$",
            re.IGNORECASE | re.MULTILINE,
        ),
        _PERL,
    ),
    (
        "ruby",
        re.compile(r"\bsame\s+(?:terms|licen[cs]e)\s+as\s+ruby\b", re.IGNORECASE),
        "Ruby",
    ),
    (
        "waived",
        re.compile(
            r"\bto\s+the\s+extent\s+possible\s+under\s+law,?\s[^.]{0,200}"
            r"\bwaived\s+all\s+copyright",
            re.IGNORECASE,
        ),
        "CC0-1.0",
    ),
    (
        "domain",
        re.compile(
            r"\b(?:(?:is|are|in|into|to|as|be|placed)\s+(?:in\s+|into\s+|to\s+)?(?:the\s+)?"
            r"|(?:licen[cs]e|copyright|@licen[cs]e)\s?:?\s{1,4})public[\s-]{1,4}domain\b",
            re.IGNORECASE,
        ),
        PUBLIC_DOMAIN,
    ),
    (
        "confidential",
        re.compile(
            r"\b(?:proprietary\s+and\s+confidential|confidential\s+and\s+proprietary)\b",
            re.IGNORECASE,
        ),
        "NONE",
    ),
    (
        "prohibited",
        re.compile(
            r"\bunauthori[sz]ed\s+copying\s+of\s+this\s+\w+[^.]{0,60}\bprohibited\b",
            re.IGNORECASE,
        ),
        "NONE",
    ),
    ("granted", re.compile(r"\bno\s+licen[cs]e\s+is\s+granted\b", re.IGNORECASE), "NONE"),
)
_EXCEPTIONS = {
    "classpath": "Classpath-exception-2.0",
    "llvm": "LLVM-exception",
    "gcc runtime library": "GCC-exception-3.1",
    "autoconf": "Autoconf-exception-2.0",
    "bison": "Bison-exception-2.2",
    "font": "Font-exception-2.0",
    "libtool": "Libtool-exception",
    "wxwindows": "WxWindows-exception-3.1",
    "freertos": "freertos-exception-2.0",
}
_EXCEPTION = re.compile(
    r"[\s,;\"')]{0,6}(?:licen[cs]e\s)?(?:with|and\s+modified\s+by|plus)\s+(?:the\s+|an?\s+)?(?:gnu\s+)?(?P<name>"
    + "|".join(_EXCEPTIONS)
    + r")['\s-]{1,3}(?:linking\s+)?exceptions?",
    re.IGNORECASE,
)


def exception_after(after: str) -> tuple[str, int]:
    """Return the exception that the words after a name add, and where they end."""
    found = _EXCEPTION.match(after)
    return (_EXCEPTIONS[found["name"].lower()], found.end()) if found else ("", 0)
