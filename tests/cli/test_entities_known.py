"""Does what follows from form, register and owners reach the verdict, and bad input the user?"""

import hashlib
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import CONFIG, ENTITY, Cli, Make
from tests.conftest import Files

DAY = ("--as-of", "2026-11-22")
HASH = "0" * 64
SCOP = """\
[form]
code = "V1Z5"
level = {level}
by = "{by}"
evidence = "https://register.example/1"
sha256 = "{hash}"
"""
Commons = Callable[..., Path]


def _form(level: int = 3, by: str = "register") -> str:
    return SCOP.format(level=level, by=by, hash=HASH)


def _looked(register: str) -> str:
    return (
        f'[[looked_up]]\nregister = "{register}"\nlisted = "yes"\non = 2026-02-01\n'
        f'evidence = "https://list.example"\nsha256 = "{HASH}"\n'
    )


def _owner(id_: str) -> str:
    return f'[[owner]]\nentity = "{id_}"\nvotes = 0.8\nlevel = 1\nby = "self"\nevidence = "e"\n'


def _standing(
    pplcheck: Cli, top: Path, licence: str = "LicenseRef-Coopyleft"
) -> dict[str, Any]:
    done = pplcheck(
        "classify", "u", "--in", top, "--licence", licence, "--format", "json", *DAY
    )
    assert done.code in {0, 4}, done.err
    found: dict[str, Any] = json.loads(done.out)
    return found


def _statements(report: Mapping[str, Any]) -> dict[str, tuple[str, int, str]]:
    return {
        one["fact"]: (one["value"], one["level"], one["by"])
        for one in report["evidence"]
        if one["fact"] != "natural_person"
    }


def test_a_form_answers_what_its_law_says(commons: Commons, pplcheck: Cli) -> None:
    found = _standing(pplcheck, commons(_form()))
    assert _statements(found) == {
        "cooperative_model": ("yes", 3, "register"),
        "ess_status": ("yes", 3, "register"),
        "workers_are_employees": ("yes", 3, "register"),
    }
    assert "loi n° 2014-856" in json.dumps(found, ensure_ascii=False)
    (entity,) = found["entities"]
    assert entity["standing"]["LicenseRef-Coopyleft"]["standing"] == "cooperative"


def test_a_form_that_the_entity_merely_states_is_a_statement(
    commons: Commons, pplcheck: Cli
) -> None:
    found = _standing(pplcheck, commons(_form(1, "self")), "PPL")
    assert _statements(found)["owners_are_workers"] == ("yes", 1, "self")


def test_a_register_that_was_looked_into_answers(commons: Commons, pplcheck: Cli) -> None:
    found = _standing(pplcheck, commons(_looked("fr-scop-list")), "PPL")
    assert _statements(found)["owners_are_workers"] == ("yes", 3, "register")


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (_form().replace("V1Z5", "9999"), "entities/u.toml:5:8: the code '9999' stands in for a form that has none: it names no form; give the code"),
        (_form().replace("V1Z5", "SOQ1"), "entities/u.toml:5:8: the code 'SOQ1' is inactive: the list of ISO 20275 has withdrawn it; give the code"),
        (_looked("fr-scop-lst"),
         "entities/u.toml:5:12: no register 'fr-scop-lst' is known; did you mean 'fr-scop-list'?"),
        (_looked("zzz"),
         "entities/u.toml:5:12: no register 'zzz' is known; known: fr-scop-list"),
        ('[[owner]]\nentity = "u"\nlevel = 1\nby = "self"\nevidence = "e"\n',
         "entities/u.toml:5:10: 'u' owns itself here; name who holds it"),
        (_owner("a") + _owner("b"),
         "entities/u.toml:5:10: owners hold 160% of the votes in 'u' (also entities/u.toml:11:10)"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_in_one_line(
    commons: Commons, pplcheck: Cli, written: str, message: str
) -> None:
    top = commons(written)
    for command in (("check", top), ("classify", "u", "--in", top)):
        done = pplcheck(*command)
        assert (done.code, done.err.count("\n")) == (2, 1), done.err
        assert done.err.startswith(message)


def test_a_circle_through_another_file_is_refused(
    folder: Make, pplcheck: Cli, ppl_text: str
) -> None:
    def held(id_: str, owner: str) -> str:
        return (
            f'schema = "pplcheck.entity/1"\nid = "{id_}"\nnames = ["N"]\n[[owner]]\n'
            f'entity = "{owner}"\nlevel = 1\nby = "self"\nevidence = "e"\n'
        )

    files: Files = {
        "LICENSE": ppl_text,
        "pplcheck.toml": CONFIG,
        "entities/u.toml": held("u", "v"),
        "entities/v.toml": held("v", "u"),
    }
    done = pplcheck("check", folder(files))
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "'u' owns itself through others: the circle is 'u', 'v'" in done.err
    assert "entities/v.toml:5:10" in done.err


NUMBERS = [
    ('register = "fr-siren:552 100 554"', 'siren = "552100554"', "register:fr-siren:552100554"),
    ('register = "ES-coop:12-3456"', 'register = "es-coop:12-3456"', "register:es-coop:12-3456"),
    ('lei = "529900T8BM49AURSDO55"', 'lei = "529900 t8bm 49aursdo55"', "lei:529900T8BM49AURSDO55"),
    ('vat = "DE1"', 'vat = "DE1"', "vat:DE1"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "key"), NUMBERS, ids=[row[2] for row in NUMBERS])
def test_two_that_claim_one_number_are_refused_with_both_places(
    folder: Make, pplcheck: Cli, ppl_text: str, one: str, other: str, key: str
) -> None:
    identity = (
        '[[identity]]\none = "u"\nother = "v"\nis = "same"\nby = "T"\non = 2026-01-01\n'
        'reason = "renamed"\n'
    )
    files: dict[str, str | bytes] = {
        "LICENSE": ppl_text,
        "pplcheck.toml": CONFIG,
        "entities/u.toml": f"{ENTITY}[identifiers]\n{one}\n",
        "entities/v.toml": ENTITY.replace('"u"', '"v"') + f"[identifiers]\n{other}\n",
    }
    top = folder(files)
    for command in (("check", top), ("classify", "u", "--in", top)):
        done = pplcheck(*command)
        assert (done.code, done.err.count("\n")) == (2, 1)
        assert done.err.startswith(
            f"entities/v.toml:2:6: {key!r} is claimed by 'u', too (entities/u.toml:2:6);"
        )
    folder({**files, "pplcheck.toml": CONFIG + identity})
    assert pplcheck("classify", "u", "--in", top).code in {0, 4}


PARTS = {
    "form": '[form]\ncode = "V1Z5"\nlevel = 3\nby = "register"\n{rest}',
    "owner": '[[owner]]\nentity = "o"\nlevel = 3\nby = "register"\n{rest}',
    "looked_up": '[[looked_up]]\nregister = "fr-rna"\nlisted = "yes"\non = 2026-01-01\n{rest}',
    "facts": '[facts.private]\nvalue = "yes"\nlevel = 3\nby = "register"\n{rest}',
}


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("fault", ["", "changed", "missing", "outside"])
def test_a_kept_extract_is_looked_at_wherever_it_is_named(
    folder: Make, pplcheck: Cli, ppl_text: str, part: str, fault: str
) -> None:
    digest = hashlib.sha256(b"an extract").hexdigest()
    name = "../e.pdf" if fault == "outside" else "proofs/e.pdf"
    rest = f'evidence = "{name}"\nsha256 = "{digest}"\n'
    files: dict[str, str | bytes] = {
        "LICENSE": ppl_text,
        "pplcheck.toml": CONFIG,
        "entities/u.toml": ENTITY + PARTS[part].format(rest=rest),
    }
    if fault != "missing":
        files["proofs/e.pdf"] = "another" if fault == "changed" else "an extract"
    top = folder(files)
    told = "is not the one that was hashed" if fault == "changed" else "cannot be read"
    # An id, or the file alone: its extracts are those of the commons that it stands in.
    for named in ("u", top / "entities/u.toml"):
        done = pplcheck("classify", named, "--in", top)
        assert (done.code == 2) is bool(fault), done.err
        assert (told in done.err) is bool(fault)


def test_an_extract_beside_a_lone_file(folder: Make, pplcheck: Cli) -> None:
    digest = hashlib.sha256(b"an extract").hexdigest()
    rest = f'evidence = "e.pdf"\nsha256 = "{digest}"\n'
    top = folder({"us.toml": ENTITY + PARTS["facts"].format(rest=rest), "e.pdf": "changed"})
    done = pplcheck("classify", top / "us.toml")
    assert (done.code, "is not the one that was hashed" in done.err) == (2, True)
    (top / "e.pdf").write_bytes(b"an extract")
    assert pplcheck("classify", top / "us.toml").code == 4


def test_extracts_of_facts_about_uses_are_looked_at(
    folder: Make, pplcheck: Cli, ppl_text: str
) -> None:
    config = CONFIG + (
        '[use.facts.credit_given]\nvalue = "no"\nlevel = 3\nby = "register"\n'
        f'evidence = "e.pdf"\nsha256 = "{HASH}"\n'
    )
    files: Files = {"LICENSE": ppl_text, "pplcheck.toml": config, "entities/u.toml": ENTITY}
    done = pplcheck("check", folder(files))
    assert done.code == 2
    assert done.err.startswith("pplcheck.toml:4:1: the extract 'e.pdf' of 'credit_given'")


def test_an_address_needs_its_hash_and_is_not_opened(commons: Commons, pplcheck: Cli) -> None:
    assert pplcheck("classify", "u", "--in", commons(_form())).code in {0, 4}
    bare = _form().replace(f'sha256 = "{HASH}"\n', "")
    done = pplcheck("classify", "u", "--in", commons(bare))
    assert (done.code, "'sha256' is missing" in done.err) == (2, True)
