"""Which declaration holds for a file, and what counts as a disagreement?"""

import pytest

from pplcheck.licences import Component, Ground, declare, parse_loosely
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.model.identification import Identification, TextKind
from pplcheck.model.pattern import PathPattern
from pplcheck.model.place import Place
from pplcheck.model.survey import Declaration, DeclaredBy, FileRecord


def _file(path: str) -> FileRecord:
    return FileRecord(path, "0" * 40, 1)


def _tagged(path: str, *expressions: str) -> FileRecord:
    seen = tuple(
        Evidence(EvidenceKind.SPDX_TAG, one, line, 1) for line, one in enumerate(expressions, 1)
    )
    return FileRecord(path, "0" * 40, 1, seen)


def _text(
    path: str, licence: str | None, kind: TextKind = TextKind.TEXT, **rest: object
) -> FileRecord:
    found = Identification(licence, kind, 1.0, "", **rest)  # type: ignore[arg-type]  # passed on as they are
    return FileRecord(path, "0" * 40, 1, (Evidence(EvidenceKind.LICENCE_FILE, path),), found)


def _manifest(
    path: str, value: str, *, is_default: bool = False, points_to: str = ""
) -> FileRecord:
    seen = Evidence(
        EvidenceKind.MANIFEST, value, 2, 3, is_default=is_default, points_to=points_to
    )
    return FileRecord(path, "0" * 40, 1, (seen,))


def _readme(path: str, line: str) -> FileRecord:
    return FileRecord(path, "0" * 40, 1, (Evidence(EvidenceKind.README, line, 1, 1, 0.8),))


def _settled(
    *files: FileRecord, components: tuple[Component, ...] = (), whole: str = ""
) -> tuple[dict[str, str | None], list[tuple[str, list[str]]]]:
    declarations, unread = declare(files)
    assert not unread
    if whole:
        place = Place("pplcheck.toml", 1, 1)
        declarations.append(Declaration(place, "", DeclaredBy.STEWARD, parse_loosely(whole)))
    ground = Ground(declarations, components)
    settled = ground.settled(files)
    holds = {file.path: file.licence.normal if file.licence else None for file in settled}
    return holds, [
        (one.scope, [declaration.place.path for declaration in one.declarations])
        for one in ground.conflicts()
    ]


def _component(pattern: str, licence: str) -> Component:
    where = PathPattern(pattern)
    said = Declaration(
        Place("pplcheck.toml", 9), where.base, DeclaredBy.COMPONENT, parse_loosely(licence)
    )
    return Component((where,), said)


def test_nothing_said_is_nothing_held() -> None:
    assert _settled(_file("a")) == ({"a": None}, [])


def test_a_text_covers_the_files_below_it_that_say_nothing_else() -> None:
    holds, conflicts = _settled(
        _text("LICENSE", "PPL"), _file("a"), _file("x/y/b"), _tagged("x/c", "MIT")
    )
    assert holds == {"LICENSE": "PPL", "a": "PPL", "x/y/b": "PPL", "x/c": "MIT"}
    assert not conflicts


def test_several_tags_in_a_file_all_hold() -> None:
    holds, _ = _settled(_tagged("a", "PPL", "MIT", "PPL"))
    assert holds["a"] == "MIT AND PPL"


def test_the_nearest_folder_wins_and_nothing_goes_sideways() -> None:
    holds, _ = _settled(
        _text("LICENSE", "PPL"),
        _text("vendor/x/LICENSE", "MIT"),
        _file("vendor/x/a"),
        _file("vendor/y/b"),
    )
    assert (holds["vendor/x/a"], holds["vendor/y/b"]) == ("MIT", "PPL")


def test_in_one_folder_a_text_beats_a_manifest_and_a_manifest_a_readme() -> None:
    holds, conflicts = _settled(
        _readme("README.md", "under the Coopyleft License"),
        _manifest("composer.json", "MIT"),
        _text("LICENSE", "PPL"),
        _file("a"),
    )
    assert holds["a"] == "PPL"
    assert conflicts == [("", ["LICENSE", "composer.json", "README.md"])]


@pytest.mark.parametrize("folder", ["", "js/"])
def test_a_tools_default_is_shown_and_never_wins(folder: str) -> None:
    holds, conflicts = _settled(
        _text("LICENSE", "PPL"),
        _manifest(f"{folder}package.json", "ISC", is_default=True),
        _file(f"{folder}a"),
    )
    assert holds[f"{folder}a"] == "PPL"
    assert conflicts == [("", ["LICENSE", f"{folder}package.json"])]


def test_a_default_alone_says_nothing() -> None:
    assert (
        _settled(_manifest("package.json", "ISC", is_default=True), _file("a"))[0]["a"] is None
    )


def test_another_licence_in_a_nested_package_is_no_disagreement() -> None:
    holds, conflicts = _settled(
        _text("LICENSE", "PPL"), _manifest("js/package.json", "MIT"), _file("js/a")
    )
    assert (holds["js/a"], conflicts) == ("MIT", [])


def test_names_of_one_licence_agree() -> None:
    _, conflicts = _settled(
        _text("LICENSE", "PPL"),
        _manifest("composer.json", "Peer Production License"),
        _manifest("Cargo.toml", "LicenseRef-PPL"),
        _readme("README.md", "licensed under the Peer Production Licence"),
    )
    assert not conflicts


def test_a_text_does_not_say_whether_later_versions_may_be_chosen() -> None:
    _, conflicts = _settled(
        _text("COPYING", "GPL-3.0"), _manifest("Cargo.toml", "GPL-3.0-or-later")
    )
    assert not conflicts


def test_two_texts_do_not_deny_each_other_and_a_manifest_says_and_or_or() -> None:
    holds, conflicts = _settled(
        _text("LICENSE-MIT", "MIT"),
        _text("LICENSE-PPL", "PPL"),
        _manifest("Cargo.toml", "PPL OR MIT"),
        _file("a"),
    )
    assert (holds["a"], conflicts) == ("MIT OR PPL", [])


def test_texts_on_the_shelf_declare_nothing() -> None:
    assert _settled(_text("LICENSES/PPL.txt", "PPL"), _file("a"))[0]["a"] is None


def test_a_readme_that_names_several_licences_is_not_taken_at_its_word() -> None:
    holds, _ = _settled(
        _readme("README.md", "Peer Production License and MIT License"), _file("a")
    )
    assert holds["a"] is None


def test_a_deed_names_the_licence_but_an_impostor_does_not() -> None:
    deed = _text("LICENSE", None, TextKind.DEED, names=("PPL",))
    impostor = _text("LICENSE", None, TextKind.IMPOSTOR, names=("PPL",))
    assert _settled(deed, _file("a"))[0]["a"] == "PPL"
    assert _settled(impostor, _file("a"))[0]["a"] is None


def test_a_pointer_is_followed_within_the_tree() -> None:
    pointer = _text("LICENSE", None, TextKind.POINTER, points_to="docs/../docs/l.md")
    holds, _ = _settled(pointer, _text("docs/l.md", "PPL"), _file("a"))
    assert holds["a"] == "PPL"


def test_a_manifest_can_point_to_a_text() -> None:
    holds, _ = _settled(
        _manifest("p/Cargo.toml", "../L", points_to="../L"), _text("L", "PPL"), _file("p/a")
    )
    assert holds["p/a"] == "PPL"


def test_the_stewards_word_on_a_part_beats_folders_and_loses_to_tags() -> None:
    holds, _ = _settled(
        _text("LICENSE", "PPL"), _file("hardware/a"), _tagged("hardware/b", "MIT"),
        components=(_component("hardware/**", "CERN-OHL-S-2.0"),),
    )  # fmt: skip
    assert (holds["hardware/a"], holds["hardware/b"]) == ("CERN-OHL-S-2.0", "MIT")


def test_the_stewards_word_on_the_whole_is_the_last_resort_but_must_agree() -> None:
    assert _settled(_file("a"), whole="PPL")[0]["a"] == "PPL"
    holds, conflicts = _settled(_text("LICENSE", "MIT"), _file("a"), whole="PPL")
    assert (holds["a"], conflicts) == ("MIT", [("", ["LICENSE", "pplcheck.toml"])])


def test_the_stewards_word_on_all_paths_must_agree_too() -> None:
    component = _component("**", "MIT")
    holds, conflicts = _settled(_text("LICENSE", "PPL"), _file("a"), components=(component,))
    assert (holds["a"], conflicts) == ("MIT", [("", ["pplcheck.toml", "LICENSE"])])
    # A pattern that means some files only contradicts nothing.
    some = _component("*.scad", "MIT")
    assert not _settled(_text("LICENSE", "PPL"), _file("a"), components=(some,))[1]


def test_what_does_not_parse_is_unread_with_its_place() -> None:
    _, unread = declare([_manifest("composer.json", "MIT AND")])
    assert [str(one.place) for one in unread] == ["composer.json:2:3"]


def test_the_order_of_files_does_not_matter() -> None:
    files = [
        _text("LICENSE", "PPL"),
        _manifest("a/package.json", "MIT"),
        _file("a/x"),
        _file("y"),
    ]
    assert _settled(*files)[0] == _settled(*reversed(files))[0]
