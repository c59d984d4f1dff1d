"""Which packages and repositories does a Gradle project need?

Source: Gradle, "Declaring dependencies" and "Version catalogs", in their simple forms. JitPack
makes `com.github.OWNER:NAME` of a repository of GitHub.
"""

import re
from collections.abc import Iterator

from pplcheck.model.evidence import Evidence
from pplcheck.read.needed import needed, repository
from pplcheck.read.quoted import Source

_COORDINATE = re.compile(
    r"""["'](?P<group>[A-Za-z][\w.-]*\.[\w.-]+|[a-z][\w-]+):(?P<name>[\w.-]+)
    (?::(?P<version>[\w.+-]+))?(?:[:@][\w.-]+)?["']""",
    re.VERBOSE,
)
_NAMED = re.compile(
    r"""\bgroup\s*[:=]\s*["'](?P<group>[\w.-]+)["']\s*,\s*name\s*[:=]\s*["'](?P<name>[\w.-]+)["']
    (?:\s*,\s*version\s*[:=]\s*["'](?P<version>[\w.+-]+)["'])?""",
    re.VERBOSE,
)
_JITPACK = {"com.github.": "github", "com.gitlab.": "gitlab", "org.bitbucket.": "bitbucket"}


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what is needed."""
    source = Source(content, "#" if path.lower().endswith(".toml") else "//")
    for form in (_COORDINATE, _NAMED):
        for found in form.finditer(source.text):
            line = source.place(found.start())[0]
            group, name, version = found["group"], found["name"], found["version"] or ""
            yield from needed("maven", f"{group}/{name}", version, line)
            for prefix, forge in _JITPACK.items():
                owner = group.removeprefix(prefix)
                if owner != group and "." not in owner:
                    yield from repository(f"{forge}:{owner}/{name}", version, line)
