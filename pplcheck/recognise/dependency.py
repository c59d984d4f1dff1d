"""Which commons does a site say that it takes in: in a manifest, a lock file, a bill?

What is said is believed: it is the site's own statement. By a name alone, that anybody may give
to a package, it is less sure than by an address. Of a commit or a content that is named by its
id, the index itself tells whose it is.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final, Literal

from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.model.place import Place
from pplcheck.model.trace import Direction, Trace
from pplcheck.recognise.candidate import Candidate
from pplcheck.recognise.doors import Index
from pplcheck.recognise.named import Names

NAME: Final = "dependency"
REMOTE: Final = "remote"
# What a list of that sort is called as a way of knowing; others are dependencies.
_SORTS: Final = {
    "bill": "bill", "submodule": "submodule", "subtree": "subtree", REMOTE: REMOTE,
}  # fmt: skip
_COMMIT: Final = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_ARCHIVED: Final = re.compile(r"swh:1:(?P<kind>cnt|rev):(?P<id>[0-9a-f]{40,64})")
_LIBRARY: Final = "lib:"
_RELATIVE: Final = ("./", "../")
# Folders in which a commons keeps what it did not make, or what it tries things on.
_NOT_OURS: Final = frozenset(
    {"node_modules", "vendor", "vendors", "third_party", "third-party", "thirdparty",
     "external", "extern", "deps", "test", "tests", "__tests__", "spec", "fixtures", "fixture",
     "testdata", "examples", "example", "samples", "sample", "demo", "demos", "template",
     "templates"}
)  # fmt: skip
_Said = tuple[str, Evidence]


def recognise(candidate: Candidate, index: Index) -> Iterator[Trace]:
    """Yield each statement of a candidate that names a commons; of a line, the surest."""
    best: dict[tuple[object, ...], Trace] = {}
    for trace in _traces(candidate, index):
        # Where lines are not told, each statement is one by itself.
        line = trace.here.line or trace.says
        key = (trace.commons, trace.there, trace.here.path, line, trace.recogniser)
        if key not in best or trace.strength > best[key].strength:
            best[key] = trace
    yield from sorted(best.values())


def _traces(candidate: Candidate, index: Index) -> Iterator[Trace]:
    names = Names(index.commons)
    said = [
        (path, seen) for path, seen in candidate.said if seen.kind is EvidenceKind.DEPENDENCY
    ]
    commits = index.commits({id_ for _, seen in said if (id_ := _commit_of(seen))})
    contents = index.contents({id_ for _, seen in said if (id_ := _content_of(seen))})
    uses_libraries = any(seen.value.startswith(_LIBRARY) for _, seen in said)
    folders = _folders(candidate) if uses_libraries else frozenset()
    for path, seen in said:
        known = {number for number, _ in commits.get(_commit_of(seen), ())}
        for number, sureness in _meant(seen, names, candidate, folders, known).items():
            yield _trace(path, seen, index.commons[number].id, sureness, known, number)
        for one in contents.get(_content_of(seen), ()):
            yield _trace_of(path, seen, index.commons[one.commons].id, 1.0, there=one.path)
    yield from _called_alike(candidate, names, index)


def _called_alike(candidate: Candidate, names: Names, index: Index) -> Iterator[Trace]:
    """Yield which manifests call their own package as a commons does.

    Of a commons whose contents are known, these tell it better: so this is for the others.
    """
    for path, seen in candidate.said:
        if seen.kind is not EvidenceKind.PACKAGE or not seen.value.startswith("pkg:"):
            continue
        for number, sureness in names.packaged(seen.value).items():
            commons = index.commons[number]
            if commons.is_catalogued:
                trace = _trace_of(path, seen, commons.id, sureness)
                name = seen.value.partition("/")[2].replace("%40", "@")
                yield replace(trace, says=f"calls itself {name}")


def said_of_remotes(remotes: Iterable[tuple[str, str]]) -> tuple[_Said, ...]:
    """Return what the remotes of a repository say, to be added to what its files do.

    Args:
        remotes: pairs of name and canonical address.

    """
    kind = EvidenceKind.DEPENDENCY
    return tuple(
        ("", Evidence(kind, address, about=name, locator=REMOTE)) for name, address in remotes
    )


def said_of_commits(
    sort: Literal["submodule", "subtree"], commits: Iterable[tuple[str, str]]
) -> tuple[_Said, ...]:
    """Return which commits of others git says to stand in folders, to be added to the rest.

    Args:
        sort: how they came there.
        commits: pairs of a folder and the id of the commit that was put there.

    """
    kind = EvidenceKind.DEPENDENCY
    return tuple(
        (folder, Evidence(kind, f"swh:1:rev:{id_}", about=folder, locator=sort))
        for folder, id_ in commits
    )


def packages_of(said: Iterable[_Said]) -> tuple[str, ...]:
    """Return the package URLs, sorted, that the manifests of a commons name as their own.

    Args:
        said: pairs of path and what stands there; what is vendored, or an example, is left out.

    """
    return tuple(sorted({
        seen.value
        for path, seen in said
        if seen.kind is EvidenceKind.PACKAGE and seen.value.startswith("pkg:")
        and not _NOT_OURS.intersection(path.lower().split("/")[:-1])
    }))  # fmt: skip


def _meant(
    seen: Evidence,
    names: Names,
    candidate: Candidate,
    folders: frozenset[str],
    known: set[int],
) -> dict[int, float]:
    """Return the commons that are meant, by number, and how sure that is."""
    value = seen.value
    found: Mapping[int, float]
    if value.startswith("pkg:"):
        found = names.packaged(value)
    elif value.startswith(_LIBRARY):
        library = value.removeprefix(_LIBRARY)
        # What lies in the tree itself is found there.
        found = {} if library.lower() in folders else names.library(library)
    elif value.startswith(_RELATIVE):
        found = names.addressed(_absolute(value, candidate))
    else:
        found = names.addressed(value)
    # A commit has one history; it outweighs what the repository is called.
    return {**found, **dict.fromkeys(known, 1.0)}


def _folders(candidate: Candidate) -> frozenset[str]:
    """Return what the folders of a site are called, wherever they stand."""
    above = {file.path.rpartition("/")[0] for file in candidate.files}
    return frozenset(name.lower() for folder in above for name in folder.split("/"))


def _absolute(address: str, candidate: Candidate) -> str:
    """Return an address that is relative to that of the site (gitmodules(5))."""
    parts = candidate.site.id.split("/")
    for part in address.split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part not in {"", "."}:
            parts.append(part.removesuffix(".git"))
    return "/".join(parts).lower()


def _commit_of(seen: Evidence) -> str:
    archived = _ARCHIVED.fullmatch(seen.value)
    if archived:
        return archived["id"] if archived["kind"] == "rev" else ""
    version = _version_of(seen)
    return version if _COMMIT.fullmatch(version) else ""


def _content_of(seen: Evidence) -> str:
    archived = _ARCHIVED.fullmatch(seen.value)
    return archived["id"] if archived and archived["kind"] == "cnt" else ""


def _version_of(seen: Evidence) -> str:
    name, at, version = seen.about.rpartition("@")
    return version if at and name else ""


def _trace(
    path: str, seen: Evidence, commons: str, sureness: float, known: set[int], number: int
) -> Trace:
    commit = _commit_of(seen) if number in known else ""
    return _trace_of(path, seen, commons, sureness, version=commit or _version_of(seen))


def _trace_of(
    path: str,
    seen: Evidence,
    commons: str,
    sureness: float,
    *,
    there: str = "",
    version: str = "",
) -> Trace:
    sort = _SORTS.get(seen.locator, NAME)
    # A clone of the commons has such a remote too.
    is_taken = sort != REMOTE
    return Trace(
        commons=commons,
        there=there,
        here=Place(path, seen.line, seen.column),
        recogniser=sort,
        strength=round(min(sureness, seen.confidence), 2),
        direction=Direction.TAKEN if is_taken else Direction.UNKNOWN,
        version=version,
        says=_says(seen, sort),
    )


def _says(seen: Evidence, sort: str) -> str:
    name = seen.about or seen.value
    return {
        "submodule": f"taken in as a submodule at {name}",
        "subtree": f"taken in as a subtree at {name}",
        REMOTE: f"the remote {name}",
        "bill": f"listed as {name}",
    }.get(sort, f"needs {name}")
