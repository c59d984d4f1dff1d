"""Does what a manifest says of the documentation keep away from the hardware's folder?"""

import pytest

from pplcheck.licences import declare, declare_parts
from pplcheck.model.survey import DeclaredBy, FileRecord
from pplcheck.pipeline.file import read_file

YAML_BOTH = "license:\n  hardware: CERN-OHL-S-2.0\n  documentation: CC-BY-SA-4.0\n"
YAML_DOCUMENTATION = "license:\n  documentation: CC-BY-SA-4.0\n"
PART = 'license = "GPL-3.0-only"\n[[part]]\nname = "Ring"\nlicense = "CC0-1.0"\n'
TAGGED = f"# SPDX-License-Identifier: CC-BY-4.0\n{PART}"
Said = list[tuple[str, str, DeclaredBy]]


def _declared(path: str, text: str) -> tuple[Said, Said]:
    reading = read_file(path, text.encode())
    record = FileRecord(path, "", len(text), reading.evidence)
    whole, _ = declare([record])
    parts, _ = declare_parts([record])
    return tuple(  # type: ignore[return-value]  # two
        [(one.licence.normal, one.scope, one.by) for one in found] for found in (whole, parts)
    )


@pytest.mark.parametrize(
    ("path", "text", "whole", "parts"),
    [
        (
            "a/okh.yml",
            YAML_BOTH,
            [("CERN-OHL-S-2.0", "a", DeclaredBy.MANIFEST)],
            [("CC-BY-SA-4.0", "a/okh.yml", DeclaredBy.MANIFEST)],
        ),
        (
            "okh.yml",
            YAML_DOCUMENTATION,
            [],
            [("CC-BY-SA-4.0", "okh.yml", DeclaredBy.MANIFEST)],
        ),
        (
            "okh.toml",
            PART,
            [("GPL-3.0-only", "", DeclaredBy.MANIFEST)],
            [("CC0-1.0", "okh.toml", DeclaredBy.MANIFEST)],
        ),
        (
            "okh.toml",
            TAGGED,
            [
                ("CC-BY-4.0", "okh.toml", DeclaredBy.TAG),
                ("GPL-3.0-only", "", DeclaredBy.MANIFEST),
            ],
            [("CC0-1.0", "okh.toml", DeclaredBy.MANIFEST)],
        ),
    ],
    ids=["both", "documentation-alone", "a-part", "the-manifest-itself"],
)
def test_each_scope_is_declared_for_itself(
    path: str, text: str, whole: Said, parts: Said
) -> None:
    assert _declared(path, text) == (whole, parts)
