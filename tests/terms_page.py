"""Write the pages that repeat the terms: `make terms`.

docs/reference/readings.md is written whole, docs/reference/facts.md from its mark onward. Both
are for readers who would rather not open the terms; these are the truth.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass

from pplcheck.config import read_terms
from pplcheck.licences import terms_sources
from pplcheck.model.terms import Question, Subject, Terms
from tests.conftest import ROOT

READINGS = ROOT / "docs/reference/readings.md"
FACTS = ROOT / "docs/reference/facts.md"

MARK = (
    "<!-- From here on written by `make terms` from the terms in pplcheck/licences/terms/. -->"
)
_LEFT_OUT = "What is not modelled:"
_ACTS = ("copy", "adapt", "distribute", "run", "manufacture")

_HEAD = """\
# Readings

<!-- Written by `make terms` from the terms in pplcheck/licences/terms/. -->

Some words of a licence are open: no fact can decide what they mean. Each such question is a
**reading**. It has options, a default, and the reason for the default with what speaks against
it. Where the answer depends on a law, that law is named. This page repeats the
[terms](terms.md) that ship, so that nobody need open their files.

The readings are interpretations made for this project. No lawyer has reviewed them.

The stewards can take another stand, in the [configuration](configuration.md#readingslicence):

```toml
[readings.PPL]
reserves = "all means all"

[readings.LicenseRef-Coopyleft]
running = "yes"
```

A verdict, and a standing, names the readings that it **hangs on**: those that, read otherwise,
alone or two together, would change the outcome or its clause. Where it names none and says that
*it is the same under every reading*, no stand matters. Where it names some and says that *the
outcome is the same under every reading*, only the clause hangs on them. What each option
changes is to be seen in the [decisions](decisions/README.md).
"""


@dataclass(frozen=True, slots=True)
class Shipped:
    """The terms of one file, and what their file says that they leave out."""

    file: str
    terms: Terms
    left_out: str


def shipped() -> tuple[Shipped, ...]:
    """Return all terms that ship, by their titles."""
    found = (
        Shipped(
            name.removesuffix(".toml"),
            read_terms(content, name, is_shipped=True),
            left_out(content.decode()),
        )
        for name, content in terms_sources()
    )
    return tuple(sorted(found, key=lambda one: (one.terms.title.lower(), one.file)))


def left_out(source: str) -> str:
    """Return what the comment at the top of a terms file says that is not modelled."""
    top = source[: source.index("\nschema")]
    lines = [line.removeprefix("#").strip() for line in top.splitlines()]
    starts = [number for number, line in enumerate(lines) if line.startswith(_LEFT_OUT)]
    if not starts:
        return ""
    said = lines[starts[0] :]
    end = said.index("") if "" in said else len(said)
    return " ".join(said[:end]).removeprefix(_LEFT_OUT).strip()


def readings_page() -> str:
    """Return docs/reference/readings.md."""
    return "\n".join([_HEAD, *(line for one in shipped() for line in _licence(one))])


def _licence(one: Shipped) -> Iterator[str]:
    terms = one.terms
    yield f"## {terms.title} ({terms.id})\n"
    yield f"Row by row: [decisions](decisions/{one.file}.md).\n"
    if terms.governing_law:
        yield f"The licence chooses its law: {terms.governing_law}.\n"
    if terms.readings:
        yield "| reading | question | options | because | law |"
        yield "|---|---|---|---|---|"
        for reading in terms.readings:
            options = "<br>".join(
                f"`{option}`{' (default)' * (option == reading.default)}"
                for option in reading.options
            )
            cells = (
                f"`{reading.name}`",
                reading.question,
                options,
                reading.because,
                reading.law,
            )
            yield f"| {' | '.join(_cell(cell) for cell in cells)} |"
        yield ""
    else:
        yield "Its terms have no readings.\n"
    yield f"**What the terms do not model:** {one.left_out}\n"


def facts_tail() -> str:
    """Return docs/reference/facts.md from its mark onward."""
    asked: dict[tuple[str, str, str], list[str]] = {}
    for one in shipped():
        for question in one.terms.questions:
            if question.about is Subject.USE:
                key = (question.name, question.ask, _answered(question))
                asked.setdefault(key, []).append(f"`{one.terms.id}`")
    rows = (
        f"| `{name}` | {_cell(ask)} | {', '.join(ids)} | {answered} |"
        for (name, ask, answered), ids in sorted(asked.items())
    )
    head = ("| fact | question | asked by | answered by |", "|---|---|---|---|")
    return "\n".join([MARK, "\n## About a use\n", *head, *rows, ""])


def _answered(question: Question) -> str:
    if question.answered_by in _ACTS:
        return f"`acts`: `{question.answered_by}`"
    return f"`{question.answered_by}`" if question.answered_by else ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def main() -> int:
    """Write both pages."""
    READINGS.write_text(readings_page(), encoding="utf-8")
    head = FACTS.read_text(encoding="utf-8").partition(MARK)[0]
    FACTS.write_text(head + facts_tail(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
