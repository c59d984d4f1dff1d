"""How are natural persons kept out of what was agreed with them?"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from pplcheck.graph import agreements_of, nameless
from pplcheck.model.agreement import Agreed
from pplcheck.model.report import Report
from pplcheck.model.verdict import Proof, Verdict
from pplcheck.pipeline.replacing import replaced

_WITHHELD: Final = "withheld"


@dataclass(frozen=True, slots=True)
class Parties:
    """What stands for natural persons and what is theirs, where agreements speak of them.

    Attributes:
        people, assets: names for ids.
        agreements: names for the ids of agreements with persons.

    """

    people: Mapping[str, str]
    assets: Mapping[str, str]
    agreements: Mapping[str, str]

    def agreed(self, one: Agreed) -> Agreed:
        """Return an agreement without what could name a person."""
        return nameless(one, self.people, self.assets, self.agreements)

    def verdict(self, one: Verdict) -> Verdict:
        """Return a verdict whose words on agreements name no person."""
        hidden = one.agreement and self.agreed(one.agreement)
        is_theirs = one.agreement is not None and one.agreement.agreement.entity in self.people
        return replace(
            one,
            says=self.in_words(one.says),
            proof=one.proof and self._proof(one.proof) if is_theirs else one.proof,
            beside=tuple(map(self.in_words, one.beside)),
            agreement=hidden,
        )

    def in_words(self, text: str) -> str:
        """Return a text with the names for agreements in it."""
        return replaced(text, self.agreements, with_slashes=True)

    def _proof(self, proof: Proof) -> Proof:
        """Return a proof whose step on the agreement says no more than that there is one."""
        first, *others = proof.parts or (None,)
        says = self.in_words(proof.says)
        if first is None or says == proof.says:
            return proof
        return replace(proof, says=says, parts=(replace(first, says=_WITHHELD), *others))


def parties_of(report: Report, people: Mapping[str, str], assets: Mapping[str, str]) -> Parties:
    """Return what hides the persons of a report where agreements speak of them."""
    return Parties(people, assets, agreements_of(report.agreements, people))
