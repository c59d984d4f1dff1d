"""What follows by law from a legal form, or from standing in a register?"""

from dataclasses import dataclass

from pplcheck.model.fact import Value


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """One provision of a law, and the facts that follow from it.

    Attributes:
        id: in the data, such as `fr-78-763-1`.
        jurisdiction: ISO 3166 code of the law.
        law: its name, as lawyers cite it.
        article: which part of it.
        says: what it says, in one sentence of ours.
        facts: pairs of a fact and its value, sorted.

    """

    id: str
    jurisdiction: str
    law: str
    article: str
    says: str
    facts: tuple[tuple[str, Value], ...]


@dataclass(frozen=True, slots=True)
class KnownForm:
    """A legal form of which something is known.

    Attributes:
        code: of ISO 20275.
        jurisdiction: ISO 3166 code of the country or its part.
        name: in the language of the law.
        kind: what it is, in plain words: `worker co-operative`, `association` …
        bases: what follows; empty where nothing does.
        remark: what one might think, and does not follow; or empty.

    """

    code: str
    jurisdiction: str
    name: str
    kind: str
    bases: tuple[LegalBasis, ...]
    remark: str = ""


@dataclass(frozen=True, slots=True)
class KnownRegister:
    """A register, and what it means to stand in it or not.

    Attributes:
        id: such as `fr-scop-list`.
        jurisdiction: ISO 3166 code.
        name: for people.
        listed: what follows for whoever stands there; empty where nothing does.
        absent: what follows for whoever does not: only where the law makes entry a condition
            of that very fact. Elsewhere empty: absence means nothing.
        absence: what absence means, in plain words.

    """

    id: str
    jurisdiction: str
    name: str
    listed: tuple[LegalBasis, ...]
    absent: tuple[LegalBasis, ...]
    absence: str
