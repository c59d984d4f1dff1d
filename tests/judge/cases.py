"""Cases for the judge: answers in, values out."""

from collections.abc import Mapping

from pplcheck.config import read_terms
from pplcheck.licences import terms_sources
from pplcheck.model.act import Act
from pplcheck.model.entity import Entity
from pplcheck.model.fact import Value
from pplcheck.model.known import Known
from pplcheck.model.place import Place
from pplcheck.model.terms import Terms
from pplcheck.model.use import Recognised, Use

ALL_TERMS: dict[str, Terms] = {
    terms.id: terms
    for terms in (read_terms(content, name) for name, content in terms_sources())
}
PPL = ALL_TERMS["PPL"]
COOPYLEFT = ALL_TERMS["LicenseRef-Coopyleft"]


def known(answers: Mapping[str, str], *, is_proven: bool = True) -> dict[str, Known]:
    """Return the facts of `answers`, as weighed."""
    return {
        name: Known(
            name,
            Value(value),
            Value(value) if is_proven and value in {"yes", "no"} else Value.UNKNOWN,
            (f"E{number}",),
        )
        for number, (name, value) in enumerate(sorted(answers.items()), start=1)
    }


USE = Use(
    "u/.",
    "u",
    ".",
    (Act.RUN,),
    Value.UNKNOWN,
    (Recognised("stated", "e"),),
    (),
    None,
    Place("p"),
)


def entity(*, is_person: bool = False) -> Entity:
    return Entity("u", ("U",), is_person, (), (), Place("u.toml", 2))
