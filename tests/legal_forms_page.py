"""Write docs/reference/legal-forms.md from the data: `make legal-forms`."""

import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from pplcheck.entities import known_forms, known_registers
from pplcheck.entities.laws import data_of, laws
from pplcheck.model.legal import KnownForm, LegalBasis

_HEAD = """\
# Legal forms and registers

<!-- Written by `make legal-forms` from the data in pplcheck/entities/. -->

What follows from the legal form of an entity, or from its standing in a register. An
[entity file](entity-file.md#form) names the form by its code, and the register by its id. The
codes are those of {list}.

A form is a hint at few facts, never a verdict. Each fact follows from a provision of law that
stands [below](#laws); what is merely usual for a form does not follow. It is as sure as what
was said: a form that somebody states is a statement (level 1), one that a register shows has
level 3, and never more. Below level 3 nothing that follows from a form
[accuses](../explanation/standing.md) anybody, not even where the entity itself names its form.

- **Of a code that is not listed here nothing follows.** Most forms say nothing that a licence
  asks.
- **General co-operative forms say nothing about workers.** Who works in it and who owns it
  stands in its statutes.
- The codes {placeholders} stand in for a form that has none, and {inactive} codes were
  withdrawn from the list: both are refused.
- Laws change, and this is no legal advice. The sentences are summaries of ours; read the law.

## Forms
"""

_REGISTERS = """\
## Registers

What was seen in a register is the register's word (level 3), from the day of the extract until
somebody looked again and saw otherwise. That an entity does *not* stand there means `no` only
where the law makes entry a condition of that very fact. Of no fact that a licence asks for is
that so today: so absence is recorded, and says nothing.

| register | is | what follows for whoever stands there | who does not stand there |
|---|---|---|---|
"""

_LAWS = """\
## Laws

| law | says | so |
|---|---|---|
"""


def page() -> str:
    """Return the page."""
    data = data_of("forms.toml")
    head = _HEAD.format(
        list=data["list"],
        placeholders=" and ".join(f"`{code}`" for code in data["placeholders"]),
        inactive=len(data["inactive"]),
    )
    return "\n".join([head, *_forms(), _REGISTERS + "\n".join(_registers()), "", _laws()])


def _forms() -> Iterator[str]:
    yield "| codes | where | form | kind | what follows |\n|---|---|---|---|---|"
    for _, several in groupby(known_forms().values(), key=_row):
        forms = list(several)
        first = forms[0]
        codes = ", ".join(f"`{one.code}`" for one in forms)
        remark = f" {first.remark[:1].upper()}{first.remark[1:]}." if first.remark else ""
        follows = f"{_follows(first.bases)}.{remark}"
        yield f"| {codes} | {first.jurisdiction} | {first.name} | {first.kind} | {follows} |"
    yield ""


def _row(form: KnownForm) -> tuple[str, str, str]:
    return form.jurisdiction, form.name, form.remark


def _registers() -> Iterator[str]:
    for one in known_registers().values():
        yield f"| `{one.id}` | {one.name} | {_follows(one.listed)} | {one.absence} |"


def _laws() -> str:
    rows = []
    for law in sorted(laws().values(), key=lambda law: law.id):
        facts = "; ".join(f"`{name}` = {value}" for name, value in law.facts)
        rows.append(f"| {law.law}, {law.article} | {law.says} | {facts} |")
    return _LAWS + "\n".join(rows) + "\n"


def _follows(bases: Iterable[LegalBasis]) -> str:
    facts = {
        f"`{name}`" if value == "yes" else f"not `{name}`"
        for basis in bases
        for name, value in basis.facts
    }
    ordered = sorted(facts, key=lambda text: (text.startswith("not"), text))
    return ", ".join(ordered) or "nothing"


def main(arguments: Iterable[str]) -> None:
    """Write the page into the file that is named."""
    (target,) = arguments
    Path(target).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
