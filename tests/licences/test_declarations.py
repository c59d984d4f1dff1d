"""What do manifests, badges and classifiers declare, each with its own weight?"""

import pytest

from pplcheck.licences import Ground, declare
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.model.survey import FileRecord


def _file(path: str, *seen: Evidence) -> FileRecord:
    return FileRecord(path, "0" * 40, 1, seen)


def _says(value: str, means: str = "", *, line: int = 1) -> Evidence:
    return Evidence(EvidenceKind.MANIFEST, value, line, 1, means=means)


def _badge(means: str) -> Evidence:
    return Evidence(EvidenceKind.BADGE, f"license {means}", 1, 1, 0.6, means=means)


def _settled(*files: FileRecord) -> tuple[str | None, int]:
    """Return what holds for the first file, and how many conflicts there are."""
    declarations, _ = declare(files)
    ground = Ground(declarations)
    holder = ground.holds_for(files[0].path)
    return holder.licence.normal if holder else None, len(ground.conflicts())


def test_a_statement_means_what_its_format_says_and_keeps_its_words() -> None:
    ((declaration,), _) = declare(
        [_file("DESCRIPTION", _says("GPL (>= 2)", "GPL-2.0-or-later"))]
    )
    licence = declaration.licence
    assert (licence.normal, licence.written) == ("GPL-2.0-or-later", "GPL (>= 2)")
    # Right in its own format, it is no loose name.
    assert not licence.better


def test_names_of_several_words_in_a_list_are_resolved_one_by_one() -> None:
    listed = "Apache License, Version 2.0 OR Peer Production License"
    ((declaration,), _) = declare([_file("composer.json", _says(listed))])
    assert declaration.licence.normal == "Apache-2.0 OR PPL"
    assert declaration.licence.written == listed


@pytest.mark.parametrize("family_first", [True, False])
def test_a_family_neither_denies_nor_beats_a_licence(family_first: bool) -> None:
    family = _says("License :: OSI Approved :: BSD License", "BSD")
    precise = _says("BSD-3-Clause")
    one, other = (family, precise) if family_first else (precise, family)
    files = _file("setup.cfg", one), _file("setup.py", other)
    assert _settled(*files) == ("BSD-3-Clause", 0)


def test_another_licence_in_a_classifier_is_a_conflict() -> None:
    classifier = _says("License :: OSI Approved :: MIT License", "MIT", line=2)
    assert _settled(_file("pyproject.toml", _says("PPL"), classifier)) == ("PPL", 1)


def test_later_versions_in_a_classifier_are_none() -> None:
    classifier = _says("License :: … (GPLv3)", "GPL-3.0-only", line=2)
    files = _file("pyproject.toml", _says("GPL-3.0-or-later"), classifier)
    assert _settled(files) == ("GPL-3.0-or-later", 0)


def test_a_badge_speaks_where_no_sentence_does_and_disagrees_where_one_does() -> None:
    sentence = Evidence(EvidenceKind.README, "released under the PPL", 9, 1, 0.8)
    assert _settled(_file("README.md", _badge("PPL"))) == ("PPL", 0)
    assert _settled(_file("README.md", _badge("MIT"), sentence)) == ("PPL", 1)
    assert _settled(_file("README.md", _badge("PPL"), sentence)) == ("PPL", 0)


def test_a_badge_that_nobody_understands_is_passed_over() -> None:
    declarations, unread = declare([_file("README.md", _badge("see (file"))])
    assert not declarations
    assert not unread
