"""What of a commons is told to those who look for it without having it?"""

from dataclasses import dataclass

from pplcheck.model.asset import Asset
from pplcheck.model.history import History


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """A copyright statement, or a line that names authors, which users must keep.

    Attributes:
        path: of the file of the commons in which it stands.
        line: 1 for the first; 0 where the whole file is meant.
        text: in one line.

    """

    path: str
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Commons:
    """A commons as an index describes it: names and notices, and nothing of its content.

    Attributes:
        id: canonical address (`github.com/owner/name`), else its name; unique in an index.
        name: for people.
        revision: id of the commit that was indexed, or empty.
        family: what all its clones and forks share: ids of the commits without parents,
            sorted; those of one family do not count as unrelated.
        addresses: canonical addresses under which it is kept, sorted.
        packages: package URLs without version under which it is published, sorted:
            `pkg:npm/name`.
        assets: with licences over time; by id.
        history: how far back versions are known.
        notices: what users must keep; sorted by path and line.
        stewards: names of the licensors, for credit; may be empty.
        licence_files: paths of the texts of its licences.
        hash_name: of its own repository, `sha1` or `sha256`; indexed are SHA-1 ids always.
        readings: the stewards' stand on open questions of law, as triples of licence, reading
            and option; sorted.
        disputed: ids of the assets whose declarations disagree, sorted.
        is_catalogued: only its names are known, and the commits with which its licences began:
            nothing of its content, and of its history no more.
        note: what whoever catalogued it has to say of its licence, or empty.

    """

    id: str
    name: str
    revision: str = ""
    family: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    packages: tuple[str, ...] = ()
    assets: tuple[Asset, ...] = ()
    history: History | None = None
    notices: tuple[NoticeLine, ...] = ()
    stewards: tuple[str, ...] = ()
    licence_files: tuple[str, ...] = ()
    hash_name: str = "sha1"
    readings: tuple[tuple[str, str, str], ...] = ()
    disputed: tuple[str, ...] = ()
    is_catalogued: bool = False
    note: str = ""
