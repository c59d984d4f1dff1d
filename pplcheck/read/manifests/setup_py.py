"""What does a Python set-up script declare?

It is a program, and it is never run: only what stands there in plain letters is read. Source:
setuptools, keywords of `setup()`: `license`, `license_files`, `classifiers`.
"""

import ast
import warnings
from collections import Counter
from collections.abc import Iterator

from pplcheck.model.evidence import Evidence
from pplcheck.read.classifiers import classified, meaning
from pplcheck.read.lines import text_of
from pplcheck.read.statement import package, stated
from pplcheck.syntax.places import LARGEST, Point, UnparsableError

NAME = "setup-py"
GLOBS = ("setup.py",)

_LONGEST_NAME = 100


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield the licence and the classifiers of each call of `setup`."""
    del path
    if b"setup" not in content:
        return
    text = text_of(content)
    tree = _parsed(text, content)
    script = _Script(tree, text.splitlines()) if tree else None
    for node in ast.walk(tree) if tree else ():
        if script and isinstance(node, ast.Call) and _name(node.func) == "setup":
            yield from script.said_by(node)


def _parsed(text: str, content: bytes) -> ast.Module | None:
    """Return the programme; None where it is one of Python 2, which is not ours to judge."""
    if len(content) > LARGEST:
        raise UnparsableError(1, 1, "a set-up script of more than 256 KiB")
    try:
        with warnings.catch_warnings():
            # Old scripts have escapes in texts that Python warns of.
            warnings.simplefilter("ignore")
            return ast.parse(text)
    except SyntaxError:
        return None
    except (MemoryError, RecursionError, ValueError) as error:
        raise UnparsableError(1, 1, "nested too deeply, or with a NUL") from error


class _Script:
    """What the names of a script stand for, as far as it says so in plain letters."""

    def __init__(self, tree: ast.Module, lines: list[str]) -> None:
        self._lines = lines
        given = [
            (target.id, node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        ]
        times = Counter(name for name, _ in given)
        # Of a name that is given twice, nobody can tell without running the script.
        self._values = {name: value for name, value in given if times[name] == 1}

    def said_by(self, call: ast.Call) -> Iterator[Evidence]:
        keywords = dict(self._keywords(call))
        said: list[Evidence] = []
        licence = self._text(keywords.get("license"))
        if licence and "\n" not in licence[0].strip() and len(licence[0]) <= _LONGEST_NAME:
            said += stated(*licence, means=meaning(licence[0]))
        file = self._only(keywords.get("license_files"))
        if file and not said:
            said += stated(*file, points_to=file[0])
        is_only_word = all(one.points_to for one in said)
        texts = self._texts(keywords.get("classifiers"))
        said += classified(texts, is_only_word=is_only_word)
        name = self._text(keywords.get("name"))
        yield from said or (package(*name) if name else ())

    def _keywords(self, call: ast.Call) -> Iterator[tuple[str, ast.expr]]:
        """Yield the keywords of a call, those of `**settings` too where it is a plain table."""
        for keyword in call.keywords:
            value = self._meant(keyword.value)
            if keyword.arg:
                yield keyword.arg, value
            elif isinstance(value, ast.Dict):
                for key, part in zip(value.keys, value.values, strict=True):
                    if isinstance(key, ast.Constant) and isinstance(key.value, str):
                        yield key.value, self._meant(part)
            elif isinstance(value, ast.Call) and _name(value.func) == "dict":
                yield from (
                    (one.arg, self._meant(one.value)) for one in value.keywords if one.arg
                )

    def _meant(self, node: ast.expr) -> ast.expr:
        return self._values.get(node.id, node) if isinstance(node, ast.Name) else node

    def _text(self, node: ast.expr | None) -> tuple[str, Point] | None:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return node.value, self._point(node)
        return None

    def _texts(self, node: ast.expr | None) -> list[tuple[str, Point]]:
        parts = node.elts if isinstance(node, ast.List | ast.Tuple) else []
        texts = [self._text(self._meant(part)) for part in parts]
        return [text for text in texts if text]

    def _only(self, node: ast.expr | None) -> tuple[str, Point] | None:
        listed = self._texts(node)
        return listed[0] if len(listed) == 1 and "*" not in listed[0][0] else None

    def _point(self, node: ast.expr) -> Point:
        # The column is counted in bytes of UTF-8.
        line = self._lines[node.lineno - 1].encode("utf-8", "replace")
        return node.lineno, len(line[: node.col_offset].decode("utf-8", "replace")) + 1


def _name(function: ast.expr) -> str:
    """Return the last part of what is called: `setup` for `setuptools.setup`."""
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""
