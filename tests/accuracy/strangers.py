"""Are texts that are no licence left alone?

Half of them is what every machine has: the sources and docstrings of Python's standard library,
the descriptions of installed packages, manual pages, the papers in `/usr/share/doc`. The other
half is made to be hard: words drawn from the licences themselves, in an order that a Markov
chain of two or three words gives them, so that their vocabulary and their short phrases are a
licence's and their sense is not.

What is found on the machine must not be called a text, a changed text or a part of one. Of the
chains only `text` is wrong: a chain of three words over texts that are nearly the same repeats
whole sentences of them, and `partial` is then the truth.

Left out are files whose name says that they hold a licence. A file may still *quote* a licence;
so for licences outside of the family the rate is reported, and the files are named.
"""

import ast
import gzip
import hashlib
import sysconfig
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.accuracy.answer import Ask
from tests.accuracy.result import Goal, show, show_wrong
from tests.accuracy.texts import Text

HOW_MANY = 1000
_LICENCE_NAMES = ("licen", "copying", "copyright", "notice", "authors", "legal")
_CLAIMS = frozenset({"text", "modified", "partial"})
_SHORTEST, _LONGEST = 400, 200_000


@dataclass(frozen=True, slots=True)
class Stranger:
    """A text that is no licence, and where it comes from."""

    source: str
    name: str
    content: bytes

    @property
    def is_chain(self) -> bool:
        """Whether its words are a licence's."""
        return self.source.startswith("chain")


def left_alone(texts: Iterable[Text], found: Iterable[Stranger], ask: Ask) -> list[Goal]:
    """Print what strangers are called.

    Args:
        texts: the family, whose licences must not be found.
        found: the strangers, `HOW_MANY` or the goal is not met.
        ask: what is measured.

    """
    family = {one for text in texts for one in text.licences}
    kinds: Counter[tuple[str, str]] = Counter()
    of_family: list[str] = []
    of_others: list[str] = []
    for one in found:
        answer = ask(one.content)
        kinds[one.source, answer.kind] += 1
        if answer.kind in ({"text"} if one.is_chain else _CLAIMS):
            wrong = of_family if answer.parts & family else of_others
            wrong.append(f"{one.source}: {one.name}: {answer.licence} ({answer.kind})")
    rows = [(source, kind, number) for (source, kind), number in sorted(kinds.items())]
    show("Texts that are no licence", ("from", "called", ""), rows)
    show_wrong([*of_family, *of_others])
    return _goals(kinds.total(), of_family, of_others)


def _goals(total: int, of_family: list[str], of_others: list[str]) -> list[Goal]:
    is_enough = total >= HOW_MANY
    return [
        Goal(
            f"{total} texts that are no licence, called one of the family",
            f"0 of {HOW_MANY}",
            str(len(of_family)),
            not of_family and is_enough,
            must=True,
            wrong=tuple(of_family),
        ),
        Goal(
            "the same, called any other licence",
            "≤ 1 %",
            f"{len(of_others) / max(total, 1):.1%}",
            is_enough and len(of_others) <= total / 100,
            wrong=tuple(of_others),
        ),
    ]


def strangers(texts: Iterable[Text], how_many: int) -> Iterator[Stranger]:
    """Yield as many as asked for, on any machine: chains make up for what it does not have."""
    found = list(_found(how_many // 2))
    yield from found
    words = [text.text.split() for text in texts if text.is_licence]
    for number in range(how_many - len(found)):
        order = 1 + number % 2
        name = f"chain of {order + 1} words"
        yield Stranger(name, str(number), _chain(words, order, number))


def _found(how_many: int) -> Iterator[Stranger]:
    """Take from each source in turn, so that a large one does not crowd out a small one."""
    sources = {name: iter(_chosen(paths)) for name, paths in _folders().items()}
    taken = 0
    while sources and taken < how_many:
        for source in tuple(sources):
            path = next(sources[source], None)
            if path is None:
                del sources[source]
                continue
            content = _content(path, source)
            if _SHORTEST <= len(content) <= _LONGEST and taken < how_many:
                taken += 1
                yield Stranger(source, path.name, content)


def _folders() -> dict[str, Iterable[Path]]:
    library = Path(sysconfig.get_path("stdlib"))
    packages = Path(sysconfig.get_path("purelib"))
    return {
        "library sources": library.glob("*/*.py"),
        "library docstrings": library.glob("*.py"),
        "package descriptions": packages.glob("*.dist-info/METADATA"),
        "manual pages": Path("/usr/share/man").glob("man*/*.gz"),
        "papers": (p for p in Path("/usr/share/doc").glob("*/*") if p.suffix in {"", ".gz"}),
    }


def _chosen(paths: Iterable[Path]) -> list[Path]:
    """Put files in an order that does not depend on their names, and leave licences out."""
    harmless = (
        path
        for path in paths
        if not any(name in path.name.lower() for name in _LICENCE_NAMES) and path.is_file()
    )
    return sorted(harmless, key=lambda path: hashlib.sha256(path.name.encode()).digest())


def _content(path: Path, source: str) -> bytes:
    try:
        if path.suffix == ".gz":
            with gzip.open(path) as file:
                return file.read(_LONGEST + 1)
        content = path.read_bytes()
        return _docstrings(content) if source == "library docstrings" else content
    except (OSError, EOFError, SyntaxError, ValueError):
        return b""


def _docstrings(source: bytes) -> bytes:
    kinds = (ast.Module, ast.ClassDef, ast.FunctionDef)
    nodes = (node for node in ast.walk(ast.parse(source)) if isinstance(node, kinds))
    return "\n\n".join(ast.get_docstring(node) or "" for node in nodes).encode()


def _chain(words: list[list[str]], order: int, number: int) -> bytes:
    """Return a text in which every `order` + 1 neighbours are a licence's."""
    chance = Random(f"chain {order} {number}")
    follows: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for said in chance.sample(words, min(8, len(words))):
        for at in range(len(said) - order):
            follows[tuple(said[at : at + order])].append(said[at + order])
    text = list(chance.choice(sorted(follows)))
    for _ in range(chance.randrange(100, 3000)):
        nexts = follows.get(tuple(text[-order:])) or [chance.choice(chance.choice(words))]
        text.append(chance.choice(nexts))
    lines = (" ".join(text[at : at + 12]) for at in range(0, len(text), 12))
    return "\n".join(lines).encode()
