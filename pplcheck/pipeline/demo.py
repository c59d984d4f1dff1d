"""A small commons with its users, made on the spot: the whole journey in seconds."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from pplcheck.model.report import Report
from pplcheck.pipeline.check import Order, check
from pplcheck.shipped import shipped
from pplcheck.write import Commit, make_empty, temporary_folder, write_history

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_STORY = ("fixtures", "stories", "cargo-bike")
_NAME = "cargo-bike"


@dataclass(frozen=True, slots=True)
class Story:
    """A commons to be made.

    Attributes:
        as_of: the day on which it is told.
        commits: its history.

    """

    as_of: date
    commits: tuple[Commit, ...]


def demo(keep: str | None, as_of: date | None) -> Report:
    """Make the commons of the cargo bike and check it.

    Args:
        keep: the folder to make it in, which must be empty; or None for a temporary one.
        as_of: the day for which facts are judged; the story's own where None.

    Raises:
        OutputError: it could not be made.

    """
    story = tell_story()
    if keep is not None:
        make_empty(keep)
        return _made_and_checked(keep, story, as_of)
    with temporary_folder() as folder:
        path = f"{folder}/{_NAME}"
        make_empty(path)
        return _made_and_checked(path, story, as_of)


def _made_and_checked(folder: str, story: Story, as_of: date | None) -> Report:
    write_history(folder, story.commits)
    return check(Order(folder, as_of or story.as_of), lambda _done, _total: None)


def tell_story() -> Story:
    """Return the story that ships with pplcheck."""
    told = tomllib.loads(shipped(*_STORY, "history.toml").read_text(encoding="utf-8"))
    tree = shipped(*_STORY, "tree")
    return Story(told["as_of"], tuple(_commit(table, tree) for table in told["commit"]))


def _commit(table: dict[str, Any], tree: "Traversable") -> Commit:
    files = [found for path in table["paths"] for found in _files(tree, path)]
    date_ = table["date"].isoformat()
    return Commit(table["message"], table["author"], date_, tuple(sorted(files)))


def _files(tree: "Traversable", path: str) -> Iterator[tuple[str, bytes]]:
    found = tree.joinpath(*path.split("/"))
    if found.is_file():
        yield path, found.read_bytes()
        return
    for inner in found.iterdir():
        yield from _files(tree, f"{path}/{inner.name}")
