"""Who must not appear? Only hashes are known: what is at hand is hashed and compared."""

import hashlib
from collections.abc import Collection, Iterable, Iterator

from pplcheck.entities.identifiers import keys_of
from pplcheck.model.entity import Entity
from pplcheck.model.site import Site

# Names of accounts hold undecodable bytes as lone surrogates.
_BYTES = ("utf-8", "surrogatepass")


def hash_of(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, in lower-case hex."""
    return hashlib.sha256(text.encode(*_BYTES)).hexdigest()


def is_opted_out(entity: Entity, hashes: Collection[str]) -> bool:
    """Whether a natural person is on the list, by id, address or any other identifier.

    An organisation cannot opt out: what it owes is nobody's private affair.
    """
    if not entity.is_person or not hashes:
        return False
    told = (entity.id, *(one for pair in entity.identifiers for one in _told(*pair)))
    return any(hash_of(one) in hashes for one in told)


def is_site_opted_out(site: Site, hashes: Collection[str]) -> bool:
    """Whether an identifier of a site, or of the account that it is kept under, is listed."""
    told = (one for pair in site.identifiers for one in _told(*pair))
    return bool(hashes) and any(hash_of(one) in hashes for one in told)


def are_mails_opted_out(mails: Iterable[str], hashes: Collection[str]) -> bool:
    """Whether one of somebody's addresses is listed."""
    return bool(hashes) and any(hash_of(mail.strip().lower()) in hashes for mail in mails)


def _told(kind: str, value: str) -> Iterator[str]:
    """Yield how an identifier may have been written when it was hashed."""
    value = value.strip()
    yield f"{kind}:{value}"
    yield f"{kind}:{value.lower()}"
    yield from keys_of(kind, value)
    if "@" in value:
        yield value.lower()
