"""Which names and addresses does `.mailmap` say are one person's?

Source: gitmailmap(5). Names and addresses are compared without regard to case.
"""

import re
from collections.abc import Iterator

_ADDRESS = re.compile(r"([^<>#]*)<([^<>]*)>")
_LARGEST = 2**20

Who = tuple[str, str]


class Mailmap:
    """What a `.mailmap` says."""

    def __init__(self, content: bytes = b"") -> None:
        """Read a file; one that is larger than any that people wrote says nothing."""
        self._proper: dict[tuple[str, str | None], Who] = {}
        text = content.decode("utf-8", "surrogateescape") if len(content) <= _LARGEST else ""
        for (name, mail), (old_name, old_mail) in _lines(text):
            key = old_mail.lower(), old_name.lower() if old_name else None
            # Of two lines on one address the later wins in what it says; of two on one name and
            # address it wins as a whole.
            known = ("", "") if old_name else self._proper.get(key, ("", ""))
            self._proper[key] = name or known[0], mail or known[1]

    def proper(self, name: str, mail: str) -> Who:
        """Return the name and the address that are meant, in this order."""
        for key in ((mail.lower(), name.lower()), (mail.lower(), None)):
            if key in self._proper:
                proper_name, proper_mail = self._proper[key]
                return proper_name or name, proper_mail or mail
        return name, mail


def _lines(text: str) -> Iterator[tuple[Who, Who]]:
    """Yield what each line says: the proper name and address, and those in commits."""
    for line in text.split("\n"):
        if line.startswith("#"):
            continue
        found = [(name.strip(), mail.strip()) for name, mail in _ADDRESS.findall(line)[:2]]
        if len(found) > 1:
            yield found[0], found[1]
        elif found:
            name, mail = found[0]
            yield (name, ""), ("", mail)
