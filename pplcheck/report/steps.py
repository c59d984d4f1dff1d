"""Which steps of a proof does a reader need?"""

from collections.abc import Iterator
from dataclasses import replace

from pplcheck.model.fact import Value
from pplcheck.model.verdict import Proof, StepKind


def decisive(proof: Proof) -> Iterator[Proof]:
    """Yield what decided: the lines that may have won, and why no other did.

    Several may have won where all of them say the same. Where nothing is decided, nothing did.
    """
    if proof.value is not Value.YES:
        return
    # A line that is true wins over all after it; one that is not known may have won before.
    won = [_essential(line) for line in proof.parts if line.value is not Value.NO]
    told = {id_ for line in won for id_ in evidence(line)}
    for line in proof.parts:
        if line.value is Value.NO:
            lost = _essential(line)
            # What the winning lines rest on as well is told there.
            if not set(evidence(lost)) <= told:
                yield lost
    yield from won


def undecided(proof: Proof) -> Iterator[Proof]:
    """Yield what may still decide: the lines that are not known to fail, and what they ask."""
    return (_essential(line) for line in proof.parts if line.value is not Value.NO)


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
