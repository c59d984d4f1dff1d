"""Which licence does a web address name?

Only addresses that carry the licence's own short name, or are the one home of a licence's text;
the sources stand beside each pattern.
"""

import re

_HOST = r"^(?:https?:)?//(?:www\.)?"
_END = r"(?:\.(?:html|htm|txt|json|php|md|en\.html))?/?(?:[?#].*)?$"
# Each site, and what of its addresses is the id.
_NAMED = re.compile(
    _HOST
    + r"(?:spdx\.org/licenses/"  # SPDX's own pages, one an id
    + r"|opensource\.org/licen[sc]es?/(?!alphabetical|category)"  # OSI's pages
    + r"|choosealicense\.com/licenses/"
    + r"|licenses\.nuget\.org/"  # NuGet writes it for an expression
    + r"|api\.github\.com/licenses/)"  # what GitHub's API gives as `license.url`
    + r"(?P<id>[A-Za-z0-9][\w.+-]*?)"
    + _END,
    re.IGNORECASE,
)
# The deeds of Creative Commons: creativecommons.org/licenses/by-sa/4.0/deed.de.
_COMMONS = re.compile(
    _HOST
    + r"creativecommons\.org/(?:licenses/(?P<terms>by(?:-nc)?(?:-sa|-nd)?)"
    + r"/(?P<version>[1-4]\.\d)"
    + r"(?:/(?P<port>[a-z]{2,3}))?|publicdomain/(?P<dedication>zero|mark)/1\.0)(?:/.*)?$",
    re.IGNORECASE,
)
# Homes of one text. GNU's addresses name no "or later": the id is that of the version.
_HOMES = (
    (r"apache\.org/licenses/(?:license-)?2\.0", "Apache-2.0"),
    (r"apache\.org/licenses/license-1\.1", "Apache-1.1"),
    (r"mozilla\.org/(?:en-us/)?mpl/2\.0", "MPL-2.0"),
    (r"mozilla\.org/(?:en-us/)?mpl/(?:mpl-)?1\.1", "MPL-1.1"),
    (r"eclipse\.org/(?:legal|org/documents)/epl-v10", "EPL-1.0"),
    (r"eclipse\.org/(?:legal|org/documents)/epl-(?:v20|2\.0)", "EPL-2.0"),
    (r"boost\.org/license_1_0", "BSL-1.0"),
    (r"unlicense\.org", "Unlicense"),
    (r"wtfpl\.net", "WTFPL"),
    (
        r"gnu\.org/(?:licenses|copyleft)(?:/old-licenses)?/(?:gpl-3\.0|gpl-3|gplv3)",
        "GPL-3.0-only",
    ),
    (
        r"gnu\.org/(?:licenses|copyleft)(?:/old-licenses)?/(?:gpl-2\.0|gpl-2|gplv2)",
        "GPL-2.0-only",
    ),
    (r"gnu\.org/(?:licenses|copyleft)(?:/old-licenses)?/lgpl-3\.0", "LGPL-3.0-only"),
    (r"gnu\.org/(?:licenses|copyleft)(?:/old-licenses)?/lgpl-2\.1", "LGPL-2.1-only"),
    (r"gnu\.org/(?:licenses|copyleft)/agpl-3\.0", "AGPL-3.0-only"),
    (r"gnu\.org/(?:licenses|copyleft)/fdl-1\.3", "GFDL-1.3-only"),
    (r"(?:joinup\.ec\.europa\.eu/.*/eupl-text-eupl-12|eupl\.eu/1\.2/.*)", "EUPL-1.2"),
)
_HOME_PATTERNS = tuple(
    (re.compile(_HOST + home + _END, re.IGNORECASE), id_) for home, id_ in _HOMES
)
# What OSI's site calls otherwise than SPDX does.
_OSI_NAMES = {
    "agpl": "AGPL-3.0-only",
    "apache2.0": "Apache-2.0",
    "apl1.0": "APL-1.0",
    "artistic-license": "Artistic-1.0",
    "artistic-license-2.0": "Artistic-2.0",
    "bsd-license": "",  # the three clauses until 2011, since then the two
    "bsl1.0": "BSL-1.0",
    "cddl1": "CDDL-1.0",
    "cddl1.0": "CDDL-1.0",
    "cpl1.0": "CPL-1.0",
    "eclipse-1.0": "EPL-1.0",
    "gpl-license": "",
    "isc-license": "ISC",
    "lgpl-license": "",
    "mit-license": "MIT",
    "mozilla1.1": "MPL-1.1",
    "zlib-license": "Zlib",
}
_LONGEST = 300


def named_by(address: str) -> str:
    """Return the SPDX id of the licence that an address names, or nothing.

    The id is as the address writes it, in any case; whether it is known is for others to say.
    """
    address = address.strip()
    if len(address) > _LONGEST:
        return ""
    named = _NAMED.match(address)
    if named:
        return _OSI_NAMES.get(named["id"].lower(), named["id"])
    commons = _COMMONS.match(address)
    if commons:
        return _commons(commons)
    return next((id_ for home, id_ in _HOME_PATTERNS if home.match(address)), "")


def _commons(found: re.Match[str]) -> str:
    if found["dedication"]:
        # The mark says what others gave up; it is no licence.
        return "CC0-1.0" if found["dedication"].lower() == "zero" else ""
    port = f"-{found['port'].upper()}" if found["port"] else ""
    return f"CC-{found['terms'].upper()}-{found['version']}{port}"
