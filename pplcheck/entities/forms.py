"""What follows from a legal form?

A form is a hint at few facts, each by a provision of law. The forms are data: `forms.toml`
beside this file.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from pplcheck.entities.laws import bases_of, data_of, facts_by_law
from pplcheck.model.fact import Fact
from pplcheck.model.legal import KnownForm
from pplcheck.model.ownership import LegalForm


@cache
def known_forms() -> Mapping[str, KnownForm]:
    """Return the forms of which something is known, by code."""
    found = {
        code: KnownForm(
            code=code,
            jurisdiction=one["jurisdiction"],
            name=one["name"],
            kind=one["kind"],
            bases=bases_of(one["laws"]),
            remark=one.get("remark", ""),
        )
        for one in data_of("forms.toml")["form"]
        for code in one["codes"]
    }
    return MappingProxyType(found)


def refusal(code: str) -> str:
    """Return why a code cannot be anybody's legal form, or nothing where it can."""
    placeholders, inactive = _refused()
    if code in placeholders:
        return f"the code {code!r} stands in for a form that has none: it names no form"
    if code in inactive:
        return f"the code {code!r} is inactive: the list of ISO 20275 has withdrawn it"
    return ""


def facts_of_form(form: LegalForm) -> tuple[Fact, ...]:
    """Return what follows from a form, as sure as the form itself and for its days.

    Of a form that is not known here nothing follows.
    """
    known = known_forms().get(form.code)
    if known is None:
        return ()
    because = f"its legal form is {form.code}, {known.name}"
    return tuple(facts_by_law(known.bases, form.source, because))


@cache
def _refused() -> tuple[frozenset[str], frozenset[str]]:
    data = data_of("forms.toml")
    return frozenset(data["placeholders"]), frozenset(data["inactive"])
