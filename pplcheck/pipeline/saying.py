"""What do the files of a site say of the works of others?"""

from collections.abc import Iterator

from pplcheck.discover import (
    SourceFile,
    Tree,
    UnloadableError,
    remotes_of,
    submodules_at,
    subtrees_of,
)
from pplcheck.model.errors import SourceError
from pplcheck.model.evidence import Evidence
from pplcheck.model.place import Place
from pplcheck.model.site import SiteKind
from pplcheck.model.survey import Unread
from pplcheck.read import as_utf8, notices_in, said_by_bill, said_of_others, speaks_of_others
from pplcheck.recognise.dependency import said_of_commits, said_of_remotes
from pplcheck.syntax.places import UnparsableError

# No manifest that anybody wrote is larger; a bill of materials may be.
_LARGEST, _LARGEST_BILL = 16 << 20, 64 << 20
# In the texts themselves, notices stand at the top.
_HEAD = 1 << 13

Said = tuple[tuple[str, Evidence], ...]


def said_at(
    tree: Tree, kind: SiteKind, texts: frozenset[str]
) -> tuple[Said, tuple[Unread, ...]]:
    """Return what a site says of others: in manifests, bills and notices, and by its remotes.

    Args:
        tree: of the site.
        kind: what it is.
        texts: paths of the texts whose heads are looked at for notices.

    """
    said: list[tuple[str, Evidence]] = list(_by_git(tree))
    unread: list[Unread] = []
    for source in tree.files:
        is_bill = kind is SiteKind.BILL
        is_named = is_bill or speaks_of_others(source.path)
        if not is_named and source.path not in texts:
            continue
        if source.size > (_LARGEST_BILL if is_bill else _LARGEST):
            unread += [Unread(Place(source.path), "too large for what it is called")] * is_named
            continue
        try:
            # What was seen before a fault stands.
            said.extend(
                (source.path, seen)
                for seen in _in_file(source, is_bill=is_bill, is_named=is_named)
            )
        except UnloadableError as error:
            unread.append(Unread(Place(source.path), str(error)))
        except UnparsableError as error:
            unread.append(Unread(Place(source.path, error.line, error.column), error.what))
    return tuple(said), tuple(unread)


def _by_git(tree: Tree) -> Said:
    if tree.repository is None:
        return ()
    said = said_of_remotes(remotes_of(tree.repository))
    try:
        subtrees = [(one.folder, one.split) for one in subtrees_of(tree)]
        submodules = submodules_at(tree)
    except SourceError:
        return said  # the history is broken, which is said where it is told
    return (
        *said,
        *said_of_commits("subtree", subtrees),
        *said_of_commits("submodule", submodules),
    )


def _in_file(source: SourceFile, *, is_bill: bool, is_named: bool) -> Iterator[Evidence]:
    content = source.load()
    if is_bill:
        yield from said_by_bill(source.path, content)
        return
    if is_named:
        yield from said_of_others(source.path, as_utf8(content))
    else:
        yield from notices_in(source.path, as_utf8(content[:_HEAD]))
