"""Does `pplcheck explain` say what each name stands for, in three languages?"""

import json
from collections.abc import Callable

import pytest
from jsonschema import Draft202012Validator

from pplcheck.licences import translations
from pplcheck.model.explanation import Explanation
from pplcheck.pipeline.explain import explain, full_names
from tests.conftest import ROOT, Run
from tests.judge.cases import ALL_TERMS, PPL

Cli = Callable[..., Run]
VALIDATOR = Draft202012Validator(
    json.loads((ROOT / "schemas/explain.schema.json").read_text(encoding="utf-8"))
)


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_everything_that_has_a_name_is_explained(language: str) -> None:
    everything = explain("", language).found
    assert len(everything) > 500
    names: dict[str, list[Explanation]] = {}
    for one in everything:
        assert one.says or one.quotes or one.holds_if, one.name
        for name in full_names(one):
            names.setdefault(name, []).append(one)
    # Each is found by its own name; one of a sort is enough.
    for name in list(names)[:: max(1, len(names) // 12)]:
        assert set(names[name]) <= set(explain(name, language).found), name


@pytest.mark.parametrize("name", ["PPL 4(d)", "PPL 4d", "ppl 4(D)", "PPL-4d"])
def test_a_clause_may_be_written_in_several_ways(name: str) -> None:
    (one,) = explain(name, "en").found
    assert (one.kind, one.name, one.licences) == ("clause", "4(d)", ("PPL",))
    assert one.quotes[0].text == next(c.text for c in PPL.clauses if c.number == "4(d)")


def test_the_words_of_a_licence_stay_in_its_own_language(pplcheck: Cli) -> None:
    done = pplcheck("explain", "PPL", "4(d)", "--lang", "fr")
    words = " ".join(done.out.split())
    assert "is not permitted under this license." in words
    assert "cet usage relève de la clause 4(d)" in words.replace("\u00a0", " ")
    spanish = explain("LicenseRef-PPL-es-2013 4(d)", "en").found[0]
    assert spanish.quotes[0].language == "es"


def test_a_reading_shows_options_default_reason_and_law() -> None:
    (one,) = explain("PPL reserves", "es").found
    assert one.options[0] == ("locked reserves are fine", "las reservas irrepartibles valen")
    assert one.default == "locked reserves are fine"
    assert one.because.startswith("Las leyes francesa, italiana y argentina")
    assert one.law.startswith("ley de la forma jurídica")
    # What is written in files stays as it is.
    assert one.example == ("[readings.PPL]", 'reserves = "locked reserves are fine"')


def test_a_fact_is_one_whichever_licence_asks_for_it() -> None:
    (one,) = explain("owners_are_workers", "en").found
    assert {"PPL", "LicenseRef-CSL"} <= set(one.licences)
    assert "members' register" in one.settled_by
    assert "PPL 4(c)(i)" in one.used_in


@pytest.mark.parametrize(
    "word",
    [
        "contested", "robust", "hangs_on", "grounds", "possible", "missing", "ask_first",
        "settle", "beside", "without", "in part merely stated", "to permit", "ask first",
    ],
)  # fmt: skip
def test_words_of_results_are_explained_in_each_language(word: str) -> None:
    told = {explain(word, language).found[0].says for language in ("en", "es", "fr")}
    assert len(told) == 3


def test_a_near_name_is_said_as_it_is_written(pplcheck: Cli) -> None:
    # The names of outcomes and standings are members of enumerations.
    done = pplcheck("explain", "not_asessed")
    assert done.code == 2
    assert "'not_assessed'" in done.err
    assert "<" not in done.err


def test_a_name_of_several_things_lists_them_all(pplcheck: Cli) -> None:
    done = pplcheck("explain", "undetermined")
    words = " ".join(done.out.split())
    assert done.code == 0
    assert words.startswith("undetermined stands for several things; name one of them:")
    assert "outcome:" in words
    assert "standing:" in words
    # Each of them in full on request.
    whole = " ".join(pplcheck("explain", "undetermined", "-v").out.split())
    assert whole.count("It counts for nobody and against nobody") == 2


@pytest.mark.parametrize(
    ("name", "meant"),
    [("ownrs_are_workers", "owners_are_workers"), ("owes_reciprocty", "owes_reciprocity"),
     ("licence-mising", "licence-missing"), ("PPL 4(c)(iii)", "PPL 4(c)(ii)")],
)  # fmt: skip
def test_a_wrong_name_gets_the_nearest(pplcheck: Cli, name: str, meant: str) -> None:
    done = pplcheck("explain", name)
    assert done.code == 2
    assert f"nothing is called {name!r}" in done.err
    assert repr(meant) in done.err


def test_a_name_near_to_nothing_leads_to_the_list(pplcheck: Cli) -> None:
    assert "without a name lists all" in pplcheck("explain", "zzz").err


def test_without_a_name_all_are_listed(pplcheck: Cli) -> None:
    words = pplcheck("explain").out
    assert all(id_ in words for id_ in ALL_TERMS)
    for name in (
        "owners_are_workers",
        "owes_reciprocity",
        "level 3",
        "adapt",
        "licence-missing",
    ):
        assert name in words


@pytest.mark.parametrize("name", ["", "PPL", "PPL 4(d)", "reserves", "level 3", "PPL credit"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_json_is_what_its_schema_promises(pplcheck: Cli, name: str, language: str) -> None:
    done = pplcheck("explain", *filter(None, [name]), "--lang", language, "--format", "json")
    result = json.loads(done.out)
    VALIDATOR.validate(result)
    assert result["language"] == language
    for key in result["explanations"][0]:
        lacking = {k: v for k, v in result["explanations"][0].items() if k != key}
        assert not VALIDATOR.is_valid({**result, "explanations": [lacking]})


def test_it_says_once_that_it_is_no_advice(pplcheck: Cli) -> None:
    for language in ("en", "es", "fr"):
        said = translations(language).of(
            "Not legal advice. The readings are interpretations made for this project; no "
            "lawyer has reviewed them."
        )
        words = " ".join(pplcheck("explain", "PPL", "--lang", language).out.split(" "))
        assert " ".join(words.split()).count(" ".join(said.split())) == 1
