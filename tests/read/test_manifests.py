"""Does each manifest say what its own specification says it does, and where?"""

from collections.abc import Iterable

import pytest

from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.manifests import (
    cabal,
    cargo_toml,
    citation_cff,
    codemeta_json,
    composer_json,
    conda_recipe,
    dockerfile,
    gemspec,
    go_mod,
    mix_exs,
    msbuild_project,
    nuspec,
    package_json,
    package_swift,
    pkgbuild,
    podspec,
    pom_xml,
    publiccode_yml,
    r_description,
)

Row = tuple[str, str, int, int]


def _said(found: Iterable[Evidence]) -> list[Row]:
    """Return what each statement means (or says, or points to), and its place."""
    rows = []
    for one in found:
        if one.kind is EvidenceKind.PACKAGE:
            meant = f"package {one.value}"
        elif one.points_to:
            meant = f"file {one.points_to}"
        else:
            meant = one.means or one.value
        rows.append((meant, "default" if one.is_default else "", one.line, one.column))
    return rows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"license": "(MIT OR PPL)"}', ("(MIT OR PPL)", "", 1, 13)),
        ('{"license": {"type": "MIT", "url": "x"}}', ("MIT", "", 1, 13)),
        ('{"license": {"url": "https://opensource.org/licenses/MIT"}}', ("MIT", "", 1, 13)),
        # "GPL" names no version; the address beside it does.
        (
            '{"license": {"type": "GPL", "url": "http://www.gnu.org/licenses/gpl-3.0.html"}}',
            ("GPL-3.0-only", "", 1, 13),
        ),
        ('{"license": ["MIT", "PPL"]}', ("MIT OR PPL", "", 1, 14)),
        ('{"license": ["MIT OR ISC", "PPL"]}', ("(MIT OR ISC) OR PPL", "", 1, 14)),
        ('{"licenses": ["MIT", {"type": "PPL"}]}', ("MIT OR PPL", "", 1, 15)),
        ('{"licenses": {"type": "MIT"}}', ("MIT", "", 1, 14)),
        ('{"license": "http://opensource.org/licenses/mit-license.php"}', ("MIT", "", 1, 13)),
        ('{"license": "UNLICENSED", "private": true}', ("UNLICENSED", "", 1, 13)),
        ('{"license": "SEE LICENSE IN LICENCE.md"}', ("file LICENCE.md", "", 1, 13)),
        ('{"license": "See license in the LICENSE"}', ("file LICENSE", "", 1, 13)),
        ('{"license": "ISC"}', ("ISC", "default", 1, 13)),
        ('{"license": ["ISC", "MIT"]}', ("ISC OR MIT", "", 1, 14)),
        # That it is private says nothing of a licence; the folder is a package all the same.
        ('{"name": "a", "private": true}', ("package a", "", 1, 10)),
    ],
)
def test_npm_and_bower(text: str, expected: Row) -> None:
    assert _said(package_json.read("package.json", text.encode())) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"license": "(LGPL-2.1 or GPL-3.0+)"}', ("(LGPL-2.1 or GPL-3.0+)", "", 1, 13)),
        ('{"license": ["LGPL-2.1-only", "PPL"]}', ("LGPL-2.1-only OR PPL", "", 1, 13)),
        ('{"license": "proprietary"}', ("proprietary", "", 1, 13)),
        ('{"license": [], "name": "v/p"}', ("package v/p", "", 1, 25)),
    ],
)
def test_composer(text: str, expected: Row) -> None:
    assert _said(composer_json.read("composer.json", text.encode())) == [expected]


def test_a_crate_that_inherits_its_licence_says_nothing_by_itself() -> None:
    text = b'[package]\nname = "a"\nlicense.workspace = true\n'
    assert _said(cargo_toml.read("Cargo.toml", text)) == [("package a", "", 2, 8)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("module example.org/a/v2\n\ngo 1.22\n", ("package example.org/a/v2", "", 1, 8)),
        ('// c\nmodule "example.org/a"\n', ("package example.org/a", "", 2, 9)),
        ("module (\n\texample.org/a\n)\n", ("package example.org/a", "", 2, 2)),
    ],
)
def test_go_modules_have_no_field_for_a_licence(text: str, expected: Row) -> None:
    assert _said(go_mod.read("go.mod", text.encode())) == [expected]


def test_swift_packages_have_no_field_for_a_licence() -> None:
    text = b'// swift-tools-version:5.9\nlet package = Package(\n  name: "Kite",\n)\n'
    found = _said(package_swift.read("Package.swift", text))
    assert found == [("package Kite", "", 3, 9)]


POM = """<?xml version="1.0" encoding="UTF-8"?>
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <parent><artifactId>above</artifactId></parent>
  <artifactId>kite</artifactId>
  {licences}
  <dependencies><dependency><licenses><license><name>GPL</name></license></licenses>
  </dependency></dependencies>
</project>"""


@pytest.mark.parametrize(
    ("licences", "expected"),
    [
        (
            (
                "<licenses><license>\n<name>Apache License, Version 2.0</name>\n"
                "<url>https://www.apache.org/licenses/LICENSE-2.0.txt</url></license></licenses>"
            ),
            ("Apache-2.0", "", 6, 7),
        ),
        # "It is assumed that the user can select any of them" (POM reference).
        (
            (
                "<licenses><license><name>MIT</name></license>\n"
                "<license><name>PPL</name></license></licenses>"
            ),
            ("MIT OR PPL", "", 5, 28),
        ),
        (
            (
                "<licenses><license><url>http://opensource.org/licenses/MIT</url></license>"
                "</licenses>"
            ),
            ("MIT", "", 5, 27),
        ),
        ("<licenses><license/></licenses>", ("package kite", "", 4, 15)),
        (
            "<licenses><license><name>${licence}</name></license></licenses>",
            ("package kite", "", 4, 15),
        ),
    ],
)
def test_maven(licences: str, expected: Row) -> None:
    text = POM.format(licences=licences)
    assert _said(pom_xml.read("pom.xml", text.encode())) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  s.license = 'MIT'", ("MIT", "", 1, 15)),
        ('  spec.licenses    = ["MIT", "PPL"]', ("MIT OR PPL", "", 1, 22)),
        (
            's.licenses = ["Ruby".freeze,\n  "BSD-2-Clause".freeze]',
            ("Ruby OR BSD-2-Clause", "", 1, 14),
        ),
        ("s.licenses = %w[MIT PPL]", ("MIT OR PPL", "", 1, 14)),
        ("# s.license = 'GPL-3.0'\ns.license = 'MIT'", ("MIT", "", 2, 13)),
        ("s.name = 'a'\ns.license = LICENCE", ("package a", "", 1, 10)),
        ('s.name = "a"\ns.license = "#{x}"', ("package a", "", 1, 10)),
    ],
)  # fmt: skip
def test_ruby_gems(text: str, expected: Row) -> None:
    assert _said(gemspec.read("a.gemspec", text.encode())) == [expected]


@pytest.mark.parametrize(
    ("metadata", "expected"),
    [
        ('<license type="expression">MIT OR PPL</license>', ("MIT OR PPL", "", 2, 28)),
        ('<license type="file">docs\\L.txt</license>', ("file docs/L.txt", "", 2, 22)),
        ("<licenseUrl>https://licenses.nuget.org/PPL</licenseUrl>", ("PPL", "", 2, 13)),
        # What NuGet writes beside a licence file, what `nuget spec` does, what none can read.
        (
            "<id>Kite</id><licenseUrl>https://aka.ms/deprecateLicenseUrl</licenseUrl>",
            ("package Kite", "", 2, 5),
        ),
        (
            "<id>Kite</id><licenseUrl>http://LICENSE_URL_HERE_OR_DELETE_THIS_LINE</licenseUrl>",
            ("package Kite", "", 2, 5),
        ),
        (
            "<id>Kite</id><licenseUrl>http://example.org/l</licenseUrl>",
            ("package Kite", "", 2, 5),
        ),
    ],
)
def test_nuget(metadata: str, expected: Row) -> None:
    text = f'<package xmlns="u"><metadata>\n{metadata}\n</metadata></package>'
    assert _said(nuspec.read("a.nuspec", text.encode())) == [expected]


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ("<PackageLicenseExpression>PPL</PackageLicenseExpression>", [("PPL", "", 2, 27)]),
        ("<PackageLicenseFile>..\\L.md</PackageLicenseFile>", [("file ../L.md", "", 2, 21)]),
        (
            "<PackageLicenseUrl>https://opensource.org/licenses/MIT</PackageLicenseUrl>",
            [("MIT", "", 2, 20)],
        ),
        ("<PackageLicenseExpression>$(Ours)</PackageLicenseExpression>", []),
    ],
)
def test_dotnet_projects(properties: str, expected: list[Row]) -> None:
    text = f"<Project><PropertyGroup>\n{properties}\n</PropertyGroup></Project>"
    assert _said(msbuild_project.read("a.csproj", text.encode())) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("s.license = 'MIT'", ("MIT", "", 1, 13)),
        ("s.license = { :type => 'PPL', :file => 'L' }", ("PPL", "", 1, 24)),
        ("s.license = { type: 'PPL',\n  text: <<-L\n  MIT\n  L\n}", ("PPL", "", 1, 21)),
        ("s.license = { 'type' => 'PPL' }", ("PPL", "", 1, 25)),
        ("s.license = { :file => '../LICENSE' }", ("file ../LICENSE", "", 1, 24)),
        # What `pod spec create` writes.
        ("# s.license = 'MIT'\ns.license = 'MIT (example)'", ("MIT", "default", 2, 13)),
        ("s.name = 'Kite'", ("package Kite", "", 1, 10)),
    ],
)
def test_pods(text: str, expected: Row) -> None:
    assert _said(podspec.read("a.podspec", text.encode())) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"license": "MIT"}', ("MIT", "", 1, 13)),
        ('{"license": {"type": "PPL", "text": "…"}}', ("PPL", "", 1, 22)),
        ('{"license": {"file": "L"}}', ("file L", "", 1, 22)),
        ('{"name": "Kite"}', ("package Kite", "", 1, 10)),
    ],
)
def test_pods_in_json(text: str, expected: Row) -> None:
    assert _said(podspec.read("a.podspec.json", text.encode())) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('licenses: ["Apache-2.0"],', ("Apache-2.0", "", 1, 11)),
        ('licenses: ["MIT", "PPL"]', ("MIT OR PPL", "", 1, 11)),
        ("licenses: ~w(MIT PPL)", ("MIT OR PPL", "", 1, 14)),
        ("[app: :kite,\n version: 1]", ("package kite", "", 1, 8)),
    ],
)
def test_elixir(text: str, expected: Row) -> None:
    assert _said(mix_exs.read("mix.exs", text.encode())) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cabal-version: 3.0\nlicense: MIT OR PPL", ("MIT OR PPL", "", 2, 10)),
        ("name: a\nlicense:\n  BSD3", ("BSD-3-Clause", "", 2, 9)),
        ("License: GPL-3", ("GPL-3.0-only", "", 1, 10)),
        ("license: AllRightsReserved", ("NONE", "", 1, 10)),
        # What `cabal init` writes where nobody answers.
        ("license: NONE", ("NONE", "default", 1, 10)),
        ("license: OtherLicense\nlicense-file: L", ("file L", "", 2, 15)),
        ("-- license: MIT\nname: a", ("package a", "", 2, 7)),
    ],
)
def test_cabal(text: str, expected: Row) -> None:
    assert _said(cabal.read("a.cabal", text.encode())) == [expected]


@pytest.mark.parametrize(
    ("licence", "meaning"),
    [
        # Writing R Extensions, 1.1.2: the examples and the rules there.
        ("GPL-2", "GPL-2.0-only"),
        ("GPL-3", "GPL-3.0-only"),
        ("GPL (>= 2)", "GPL-2.0-or-later"),
        ("GPL (>= 2.0)", "GPL-2.0-or-later"),
        ("GPL (== 3)", "GPL-3.0-only"),
        ("GPL", "GPL-1.0-or-later"),
        ("LGPL (>= 2.0, < 3) | Mozilla Public License",
         "(LGPL-2.0-only OR LGPL-2.1-only) OR MPL"),
        ("LGPL-2.1", "LGPL-2.1-only"),
        ("AGPL (>= 3)", "AGPL-3.0-or-later"),
        ("GPL-2 | file LICENCE", "GPL-2.0-only"),
        ("Artistic-2.0", "Artistic-2.0"),
        ("Apache License (== 2.0)", "Apache-2.0"),
        ("Apache License (>= 2)", "Apache-2.0"),
        ("Apache License 2.0", "Apache License 2.0"),
        ("MIT + file LICENSE", "MIT"),
        ("BSD_3_clause + file LICENSE", "BSD-3-Clause"),
        ("CC0", "CC0-1.0"),
        ("CC BY-SA 4.0", "CC BY-SA 4.0"),
        ("EUPL (>= 1.1)", "EUPL-1.1 OR EUPL-1.2"),
        ("GPL (> 7)", "GPL (> 7)"),
        ("PPL", "PPL"),
    ],
)  # fmt: skip
def test_r_licence_fields(licence: str, meaning: str) -> None:
    text = f"Package: a\nLicense: {licence}\nTitle: T\n"
    (seen,) = r_description.read("DESCRIPTION", text.encode())
    assert (seen.value, seen.means or seen.value) == (licence, meaning)
    assert (seen.line, seen.column) == (2, 10)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Package: a\nLicense: file LICENSE", [("file LICENSE", "", 2, 10)]),
        ("Package: a\nLicense: GPL (>=\n  2)", [("GPL-2.0-or-later", "", 2, 10)]),
        # What R's package.skeleton() and usethis's create_package() write.
        ("Package: a\nLicense: What license is it under?", [("package a", "", 1, 10)]),
        (
            (
                "Package: a\nLicense: `use_mit_license()`, `use_gpl3_license()` or friends to\n"
                "    pick a license"
            ),
            [("package a", "", 1, 10)],
        ),
        ("This folder holds drawings.\nLicense: MIT", []),
    ],
)
def test_r_packages(text: str, expected: list[Row]) -> None:
    assert _said(r_description.read("DESCRIPTION", text.encode())) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("license: PPL", [("PPL", "", 1, 10)]),
        ("title: x\nlicense:\n  - MIT\n  - PPL", [("MIT OR PPL", "", 3, 3)]),
        ("license: 0BSD", [("0BSD", "", 1, 10)]),
        ("license-url: https://spdx.org/licenses/PPL.html", [("PPL", "", 1, 14)]),
        ("license-url: https://example.org/", []),
        ("references:\n  - license: GPL-3.0-only", []),
        ("- license", []),
    ],
)
def test_citation_files(text: str, expected: list[Row]) -> None:
    assert _said(citation_cff.read("CITATION.cff", text.encode())) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("legal:\n  license: AGPL-3.0-or-later", [("AGPL-3.0-or-later", "", 2, 12)]),
        ("legal: no\nlicense: MIT", []),
    ],
)
def test_publiccode(text: str, expected: list[Row]) -> None:
    assert _said(publiccode_yml.read("publiccode.yml", text.encode())) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"license": "https://spdx.org/licenses/PPL"}', [("PPL", "", 1, 13)]),
        ('{"license": "PPL"}', [("PPL", "", 1, 13)]),
        (
            '{"license": ["https://spdx.org/licenses/MIT", {"@id": "https://spdx.org/licenses/PPL"}]}',
            [("MIT OR PPL", "", 1, 13)],
        ),
        (
            '{"license": {"@type": "CreativeWork", "name": "MIT", "url": "https://example.org"}}',
            [("https://example.org", "", 1, 13)],
        ),
        (
            '{"license": {"name": "CC BY", "url": "https://creativecommons.org/licenses/by/4.0/"}}',
            [("CC-BY-4.0", "", 1, 13)],
        ),
        ('{"license": 3}', []),
    ],
)  # fmt: skip
def test_codemeta(text: str, expected: list[Row]) -> None:
    assert _said(codemeta_json.read("codemeta.json", text.encode())) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('LABEL org.opencontainers.image.licenses="MIT OR PPL"', [("MIT OR PPL", "", 1, 41)]),
        ("LABEL org.opencontainers.image.licenses=PPL", [("PPL", "", 1, 41)]),
        (
            (
                'FROM x\nLABEL maintainer="a" \\\n  # why\n'
                "  org.opencontainers.image.licenses=PPL \\\n"
                '  version="1"\nRUN echo license=MIT'
            ),
            [("PPL", "", 4, 37)],
        ),
        ("label license PPL", [("PPL", "", 1, 15)]),
        ("LABEL 'license'='PPL'", [("PPL", "", 1, 17)]),
        ("ARG L\nLABEL license=$L", []),
        ("ENV license=MIT", []),
        ('LABEL description="the license=MIT was dropped"', []),
    ],
)
def test_container_labels(text: str, expected: list[Row]) -> None:
    assert _said(dockerfile.read("Dockerfile", text.encode())) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("license=('MIT')", ("MIT", "", 1, 10)),
        ("license=('GPL' \"MIT\")", ("GPL-2.0-or-later AND MIT", "", 1, 10)),
        ("license=(GPL2)", ("GPL-2.0-only", "", 1, 10)),
        ("license=('custom:Peer Production')", ("LicenseRef-Peer-Production", "", 1, 10)),
        ("license=(\n  'MIT OR PPL'\n  'ISC'\n)", ("(MIT OR PPL) AND ISC", "", 1, 10)),
        ("license=('spdx:MIT' 'spdx:PPL')", ("MIT OR PPL", "", 1, 10)),
        ("pkgname=a\nlicense=('unknown')", ("package a", "", 1, 9)),
        ("pkgname=a\n#license=('MIT')", ("package a", "", 1, 9)),
    ],
)
def test_arch_packages(text: str, expected: Row) -> None:
    assert _said(pkgbuild.read("PKGBUILD", text.encode())) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("about:\n  license: PPL  # ours\n", [("PPL", "", 2, 12)]),
        ('{% set v = 1 %}\nabout:\n  license: "MIT"\n  license_file: L', [("MIT", "", 3, 12)]),
        ("about:\n  license_file: LICENSE.txt\n", [("file LICENSE.txt", "", 2, 17)]),
        ("about:\n  license: {{ l }}\n", []),
        ("about:\n  license: Other\n", []),
        ("package:\n  license: MIT\n", []),
    ],
)
def test_conda_recipes(text: str, expected: list[Row]) -> None:
    assert _said(conda_recipe.read("meta.yaml", text.encode())) == expected
