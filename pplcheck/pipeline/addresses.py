"""Under which address is a repository kept, of all that it knows?"""

from pplcheck.discover import remotes_of
from pplcheck.discover.source import Repository

_OWN = "origin"
# What it was made from, as forges advise to call it.
_OTHERS = frozenset({"upstream"})


def own_address(repository: Repository | None) -> str:
    """Return the canonical address of a repository, or an empty text.

    Other remotes are those of others: of what it was forked from, of who forked it. They tell
    neither whose it is nor what it is called.

    Args:
        repository: or None where there is none.

    """
    remotes = dict(remotes_of(repository)) if repository else {}
    if _OWN in remotes:
        return remotes[_OWN]
    others = [address for name, address in remotes.items() if name not in _OTHERS]
    return others[0] if len(others) == 1 else ""
