"""Is a declaration handed on as CycloneDX what that schema asks for?"""

import json
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Cli
from tests.conftest import write_files

DAY = ("--as-of", "2026-11-22")
ENTITY = """\
schema = "pplcheck.entity/1"
id = "riders"
names = ["Riders S.Coop."]
[identifiers]
register = "es-coop:12-3456"
domain = ["riders.example", "not a host"]
[[facts.outside_return]]
value = "no"
level = 1
by = "self"
evidence = "https://riders.example/statutes"
sha256 = "{zeros}"
until = 2027-06-30
[[facts.outside_return]]
value = "yes"
level = 2
by = "federation"
evidence = "https://federation.example/riders"
""".replace("{zeros}", "0" * 64)


@pytest.mark.parametrize("is_signed", [True, False])
def test_the_export_is_cyclonedx(
    tmp_path: Path, pplcheck: Cli, cyclonedx: Callable[[str], None], is_signed: bool
) -> None:
    write_files(tmp_path, {"entity.toml": ENTITY})
    write = ("attest", "write", "entity.toml", *DAY, "-o", "commons.toml")
    assert pplcheck(*write, cwd=tmp_path).code == 0
    if is_signed:
        # It is named, and not looked at.
        write_files(tmp_path, {"commons.toml.sig": "any bytes"})
    command = ("attest", "export", "commons.toml", "--entity", "entity.toml")
    done = pplcheck(*command, "--format", "cyclonedx", "-o", "out.cdx.json")
    cyclonedx(done.out)
    assert (tmp_path / "out.cdx.json").read_text(encoding="utf-8") == done.out
    assert pplcheck(*command).out == done.out
    told = json.loads(done.out)["declarations"]
    (claim,) = told["claims"]
    evidence = {one["bom-ref"]: one for one in told["evidence"]}
    assert claim["predicate"] == "outside_return = no"
    assert [evidence[ref]["expires"] for ref in claim["evidence"]] == ["2027-06-30T00:00:00Z"]
    (against,) = claim["counterEvidence"]
    assert evidence[against]["author"] == {"name": "federation"}
    (organisation,) = told["targets"]["organizations"]
    assert organisation["url"] == ["https://riders.example"]
    assert claim["target"] == organisation["bom-ref"]
    assert "es-coop:12-3456" in organisation["name"]
    assert [one["thirdParty"] for one in told["assessors"]] == [False]
    refs = {one["bom-ref"] for one in _tables(json.loads(done.out)) if "bom-ref" in one}
    for attestation in told["attestations"]:
        for row in attestation["map"]:
            assert {attestation["assessor"], row["requirement"], *row["claims"]} <= refs
    assert ("affirmation" in told) is is_signed


def _tables(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from _tables(inner)


@pytest.fixture
def cyclonedx() -> Callable[[str], None]:
    """The schemas that ship with the reference library.

    Its own validator would need further formats of jsonschema: once they are installed, they
    load with every command, and take two seconds.
    """
    from cyclonedx import schema
    from jsonschema import Draft7Validator
    from referencing import Registry
    from referencing.jsonschema import DRAFT7

    folder = files(schema).joinpath("_res")
    bom, jsf, spdx = (
        json.loads(folder.joinpath(f"{name}.SNAPSHOT.schema.json").read_bytes())
        for name in ("bom-1.6", "jsf-0.82", "spdx")
    )
    # Neither names a draft; both are referred to from the first, which does.
    others = [(one["$id"], DRAFT7.create_resource(one)) for one in (jsf, spdx)]
    registry: Registry[Any] = Registry().with_resources(others)
    validator = Draft7Validator(
        bom, registry=registry, format_checker=Draft7Validator.FORMAT_CHECKER
    )

    def validate(text: str) -> None:
        assert not list(validator.iter_errors(json.loads(text)))
        assert list(validator.iter_errors(json.loads(text.replace("predicate", "predicat"))))

    return validate
