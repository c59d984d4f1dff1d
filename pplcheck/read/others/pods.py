"""Which packages and repositories does a project of CocoaPods need (Podfile, *.podspec)?"""

import re
from collections.abc import Iterator

from pplcheck.model.evidence import Evidence
from pplcheck.read.needed import needed, published, repository
from pplcheck.read.quoted import Source

_POD = re.compile(
    r"""(?m)^\s*(?:pod|\w+\.dependency)[\s(]+["'](?P<name>[\w./+-]+)["'](?P<rest>[^\n]{0,400})"""
)
_FROM = re.compile(r"""\bgit(?::\s*|\s*=>\s*)["'](?P<where>[^"']+)["']""")
_AT = re.compile(r"""\b(?:commit|tag|branch)(?::\s*|\s*=>\s*)["'](?P<version>[^"']+)["']""")
_VERSION = re.compile(r"""\s*,\s*["'](?P<version>[^"']+)["']""")
_NAME = re.compile(r"""(?m)^\s*\w+\.name\s*=\s*["'](?P<name>[\w.+-]+)["']""")


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what is needed, and the pod that this is."""
    del path
    source = Source(content, "#")
    name = _NAME.search(source.text)
    if name:
        yield from published("cocoapods", name["name"], source.place(name.start("name"))[0])
    for found in _POD.finditer(source.text):
        line = source.place(found.start("name"))[0]
        origin, at = _FROM.search(found["rest"]), _AT.search(found["rest"])
        if origin:
            yield from repository(origin["where"], at["version"] if at else "", line)
        version = _VERSION.match(found["rest"])
        # A part of a pod is named behind it: `Firebase/Core`.
        whole = found["name"].partition("/")[0]
        yield from needed("cocoapods", whole, version["version"] if version else "", line)
