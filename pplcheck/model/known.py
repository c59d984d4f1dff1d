"""What is a fact worth on a given day?"""

from dataclasses import dataclass

from pplcheck.model.fact import Value


@dataclass(frozen=True, slots=True)
class Known:
    """All statements about one fact, weighed.

    Attributes:
        fact: its name.
        value: what they say together; contested where they contradict each other.
        proven: the same, counting only statements that bear an accusation.
        evidence: ids of the statements that count, in order.

    """

    fact: str
    value: Value
    proven: Value
    evidence: tuple[str, ...]
