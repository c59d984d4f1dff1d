"""Does a 3MF model say what its fields hold, and what was loaded into its project?"""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pplcheck.model.evidence import EvidenceKind, Relation
from pplcheck.read.designs import threemf
from tests.read.designs import packages as made
from tests.read.designs.told import broken, rows, told

K = EvidenceKind
DTD = '<!DOCTYPE model [<!ENTITY a "b">]>'


def _values(content: bytes, kind: EvidenceKind, path: str = "x.3mf") -> list[str]:
    return [value for value, _, _ in rows(told(threemf, content, path), kind)]


def test_the_fields_of_the_specification_are_read() -> None:
    model = made.model(
        made.fields(
            Title="Clip", Designer="Ada Maker", Copyright="(c) 2020 Coop",
            LicenseTerms="CERN-OHL-S-2.0", Description="Cube 100", Application="CAD 1:2",
        )
    )  # fmt: skip
    seen = told(threemf, made.threemf(model))
    assert [(one.kind, one.value, one.locator.split(", ")[1]) for one in seen] == [
        (K.TITLE, "Clip", "metadata Title"),
        (K.AUTHOR, "Ada Maker", "metadata Designer"),
        (K.COPYRIGHT, "(c) 2020 Coop", "metadata Copyright"),
        (K.EMBEDDED, "CERN-OHL-S-2.0", "metadata LicenseTerms"),
        (K.IDENTIFIER, "CAD 1 2", "metadata Application"),
    ]


def test_the_fields_of_makerworld_stand_behind_the_build_and_are_escaped() -> None:
    model = made.model(
        made.fields(Title="Bracket &amp;amp;amp; clip", Copyright="", LicenseTerms=""),
        after=made.fields(
            License="by-nc-sa", DesignModelId="US0f1e", DesignId="0", DesignerUserId="10086",
            Origin="remix", ProfileUserName="Somebody else",
        ),
    )  # fmt: skip
    seen = told(threemf, made.threemf(model))
    assert [(one.kind, one.value, one.means) for one in seen] == [
        (K.TITLE, "Bracket & clip", ""),
        # No version is written, and none is made up.
        (K.EMBEDDED, "by-nc-sa", "CC-BY-NC-SA"),
        (K.IDENTIFIER, "bambu-model:US0f1e", ""),
        (K.IDENTIFIER, "MakerWorld user 10086", ""),
    ]


def test_an_author_may_stand_in_a_list_for_the_copyright() -> None:
    model = made.model(made.fields(CopyRight='[{"author": "Ada"}, {"author": 1}, 2]'))
    assert _values(made.threemf(model), K.AUTHOR) == ["Ada"]
    assert _values(made.threemf(made.model(made.fields(CopyRight="[Ada"))), K.COPYRIGHT)


def test_fields_that_all_are_empty_are_an_empty_field_once() -> None:
    model = made.model(made.fields(License="", LicenseTerms=" ", Title=""))
    assert rows(told(threemf, made.threemf(model)), K.EMBEDDED) == [("", 0, "")]
    assert rows(told(threemf, made.threemf(made.model())), K.EMBEDDED) == []


def test_a_description_may_grant_a_licence_and_name_its_source() -> None:
    text = (
        "&lt;p&gt;A clip.&lt;/p&gt;&lt;p&gt;Licensed under CC-BY-4.0&lt;/p&gt;"
        "&lt;p&gt;A remix of &lt;a href=&quot;https://www.thingiverse.com/thing:31925&quot;&gt;"
    )
    seen = told(threemf, made.threemf(made.model(made.fields(Description=text))))
    assert rows(seen, K.NOTICE) == [("CC-BY-4.0", 0, "")]
    links = [(one.value, one.relation, one.line) for one in seen if one.kind is K.LINK]
    assert links == [("https://www.thingiverse.com/thing:31925", Relation.DERIVED_FROM, 0)]


def test_an_object_may_have_a_licence_of_its_own() -> None:
    group = f"<metadatagroup>{made.fields(x__License='MIT')}</metadatagroup>"
    part = f'<object id="7" name="Gear &amp;amp; axle">{made.MESH}{group}</object>'
    item = f'<item objectid="7">{group}</item>'
    seen = told(threemf, made.threemf(made.model(objects=part, build=item)))
    assert rows(seen, K.EMBEDDED) == [
        ("MIT", 0, "object Gear & axle"),
        ("MIT", 0, "object 7"),
    ]


def test_every_model_is_read_whatever_a_broken_one_is() -> None:
    other = made.model(made.fields(Designer="Ada"))
    content = made.package({made.MODEL: "<model", "3D/Objects/a.model": other})
    seen, why = broken(threemf, content)
    assert rows(seen, K.AUTHOR) == [("Ada", 0, "")]
    assert why == "3D/3dmodel.model: not XML: unclosed token"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_other_encodings_are_read(encoding: str) -> None:
    model = made.model(made.fields(Designer="Ädå"), f"<object>{made.MESH}</object>")
    content = made.threemf(
        model.replace("UTF-8", encoding.removesuffix("-sig")).encode(encoding)
    )
    assert _values(content, K.AUTHOR) == ["Ädå"]


def test_meshes_are_cut_out_of_wide_text_too() -> None:
    # As much beside a mesh would be refused.
    mesh = made.MESH.replace("<vertices>", "<vertices>" + "<vertex/>" * 300_000)
    model = made.model(after=made.fields(Designer="Ada"), objects=f"<object>{mesh}</object>")
    assert _values(made.threemf(model.encode("utf-16")), K.AUTHOR) == ["Ada"]


def test_core_properties_are_found_by_the_relations() -> None:
    relations = (
        '<Relationships><Relationship Type="http://schemas.openxmlformats.org/package/2006/'
        'relationships/metadata/core-properties" Target="/a/B.xml"/></Relationships>'
    )
    core = (
        '<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:creator>Ada</dc:creator>'
        "<dc:title>Clip</dc:title><cp:lastModifiedBy>Ada</cp:lastModifiedBy>"
        "<dc:description>Licence: MIT</dc:description></cp:coreProperties>"
    )
    content = made.package(
        {made.MODEL: made.model(), "_rels/.rels": relations, "a/b.xml": core}
    )
    seen = told(threemf, content)
    assert [(one.kind, one.value) for one in seen] == [
        (K.AUTHOR, "Ada"),
        (K.TITLE, "Clip"),
        (K.NOTICE, "MIT"),
    ]


SETTINGS = """<config><object id="2"><metadata key="name" value="clip.stl"/>
<part id="1" subtype="normal_part"><metadata key="name" value="part of clip"/>
<metadata key="source_file" value="C:\\\\stl\\\\clip.stl"/></part></object>
<object id="3"><metadata key="name" value="Cube"/>
<part id="1"><metadata key="source_file" value="own.3mf"/></part></object></config>"""
SLICED = """<config><plate><metadata key="index" value="1"/>
<object identify_id="9" name="lid.stl" skipped="false"/>
<object identify_id="10" name="bolt.stl" skipped="true"/></plate></config>"""


def test_a_project_links_to_what_was_loaded_and_a_sliced_one_to_what_is_made() -> None:
    settings = {"Metadata__model_settings.config": SETTINGS}
    plate = {**settings, "Metadata__plate_1.gcode": "G1 X0\n"}
    sliced = {**plate, "Metadata__slice_info.config": SLICED}
    found = [
        [(one.value, one.relation) for one in told(threemf, content, "a/Own.3mf")]
        for content in (
            made.threemf(made.model(), **each) for each in (settings, plate, sliced)
        )
    ]
    assert found == [
        [("C:\\\\stl\\\\clip.stl", Relation.CONTAINS)],
        [("clip.stl", Relation.MANUFACTURES)],
        [("lid.stl", Relation.MANUFACTURES)],
    ]


def test_objects_that_are_called_like_files_were_loaded_from_these() -> None:
    named = ("Clip.STL", "Clip.STL", "own.3mf", "OpenSCAD Model", "V1.0 clip")
    objects = "".join(f'<object name="{name}">{made.MESH}</object>' for name in named)
    seen = told(threemf, made.threemf(made.model(objects=objects)), "a/own.3mf")
    assert [(one.value, one.relation, one.locator) for one in seen] == [
        ("Clip.STL", Relation.CONTAINS, "3D/3dmodel.model, object")
    ]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"PK\3\4nothing", "not a zip archive"),
        (made.package({"a.txt": "a"}), "without a model"),
        (made.threemf(DTD + "<model/>"), "a document type"),
        (made.threemf(made.model(made.fields(Title="&#0;"))), "not XML"),
        (made.threemf("<a>" * 10_000), "nested too deeply"),
        (made.zip_bomb(65 * 2**20), "too much beside"),
        (made.threemf("<mesh>" + " " * 65 * 2**20), "unpacks to more than 64 MiB"),
        (made.threemf("<model>" + "<object name='a.stl'/>" * 200_000), "too much beside"),
        (made.threemf(made.model(), docProps__core__xml=""), ""),
        (made.package({made.MODEL: made.model(), "docProps/core.xml": DTD}), "document type"),
    ],
)
def test_what_is_broken_has_a_reason(content: bytes, what: str) -> None:
    assert what in broken(threemf, content)[1]


def test_a_package_cut_off_anywhere_raises_nothing_else() -> None:
    whole = made.threemf(made.model(made.fields(Title="Clip")))
    assert all(broken(threemf, whole[:end])[1] for end in range(4, len(whole) - 1))


@given(text=st.text(alphabet="<>/\"'=!-[]? amodelhs:", max_size=60))
def test_any_model_is_read_or_refused(text: str) -> None:
    broken(threemf, made.threemf(made.model(text)))


@pytest.mark.parametrize(
    ("name", "licence", "author"),
    [
        ("bambu_license.synthetic.3mf", "CC-BY-SA", "Ada & Co"),
        ("door_handle_bambu_empty.3mf", "", ""),
    ],
)
def test_real_and_labelled_models_say_what_is_known_of_them(
    shared: Path, name: str, licence: str, author: str
) -> None:
    seen = told(threemf, (shared / "designs" / "3mf" / name).read_bytes())
    assert [one.means for one in seen if one.kind is K.EMBEDDED] == [licence]
    assert rows(seen, K.AUTHOR) == ([(author, 0, "")] if author else [])
