"""What does a pod of CocoaPods declare?

Source: the Podspec syntax reference, `license`: a text, or a table of `type`, `file` and
`text`.
"""

import re
from collections.abc import Iterator

from pplcheck.model.evidence import Evidence
from pplcheck.read.quoted import Source
from pplcheck.read.statement import package, stated
from pplcheck.syntax import json
from pplcheck.syntax.places import Point

NAME = "podspec"
GLOBS = ("*.podspec", "*.podspec.json")

_LICENCE = re.compile(
    r"^[ \t]*\w+\.license\s*=\s*(?P<value>\{[^}]{0,500}|[^\n]{0,300})", re.MULTILINE
)
_NAME = re.compile(r"^[ \t]*\w+\.name\s*=(?P<value>[^\n]{0,300})", re.MULTILINE)
_PART = r":?{key}['\"]?\s*(?:=>|:)\s*"
_TYPE = re.compile(_PART.format(key="type"))
_FILE = re.compile(_PART.format(key="file"))
# `pod spec create` writes it into the file that is to be filled in.
_EXAMPLE = " (example)"


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield the type of the licence; where only a file is given, that file."""
    yield from _json(content) if path.lower().endswith(".json") else _ruby(content)


def _json(content: bytes) -> Iterator[Evidence]:
    pod = json.load(content)
    if not isinstance(pod, dict):
        return
    places = json.places(content)
    licence = pod.get("license")
    table = licence if isinstance(licence, dict) else {"type": licence}
    for key in ("type", "file"):
        written = table.get(key)
        if isinstance(written, str) and written.strip():
            place = places.of_value(("license", key))
            yield from _stated(written, place, is_file=key == "file")
            return
    yield from package(pod.get("name"), places.of_value(("name",)))


def _ruby(content: bytes) -> Iterator[Evidence]:
    source = Source(content, "#")
    found = _LICENCE.search(source.text)
    for pattern in (_TYPE, _FILE) if found else ():
        start, end = found.span("value") if found else (0, 0)
        if source.text[start] == "{":
            part = pattern.search(source.text, start, end)
            start = part.end() if part else end
        for written, place in source.texts(start, end):
            yield from _stated(written, place, is_file=pattern is _FILE)
            return
    name = _NAME.search(source.text)
    for text, place in source.texts(*name.span("value")) if name else ():
        yield from package(text, place)
        return


def _stated(written: str, place: Point, *, is_file: bool) -> Iterator[Evidence]:
    licence = written.strip().removesuffix(_EXAMPLE)
    is_example = licence != written.strip()
    yield from stated(
        written,
        place,
        means=licence if is_example else "",
        points_to=written.strip() if is_file else "",
        is_default=is_example,
    )
