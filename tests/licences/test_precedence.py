"""Which declaration holds for a file, and what counts as a disagreement?"""

import time
import tomllib
from dataclasses import replace

import pytest

from pplcheck.licences import (
    Annotations,
    Component,
    ExpressionError,
    Ground,
    declare,
    declare_parts,
    parse_expression,
    parse_loosely,
)
from pplcheck.licences.debian import parse_debian
from pplcheck.model.evidence import Evidence, EvidenceKind, Precedence
from pplcheck.model.identification import Identification, TextKind
from pplcheck.model.pattern import PathPattern
from pplcheck.model.place import Place
from pplcheck.model.survey import Declaration, DeclaredBy, FileRecord
from tests.conftest import ROOT


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


def _said(path: str, kind: EvidenceKind, *values: str) -> FileRecord:
    seen = tuple(Evidence(kind, value, line, 1) for line, value in enumerate(values, 1))
    return FileRecord(path, "0" * 40, 1, seen)


def _annotates(path: str, *tables: tuple[str, str, Precedence]) -> FileRecord:
    seen = tuple(
        Evidence(
            EvidenceKind.ANNOTATION, value, line, 1, paths=(pattern,), precedence=precedence
        )
        for line, (pattern, value, precedence) in enumerate(tables, 1)
    )
    return FileRecord(path, "0" * 40, 1, seen)


CLOSEST, AGGREGATE, OVERRIDE = Precedence
# Every voice that can speak of `p/a`, from the strongest to the weakest.
VOICES: list[tuple[DeclaredBy, FileRecord | Component]] = [
    (DeclaredBy.OVERRIDE, _annotates("REUSE.toml", ("p/a", "CC0-1.0", OVERRIDE))),
    (DeclaredBy.SIDECAR, _tagged("p/a.license", "Zlib")),
    (DeclaredBy.TAG, _tagged("p/a", "MIT")),
    (DeclaredBy.NOTICE, _said("p/a", EvidenceKind.NOTICE, "GPL-3.0-or-later")),
    (DeclaredBy.COMPONENT, _component("p/**", "CERN-OHL-S-2.0")),
    (DeclaredBy.ANNOTATION, _annotates("p/REUSE.toml", ("a", "ISC", CLOSEST))),
    (DeclaredBy.ANNOTATION, _annotates("debian/copyright", ("p/a", "Expat", CLOSEST))),
    (DeclaredBy.TEXT, _text("p/LICENSE", "PPL")),
    (DeclaredBy.MANIFEST, _manifest("p/Cargo.toml", "0BSD")),
    (DeclaredBy.README, _readme("p/README.md", "licensed under the MIT License")),
    (DeclaredBy.TEXT, _text("LICENSE", "PPL")),
]


@pytest.mark.parametrize("silent", range(len(VOICES)), ids=lambda n: VOICES[n][0].name)
def test_the_whole_order(silent: int) -> None:
    """Where the stronger ones are silent, the next one holds, whoever else speaks."""
    by, first = VOICES[silent]
    speaking = [voice for _, voice in VOICES[silent:]]
    said = [voice for voice in speaking if isinstance(voice, FileRecord)]
    merged: dict[str, FileRecord] = {"p/a": _file("p/a")}
    for file in said:
        before = merged.get(file.path)
        seen = (*(before.evidence if before else ()), *file.evidence)
        merged[file.path] = replace(file, evidence=seen)
    files = tuple(merged.values())
    components = tuple(voice for voice in speaking if isinstance(voice, Component))
    declarations, _ = declare(files)
    ground = Ground(declarations, components, Annotations(files))
    holder = ground.holds_for("p/a")
    assert holder
    assert holder.by is by
    place = first.declaration.place if isinstance(first, Component) else Place(first.path)
    assert holder.place.path == place.path


def test_what_is_aggregated_holds_together_with_the_rest() -> None:
    everything = _annotates("REUSE.toml", ("**", "MIT OR ISC", AGGREGATE))
    deeper = _annotates("p/REUSE.toml", ("a", "CC0-1.0", AGGREGATE), ("b", "PPL", CLOSEST))
    holds, conflicts = _annotated(
        everything, deeper, _tagged("p/a", "Zlib"), _file("p/b"), _file("c"),
        _text("LICENSE", "PPL"),
    )  # fmt: skip
    assert holds["p/a"] == "CC0-1.0 AND (ISC OR MIT) AND Zlib"
    assert holds["p/b"] == "(ISC OR MIT) AND PPL"
    assert holds["c"] == "ISC OR MIT"
    # What is only added denies nothing.
    assert not conflicts


def _annotated(*files: FileRecord) -> tuple[dict[str, str | None], list[str]]:
    declarations, _ = declare(files)
    annotations = Annotations(files)
    assert not annotations.unread
    ground = Ground(declarations, (), annotations)
    settled = ground.settled(files)
    holds = {file.path: file.licence.normal if file.licence else None for file in settled}
    return holds, [conflict.scope for conflict in ground.conflicts()]


def test_the_override_nearest_to_the_root_holds_and_hides_what_is_closer() -> None:
    holds, _ = _annotated(
        _annotates("REUSE.toml", ("p/**", "MIT", OVERRIDE), ("p/x", "", OVERRIDE)),
        _annotates("p/REUSE.toml", ("*", "ISC", OVERRIDE)),
        _tagged("p/a", "PPL"),
        _tagged("p/x", "PPL"),
    )
    assert holds["p/a"] == "MIT"
    # The last table that matches says nothing of the licence, and hides all the same.
    assert holds["p/x"] is None


def test_the_closest_annotation_holds_and_files_about_licences_have_none() -> None:
    holds, _ = _annotated(
        _annotates("REUSE.toml", ("**", "MIT", CLOSEST)),
        _annotates("p/REUSE.toml", ("*", "ISC", CLOSEST), ("b", "", CLOSEST)),
        _file("p/a"), _file("p/b"), _file("p/COPYING.txt"), _file("LICENSES/MIT.txt"),
    )  # fmt: skip
    assert (holds["p/a"], holds["p/b"]) == ("ISC", "MIT")
    assert (holds["p/COPYING.txt"], holds["LICENSES/MIT.txt"]) == (None, None)


def test_an_annotation_of_a_whole_folder_must_agree_with_its_text() -> None:
    text = _text("vendor/LICENSE", "MIT")
    for said, conflicts in (("PPL", [""]), ("MIT", [])):
        annotation = _annotates("REUSE.toml", ("vendor/**", said, CLOSEST))
        assert _annotated(annotation, text, _file("vendor/a"))[1] == conflicts
    some = _annotates("REUSE.toml", ("vendor/*.c", "PPL", CLOSEST))
    assert not _annotated(some, text, _file("vendor/a"))[1]


def test_a_text_below_a_component_must_agree_with_it() -> None:
    files = (_text("LICENSE", "PPL"), _text("hardware/x/LICENSE", "MIT"), _file("hardware/x/a"))
    component = _component("hardware/**", "PPL")
    holds, conflicts = _settled(*files, components=(component,))
    assert holds["hardware/x/a"] == "PPL"
    assert conflicts == [("hardware", ["pplcheck.toml", "hardware/x/LICENSE"])]
    # The later component is the one that holds there.
    inner = _component("hardware/x", "MIT")
    assert not _settled(*files, components=(component, inner))[1]


def test_a_file_beside_silences_the_file_even_where_it_speaks_of_copyright_only() -> None:
    copyright_only = _said("a.license", EvidenceKind.COPYRIGHT, "2020 Ana")
    holds, _ = _settled(_tagged("a", "MIT"), copyright_only, _text("LICENSE", "PPL"))
    assert holds["a"] == "PPL"
    # One that says nothing, or stands beside nothing, silences nobody.
    holds, _ = _settled(_tagged("a", "MIT"), _file("a.license"), _tagged("b.license", "ISC"))
    assert (holds["a"], holds["b.license"]) == ("MIT", "ISC")


def test_a_licence_text_can_stand_beside_a_file() -> None:
    text = replace(_text("a.png.license", "PPL"), evidence=())
    assert _settled(_file("a.png"), text)[0]["a.png"] == "PPL"


def test_a_notice_in_a_file_about_licences_says_nothing_of_that_file() -> None:
    seen = (
        Evidence(EvidenceKind.LICENCE_FILE, "NOTICE"),
        Evidence(EvidenceKind.NOTICE, "MIT", 3),
    )
    assert _settled(FileRecord("COPYING", "0" * 40, 1, seen))[0]["COPYING"] is None


def test_a_snippet_holds_for_its_lines_only() -> None:
    seen = Evidence(EvidenceKind.SNIPPET, "MIT OR", 3, last_line=9)
    good = FileRecord("a", "0" * 40, 1, (replace(seen, value="ISC"),))
    assert _settled(good)[0]["a"] is None
    parts, unread = declare_parts([good, FileRecord("b", "0" * 40, 1, (seen,))])
    assert [(part.licence.normal, str(part.place)) for part in parts] == [("ISC", "a:3")]
    assert [str(one.place) for one in unread] == ["b:3"]


def test_a_tree_deeper_than_the_stack_is_settled() -> None:
    deep = "d/" * 3_000
    holds, _ = _settled(_text("LICENSE", "PPL"), _file(f"{deep}a"))
    assert holds[f"{deep}a"] == "PPL"


def test_many_files_and_many_annotations_are_not_their_product() -> None:
    tables = [(f"f{n}/*.c", "MIT", CLOSEST) for n in range(3_000)]
    files = [_file(f"f{n % 3_000}/{n}.c") for n in range(30_000)]
    start = time.process_time()
    holds, _ = _annotated(_annotates("REUSE.toml", *tables), *files)
    assert holds["f7/7.c"] == "MIT"
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("GPL-2+", "GPL-2.0-or-later"),
        ("GPL-2", "GPL-2.0-only"),
        ("Expat", "MIT"),
        ("BSD-3-clause", "BSD-3-Clause"),
        ("GPL-1+ or Artistic-1", "Artistic-1.0-Perl OR GPL-1.0-or-later"),
        ("GPL-2 and/or Expat", "GPL-2.0-only OR MIT"),
        ("GPL-2+ or Artistic-2.0, and BSD-3-clause",
         "BSD-3-Clause AND (Artistic-2.0 OR GPL-2.0-or-later)"),
        ("GPL-3+ with Autoconf exception", "GPL-3.0-or-later WITH Autoconf-exception-3.0"),
        ("GPL-2+ with OpenSSL exception",
         "GPL-2.0-or-later WITH AdditionRef-OpenSSL-exception"),
        ("public-domain", "LicenseRef-public-domain"),
        ("BSD-like", "LicenseRef-BSD-like"),
        ("MIT AND (PPL OR ISC)", "MIT AND (ISC OR PPL)"),
        ("GFDL-NIV-1.3+", "GFDL-1.3-no-invariants-or-later"),
    ],
)  # fmt: skip
def test_debians_short_names(written: str, normal: str) -> None:
    found = parse_debian(written)
    assert (found.normal, found.unknown, found.better) == (normal, (), "")


@pytest.mark.parametrize("written", ["MIT or", "and", " ", "x" * 600])
def test_what_is_no_debian_licence(written: str) -> None:
    with pytest.raises(ExpressionError):
        parse_debian(written)


def test_every_debian_name_means_something_that_spdx_knows() -> None:
    names = tomllib.loads((ROOT / "pplcheck/licences/debian_names.toml").read_text())
    for id_ in names["versioned"].values():
        assert not parse_expression(f"{id_}-only AND {id_}-or-later").unknown
    for meant in (*names["names"].values(), *names["exceptions"].values()):
        assert not parse_expression(meant).unknown, meant
