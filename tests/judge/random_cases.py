"""What cases does chance make up?"""

from random import Random

from pplcheck.model.fact import Value
from pplcheck.model.known import Known
from pplcheck.model.terms import Terms

# What is known, and the readings that are taken.
Case = tuple[dict[str, Known], dict[str, str]]

_ANSWERS = (Value.YES, Value.NO)


def random_case(chance: Random, terms: Terms) -> Case:
    """Return some facts, known or not, proven or not, and readings.

    How much is known and proven differs from case to case: all at random alike would nearly
    always leave half of it open.
    """
    unknown, merely_stated = chance.random() * 0.8, chance.choice((0.0, 0.2, 0.6))
    known = {}
    for question in terms.questions:
        if chance.random() < unknown:
            if chance.random() < 0.2:
                value = chance.choice((Value.UNKNOWN, Value.CONTESTED))
                known[question.name] = Known(question.name, value, Value.UNKNOWN, ())
            continue
        value = chance.choice(_ANSWERS)
        proof = Value.UNKNOWN if chance.random() < merely_stated else value
        known[question.name] = Known(question.name, value, proof, ())
    readings = {
        reading.name: chance.choice(reading.options)
        for reading in terms.readings
        if chance.random() < 0.5
    }
    return known, readings
