"""For which files does a reviewer's conclusion hold?

It is bound to the content that was seen: once that changes, it holds no more.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pplcheck.model.conclusion import Concluded, Conclusion, Seen
from pplcheck.model.evidence import EvidenceKind
from pplcheck.model.identification import Identification, TextKind
from pplcheck.model.survey import Declaration, DeclaredBy, FileRecord


class Conclusions:
    """All conclusions, held against the files of one tree."""

    def __init__(
        self, conclusions: Sequence[Conclusion] = (), files: Iterable[FileRecord] = ()
    ) -> None:
        """Hold them against the files; of two that mean one file, the later one counts."""
        self._conclusions = conclusions
        self._by_base: dict[str, list[int]] = defaultdict(list)
        self._by_content: dict[str, list[int]] = defaultdict(list)
        for number, one in enumerate(conclusions):
            if one.pattern:
                self._by_base[one.pattern.base].append(number)
            else:
                for content in one.contents:
                    self._by_content[content].append(number)
        self._declarations = [_declaration(one) for one in conclusions]
        self._holds: dict[int, list[Seen]] = defaultdict(list)
        self._changed: dict[int, list[Seen]] = defaultdict(list)
        self.declared: Mapping[str, Declaration] = dict(self._declared(files))

    def _declared(self, files: Iterable[FileRecord]) -> Iterator[tuple[str, Declaration]]:
        if not self._conclusions:
            return
        for file in files:
            seen = Seen(file.path, file.content_id)
            for number in sorted(self._meaning(file)):
                contents = self._conclusions[number].contents
                if contents and file.content_id not in contents:
                    self._changed[number].append(seen)
                else:
                    self._holds[number].append(seen)
                    yield file.path, self._declarations[number]

    def _meaning(self, file: FileRecord) -> Iterator[int]:
        yield from self._by_content.get(file.content_id, ())
        for base in _bases(file.path):
            for number in self._by_base.get(base, ()):
                pattern = self._conclusions[number].pattern
                if pattern and pattern.matches(file.path):
                    yield number

    def held(self) -> tuple[Concluded, ...]:
        """Return each conclusion with the files for which it holds, and those it has lost."""
        return tuple(
            Concluded(one, tuple(self._holds[number]), tuple(self._changed[number]))
            for number, one in enumerate(self._conclusions)
        )

    def corrected(self, files: Iterable[FileRecord]) -> list[FileRecord]:
        """Return the files; a licence file is the text that a reviewer says it is."""
        return [self._corrected(file) for file in files]

    def _corrected(self, file: FileRecord) -> FileRecord:
        said = self.declared.get(file.path)
        if not said or not any(one.kind is EvidenceKind.LICENCE_FILE for one in file.evidence):
            return file
        why = f"is {said.licence.normal}, as a reviewer concluded ({said.place})"
        text = Identification(said.licence.normal, TextKind.TEXT, 1.0, why)
        return replace(file, identification=text)


def _declaration(conclusion: Conclusion) -> Declaration:
    scope = conclusion.pattern.text if conclusion.pattern else ""
    return Declaration(conclusion.place, scope, DeclaredBy.CONCLUSION, conclusion.licence)


def _bases(path: str) -> Iterator[str]:
    """Yield a path and all folders that it lies in; a pattern's base is one of them."""
    while path:
        yield path
        path = path.rpartition("/")[0]
    yield ""
