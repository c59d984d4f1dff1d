"""3MF and FreeCAD: what do their programs find, and what stands in the way?"""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from pplcheck.annotate import CannotAnnotateError, fcstd, threemf
from tests.annotate import samples
from tests.annotate.samples import LICENCE, URL, annotation, full

_PLAIN = annotation()
_FULL = full()


def _model(content: bytes) -> str:
    return ZipFile(BytesIO(content)).read("3D/3dmodel.model").decode()


def _document(content: bytes) -> str:
    return ZipFile(BytesIO(content)).read("Document.xml").decode()


def test_the_library_of_the_3mf_consortium_reads_it() -> None:
    lib3mf = pytest.importorskip("lib3mf", reason="its library has no wheel for this machine")
    content = threemf.annotate(samples.threemf(), _FULL).content
    model = lib3mf.get_wrapper().CreateModel()
    model.QueryReader("3mf").ReadFromBuffer(content)
    group = model.GetMetaDataGroup()
    told = [group.GetMetaData(number) for number in range(group.GetMetaDataCount())]
    assert {one.GetName(): one.GetValue() for one in told} == {
        "LicenseTerms": LICENCE,
        "Copyright": "© 2026 Rope & works",
        "Designer": "Ana Röpe; Bo",
        "Title": 'A <frame> "b"',
    }


def test_3mf_fills_what_a_slicer_left_empty() -> None:
    said = '<metadata name="License"></metadata>\n <metadata name="CopyRight" />\n '
    content = threemf.annotate(samples.threemf(said), _FULL).content
    assert f'<metadata name="License">{LICENCE}</metadata>' in _model(content)
    assert f'<metadata name="LicenseTerms">{LICENCE}</metadata>' in _model(content)
    assert _model(content).count("© 2026 Rope &amp; works</metadata>") == 2
    assert '<metadata name="CopyRight">©' in _model(content)


def test_3mf_metadata_come_before_the_resources_with_their_indent() -> None:
    said = '<metadata name="Application">S</metadata>\n '
    model = _model(threemf.annotate(samples.threemf(said), _PLAIN).content)
    assert f'S</metadata>\n <metadata name="LicenseTerms">{LICENCE}</metadata>\n <res' in model


@pytest.mark.parametrize(
    "said",
    [
        '<metadata name="LicenseTerms">Creative Commons BY-NC 4.0</metadata>',
        '<metadata name="License">BY-SA</metadata>',
        '<metadata name="Copyright">© Ana, licensed under MIT</metadata>',
    ],
)
def test_3mf_that_says_something_else_is_refused(said: str) -> None:
    with pytest.raises(CannotAnnotateError, match="says"):
        threemf.annotate(samples.threemf(said), _PLAIN)


def test_3mf_that_says_the_same_in_words_is_left_alone() -> None:
    old = samples.threemf(
        '<metadata name="LicenseTerms">Creative Commons Attribution-ShareAlike 4.0</metadata>'
    )
    assert threemf.annotate(old, _PLAIN).content == old


_TWO = samples.RELATIONS.replace(
    b"</Relationships>",
    b'<Relationship Id="r1" Target="/3D/b.model" Type="http://schemas.microsoft.com/'
    b'3dmanufacturing/2013/01/3dmodel"/></Relationships>',
)
_SIGNED = samples.RELATIONS.replace(
    b"</Relationships>",
    b'<Relationship Id="s" Target="/s" Type="http://schemas.openxmlformats.org/package/2006/'
    b'relationships/digital-signature/origin"/></Relationships>',
)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (samples.threemf(relations=_SIGNED), "signed"),
        (samples.threemf(relations=_TWO), "several models"),
        (samples.threemf(model="<!DOCTYPE a>" + samples.MODEL[39:]), "document type"),
        (samples.threemf(model="<a/>"), "no model"),
        (samples.threemf(model="<model/>"), "empty"),
        (samples.threemf(model="<model>" * 10_000), "too deeply"),
        (samples.threemf(model=samples.MODEL[:300]), "not XML"),
        (samples.packed({"a": b""}), "holds no 3D/3dmodel.model"),
        (samples.threemf()[:-30], "not a zip archive"),
    ],
)
def test_3mf_that_is_broken_or_sealed_is_refused(content: bytes, why: str) -> None:
    with pytest.raises(CannotAnnotateError, match=why):
        threemf.annotate(content, _PLAIN)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "https://en.wikipedia.org/wiki/All_rights_reserved",
        "http://de.wikipedia.org/wiki/Alle_Rechte_vorbehalten",
    ],
)
def test_freecads_default_was_chosen_by_nobody(url: str) -> None:
    done = fcstd.annotate(samples.fcstd("All rights reserved", url), _FULL)
    document = _document(done.content)
    assert f'<String value="{LICENCE}"/>' in document
    assert f'<String value="{URL}"/>' in document
    assert '<String value="Ana Röpe; Bo"/>' in document
    assert "ights" not in document
    assert done.left_out == ("copyright", "title")


def test_freecads_default_address_goes_where_the_licence_has_none() -> None:
    old = samples.fcstd("All rights reserved", "https://en.wikipedia.org/wiki/Copyright")
    document = _document(fcstd.annotate(old, annotation("LicenseRef-Rope")).content)
    assert "wikipedia" not in document


@pytest.mark.parametrize(
    ("licence", "url"),
    [
        ("All rights reserved", "https://en.wikipedia.org/wiki/X + private use: CC BY-NC-SA"),
        ("CC-BY 3.0", "http://creativecommons.org/licenses/by/3.0/"),
        ("", "http://creativecommons.org/licenses/by/3.0/"),
        ("Ours", ""),
    ],
)
def test_a_freecad_licence_that_somebody_chose_stays(licence: str, url: str) -> None:
    old = samples.fcstd(licence, url)
    with pytest.raises(CannotAnnotateError, match="Property License"):
        fcstd.annotate(old, _PLAIN)
    document = _document(fcstd.annotate(old, annotation(force=True)).content)
    assert f'"{LICENCE}"' in document
    assert f'"{URL}"' in document


def test_a_freecad_licence_whose_version_stands_in_its_address_is_the_same() -> None:
    old = samples.fcstd("Creative Commons Attribution-ShareAlike", URL)
    assert fcstd.annotate(old, _PLAIN).content == old


def test_freecad_properties_that_are_missing_are_added_and_counted() -> None:
    document = _document(fcstd.annotate(samples.fcstd(None, None), _PLAIN).content)
    assert '<Properties Count="3" TransientCount="0">' in document
    assert document.count("<Property ") == 3
    assert (
        '\n        <Property name="License" type="App::PropertyString">\n'
        f'            <String value="{LICENCE}"/>\n        </Property>'
    ) in document


@pytest.mark.parametrize(
    ("member", "why"),
    [
        (b"<Document><Properties/></Document>", "not counted"),
        (b"<Document/>", "not that of"),
        (b"<a/>", "not that of"),
        ("<Document/>".encode("utf-16"), "UTF-16"),
        (b"<?xml version='1.0' encoding='x-none'?><a/>", "encoding"),
    ],
)
def test_a_freecad_document_that_is_none_is_refused(member: bytes, why: str) -> None:
    with pytest.raises(CannotAnnotateError, match=why):
        fcstd.annotate(samples.packed({"Document.xml": member}), _PLAIN)


@pytest.mark.parametrize(
    "name",
    ["fcstd/door_handle.FCStd", "fcstd/M4x4lockscrew.FCStd", "3mf/door_handle_bambu_empty.3mf"],
)
def test_real_packages_keep_all_their_other_members(shared: Path, name: str) -> None:
    old = (shared / "designs" / name).read_bytes()
    writer = threemf if name.endswith("3mf") else fcstd
    new = writer.annotate(old, annotation(force=True)).content
    before, after = ZipFile(BytesIO(old)), ZipFile(BytesIO(new))
    changed = [one for one in before.namelist() if before.read(one) != after.read(one)]
    assert changed == ["3D/3dmodel.model" if writer is threemf else "Document.xml"]
    assert before.namelist() == after.namelist()
