"""Which packages, repositories and contents does a bill of materials list?

Sources: SPDX 2.3, as JSON (`externalRefs`, `downloadLocation`, `homepage`) and as tags and
values; SPDX 3.0 as JSON-LD (`software_packageUrl`, `externalIdentifier`,
`software_downloadLocation`); CycloneDX 1.4 to 1.7, as JSON and XML (`purl`, `swhid`,
`omniborId`, `externalReferences`, `pedigree`). What a component is part of, or depends on, is
not followed: each is listed by itself, so that neither circles nor depth matter.
"""

import re
from collections.abc import Iterator
from typing import Any

from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.lines import text_of
from pplcheck.read.needed import BILL, archived, repository, table, tables, texts
from pplcheck.syntax import deep_json, json, xml
from pplcheck.syntax.places import UnparsableError
from pplcheck.syntax.purl import parsed

# A content's id as git makes it, in the forms of the archive and of OmniBOR.
_CONTENT = re.compile(r"(?:swh:1:cnt:|gitoid:blob:sha1:)(?P<id>[0-9a-f]{40})(?:;.*)?")
_COMMIT = re.compile(r"(?:swh:1:rev:|gitoid:commit:sha1:)(?P<id>[0-9a-f]{40})(?:;.*)?")
_TAG = re.compile(r"(?P<key>PackageName|PackageVersion|PackageDownloadLocation|PackageHomePage"
                  r"|ExternalRef|FileName|Relationship)\s*:\s*(?P<value>\S.*)")  # fmt: skip
_PURL = re.compile(r"pkg:[^\s\"'<>]{3,1000}")
_REPOSITORIES = frozenset(
    {"vcs", "source-distribution", "distribution", "website", "issue-tracker"}
)
_HASHES = re.compile(r"[0-9a-fA-F]{32,128}")
# The parts of a component that are components themselves, and what it was made from; what was
# made from it (`descendants`) is for their own bills to say.
_WITHIN = ("components", "services")
_ORIGINS = ("ancestors", "variants")
_MOST = 2_000_000
_LARGEST_XML = 256 * 1024 * 1024


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what each component is known by, whatever form the bill has."""
    del path
    head = content[:8192].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"<"):
        yield from _of_xml(content)
    elif head.startswith((b"{", b"[")):
        yield from _of_json(_loaded(content))
    else:
        yield from _of_tags(content)


def _loaded(content: bytes) -> object:
    try:
        return json.load(content)
    except UnparsableError:
        # Components within components, a thousand times; what is no JSON is none here either.
        return deep_json.load(content)


def _of_json(bill: object) -> Iterator[Evidence]:
    document = table(bill)
    if document.get("bomFormat") == "CycloneDX":
        yield from _cyclonedx(document)
    elif "spdxVersion" in document:
        for package in tables(document.get("packages")):
            yield from _spdx_2(package)
    else:
        for element in tables(document.get("@graph")):
            yield from _spdx_3(element)


def _cyclonedx(bill: dict[str, Any]) -> Iterator[Evidence]:
    # What the bill is of is no use of itself; what it was made from is one.
    itself = table(table(bill.get("metadata")).get("component"))
    waiting = [*_parts(bill), *_parts(itself)]
    yield from _made_from(itself)
    waiting.reverse()
    for _ in range(_MOST):
        if not waiting:
            return
        component = waiting.pop()
        about = _about(component.get("name"), component.get("version"))
        yield from _known(about, [component.get("purl")], _pages(component))
        yield from _archived(about, texts(component.get("swhid")))
        yield from _archived(about, texts(component.get("omniborId")))
        for hashed in tables(component.get("hashes")):
            yield from _hashed(about, hashed.get("alg"), hashed.get("content"))
        yield from _made_from(component)
        waiting += reversed(_parts(component))


def _made_from(component: dict[str, Any]) -> Iterator[Evidence]:
    about = _about(component.get("name"), component.get("version"))
    for commit in tables(table(component.get("pedigree")).get("commits")):
        yield from _commit(about, commit.get("uid"))
        yield from repository(commit.get("url"), commit.get("uid"), where=BILL)


def _parts(component: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the components within one, and those that it was made from."""
    pedigree = table(component.get("pedigree"))
    return [
        part
        for holder, keys in ((component, _WITHIN), (pedigree, _ORIGINS))
        for key in keys
        if key in holder
        for part in tables(holder[key])
    ]


def _pages(component: dict[str, Any]) -> list[object]:
    return [
        reference.get("url")
        for reference in tables(component.get("externalReferences"))
        if reference.get("type") in _REPOSITORIES
    ]


def _spdx_2(package: dict[str, Any]) -> Iterator[Evidence]:
    about = _about(package.get("name"), package.get("versionInfo"))
    named = [row.get("referenceLocator") for row in tables(package.get("externalRefs"))]
    pages = [package.get("downloadLocation"), package.get("homepage")]
    yield from _known(about, named, pages)
    yield from _archived(about, [one for one in named if isinstance(one, str)])
    for hashed in tables(package.get("checksums")):
        yield from _hashed(about, hashed.get("algorithm"), hashed.get("checksumValue"))


def _spdx_3(element: dict[str, Any]) -> Iterator[Evidence]:
    about = _about(element.get("name"), element.get("software_packageVersion"))
    rows = tables(element.get("externalIdentifier"))
    named: list[object] = [row.get("identifier") for row in rows]
    pages = [element.get("software_downloadLocation"), element.get("software_homePage")]
    for reference in tables(element.get("externalRef")):
        pages += texts(reference.get("locator"))
    named.append(element.get("software_packageUrl"))
    of_content = tables(element.get("software_contentIdentifier"))
    named += [row.get("software_contentIdentifierValue") for row in of_content]
    yield from _known(about, named, pages)
    yield from _archived(about, [one for one in named if isinstance(one, str)])
    for hashed in tables(element.get("verifiedUsing")):
        yield from _hashed(about, hashed.get("algorithm"), hashed.get("hashValue"))


def _of_tags(content: bytes) -> Iterator[Evidence]:
    fields: dict[str, list[tuple[str, int]]] = {}
    for number, line in enumerate(text_of(content).splitlines(), start=1):
        found = _TAG.match(line)
        if found and found["key"] in {"PackageName", "FileName"}:
            yield from _of_fields(fields)
            fields = {}
        if found:
            fields.setdefault(found["key"], []).append((found["value"].strip(), number))
    yield from _of_fields(fields)


def _of_fields(fields: dict[str, list[tuple[str, int]]]) -> Iterator[Evidence]:
    first = {key: values[0] for key, values in fields.items()}
    name, line = first.get("PackageName", ("", 0))
    about = _about(name, first.get("PackageVersion", ("", 0))[0])
    # A reference is of three words: its category, its type, what it is.
    named = [value.split()[-1] for value, _ in fields.get("ExternalRef", ())]
    pages = [
        first[key][0] for key in ("PackageDownloadLocation", "PackageHomePage") if key in first
    ]
    yield from _known(about, [*named], [*pages], line)
    yield from _archived(about, named, line)


def _of_xml(content: bytes) -> Iterator[Evidence]:
    if len(content) > _LARGEST_XML:
        raise UnparsableError(1, 1, "a bill of more than 256 MiB")
    wanted = frozenset({"name", "version", "purl", "swhid", "omniborId", "url", "uid", "hash"})
    about, holder = "", -1
    stream = xml.stream(xml.in_pieces(content), wanted, encoding=xml.encoding_to_take(content))
    for element in stream:
        above, name = element.path[-2:-1], element.path[-1]
        line = element.line
        if name == "name" and above == ("component",):
            about, holder = " ".join(element.text.split()), element.parents[-1]
        elif name == "version" and above == ("component",) and element.parents[-1] == holder:
            about = _about(about, element.text)
        elif name == "purl":
            yield from _known(about, [element.text], [], line)
        elif name in {"swhid", "omniborId"}:
            yield from _archived(about, [element.text.strip()], line)
        elif name == "url":
            yield from _known(about, [], [element.text], line)
        elif name == "uid":
            yield from _commit(about, element.text, line)
        elif name == "hash" and "component" in element.path:
            yield from _hashed(about, element.attribute("alg"), element.text, line)


def _known(about: str, named: list[Any], pages: list[Any], line: int = 0) -> Iterator[Evidence]:
    """Yield the packages and repositories among some names and addresses, each once."""
    seen: set[str] = set()
    for name in named:
        package = parsed(name) if isinstance(name, str) else None
        if package and package.purl not in seen:
            seen.add(package.purl)
            known = about or _about(package.purl, package.version)
            kind = EvidenceKind.DEPENDENCY
            yield Evidence(kind, package.purl, line, about=known, locator=BILL)
            qualifier = re.search(r"[?&]vcs_url=([^&#]+)", name)
            pages = [*pages, qualifier[1].replace("%2F", "/")] if qualifier else pages
    for page in pages:
        for found in repository(page, "", line, where=BILL):
            if found.value not in seen:
                seen.add(found.value)
                said = found.about if "@" in found.about else about or found.about
                yield Evidence(found.kind, found.value, line, about=said, locator=BILL)


def _archived(about: str, ids: list[str], line: int = 0) -> Iterator[Evidence]:
    for id_ in ids:
        content, commit = _CONTENT.fullmatch(id_), _COMMIT.fullmatch(id_)
        if content:
            yield from archived(f"swh:1:cnt:{content['id']}", about, line, where=BILL)
        elif commit:
            yield from archived(f"swh:1:rev:{commit['id']}", about, line, where=BILL)


def _commit(about: str, id_: object, line: int = 0) -> Iterator[Evidence]:
    if isinstance(id_, str):
        yield from _archived(about, [f"swh:1:rev:{id_.strip()}"], line)


def _hashed(about: str, algorithm: object, value: object, line: int = 0) -> Iterator[Evidence]:
    """Yield a hash of a file as it is shipped: for those who have the same file."""
    if (
        isinstance(algorithm, str)
        and isinstance(value, str)
        and _HASHES.fullmatch(value.strip())
    ):
        written = f"{algorithm.lower().replace('-', '')[:20]}:{value.strip().lower()}"
        yield Evidence(EvidenceKind.IDENTIFIER, written, line, about=about, locator=BILL)


def _about(name: object, version: object) -> str:
    parts = (" ".join(one.split())[:300] for one in (name, version) if isinstance(one, str))
    return "@".join(filter(None, parts))
