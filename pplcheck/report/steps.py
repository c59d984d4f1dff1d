"""Which steps of a proof does a reader need?"""

from collections.abc import Iterator
from dataclasses import replace

from pplcheck.model.fact import Value
from pplcheck.model.verdict import Proof, StepKind


def decisive(proof: Proof) -> Iterator[Proof]:
    """Yield what decided: the line that won, and why no line before it did.

    Where nothing is decided, nothing did.
    """
    if proof.value is not Value.YES:
        return
    won = next(_essential(line) for line in proof.parts if line.value is Value.YES)
    told = set(evidence(won))
    for line in proof.parts:
        if line.value is Value.NO:
            lost = _essential(line)
            # What the winning line rests on as well is told there.
            if not set(evidence(lost)) <= told:
                yield lost
    yield won


def _essential(proof: Proof) -> Proof:
    """Return a proof without the steps that it could do without."""
    parts = proof.parts
    if proof.kind is StepKind.ANY and proof.value is Value.YES:
        parts = tuple(part for part in parts if part.value is Value.YES)[:1]
    elif proof.kind is StepKind.ALL and proof.value is Value.NO:
        parts = tuple(part for part in parts if part.value is Value.NO)[:1]
    parts = tuple(_essential(part) for part in parts)
    is_joint = proof.kind in {StepKind.ALL, StepKind.ANY}
    if is_joint and len(parts) == 1 and parts[0].value is proof.value:
        return parts[0]
    flat: list[Proof] = []
    for part in parts:
        # A rule or a line that needs all of several steps is read as those steps.
        joins = part.kind is StepKind.ALL and proof.kind in {StepKind.RULE, StepKind.LINE}
        flat += part.parts if joins else (part,)
    return replace(proof, parts=tuple(flat))


def steps(proof: Proof) -> Iterator[Proof]:
    """Yield a step and all beneath it, from the top."""
    yield proof
    for part in proof.parts:
        yield from steps(part)


def evidence(proof: Proof) -> Iterator[str]:
    """Yield the statements that a proof rests on, as often as it cites them."""
    for step in steps(proof):
        yield from step.evidence


def ranges(ids: tuple[str, ...]) -> str:
    """Return `E1-E3, E7` for E1, E2, E3 and E7."""
    runs: list[list[int]] = []
    for number in sorted(int(id_.removeprefix("E")) for id_ in ids):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"E{run[0]}" if len(run) == 1 else f"E{run[0]}-E{run[-1]}" for run in runs)
