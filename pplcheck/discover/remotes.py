"""Which other repositories does a repository call its remotes?"""

import os

from pplcheck.discover.plumbing import git
from pplcheck.discover.source import Repository
from pplcheck.syntax.repository import repository_at


def remotes_of(repository: Repository) -> tuple[tuple[str, str], ...]:
    """Return the remotes as pairs of name and canonical address (`github.com/owner/name`).

    What an address holds of names, passwords and tokens is left out; so are those that mean a
    folder. They are as they were written down: rules that rewrite them (`url.….insteadOf`) are
    those of a machine, and files that the configuration includes may lie anywhere.

    Args:
        repository: only its configuration is read.

    Raises:
        SourceError: git is missing.

    """
    ask = repository.root, repository.git_dir
    # That of a linked working tree is the main one's.
    place = os.fsdecode(git(*ask, "rev-parse", "--git-path", "config", check=False)).strip()
    path = os.path.join(repository.root, place)
    how = ("-z", "--get-regexp", r"^remote\..*\.url$")
    told = git(*ask, "config", "--file", path, *how, check=False)
    found = set()
    for entry in os.fsdecode(told).split("\0"):
        key, _, written = entry.partition("\n")
        name = key.removeprefix("remote.").removesuffix(".url")
        # Without a colon it is a folder, whatever it looks like.
        address = repository_at(written) if ":" in written else ""
        if address:
            found.add((name, address))
    return tuple(sorted(found))
