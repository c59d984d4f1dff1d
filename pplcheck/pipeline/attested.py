"""What becomes of a declaration in a file: signed, verified, handed on."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from urllib.parse import quote

from pplcheck.config import Vocabulary, read_assertion, read_criteria, vocabulary_of
from pplcheck.discover import UnloadableError, read_if_there, read_named
from pplcheck.entities import beyond_criteria
from pplcheck.model.assertion import Assertion, Criteria, SignatureState, Verified
from pplcheck.model.errors import ConfigurationError, Problem
from pplcheck.model.fact import Fact, Value
from pplcheck.model.place import Place
from pplcheck.model.terms import Subject
from pplcheck.pipeline.configuration import shipped_terms
from pplcheck.pipeline.own_file import load_entity
from pplcheck.pipeline.sealed import CRITERIA, REVOKED, SIGNATURE
from pplcheck.report.cyclonedx import Declared, render_declared
from pplcheck.sign import NAMESPACE, Trust, sign, verify
from pplcheck.write import write_whole


@dataclass(frozen=True, slots=True)
class SignedFile:
    """A declaration that was just signed.

    Attributes:
        path: of the signature.
        key: the fingerprint of the key.
        line: what stewards who trust this key write into their file of allowed signers.

    """

    path: str
    key: str
    line: str


def load_assertion(path: str) -> tuple[Assertion, bytes]:
    """Return what a file that the user named asserts, and its bytes.

    Raises:
        ConfigurationError: it cannot be read, or is no assertion.

    """
    content = _named(path)
    return read_assertion(content, path, _vocabulary()), content


def sign_file(path: str, key: str, as_of: date, *, may_ask: bool) -> SignedFile:
    """Sign a declaration with one's own key; the signature is written beside it.

    Args:
        path: of the declaration.
        key: path of the private key, which `ssh-keygen` alone reads.
        as_of: the day: what has expired is not signed.
        may_ask: a person sits at a terminal, and can give a passphrase.

    Raises:
        PplcheckError: it is no declaration, has expired, or cannot be signed.

    """
    assertion, content = load_assertion(path)
    if assertion.expires < as_of:
        what = f"expired on {assertion.expires}"
        raise ConfigurationError(Problem(assertion.place, what, "write it anew"))
    made = sign(content, key, may_ask=may_ask)
    write_whole(path + SIGNATURE, made.armoured)
    line = f'{assertion.maker} namespaces="{NAMESPACE}" {made.public}'
    return SignedFile(path + SIGNATURE, made.key, line)


def verify_files(
    paths: Iterable[str], trust: str, revoked: str | None, as_of: date
) -> tuple[Verified, ...]:
    """Return whether each declaration holds on a day.

    Args:
        paths: of the declarations; the signature of each stands beside it.
        trust: the file of allowed signers; nothing else says whose key is whose.
        revoked: keys that no longer count; None for `revoked_keys` beside `trust`, if any.
        as_of: the day.

    Raises:
        PplcheckError: what is trusted cannot be read, or `ssh-keygen` is missing.

    """
    beside = PurePath(trust)
    gone = _named(revoked) if revoked else _if_there(str(beside.with_name(REVOKED))) or b""
    trusted = Trust(_named(trust), gone)
    written = str(beside.with_name(CRITERIA))
    vocabulary = _vocabulary()
    found = _if_there(written)
    criteria = () if found is None else read_criteria(found, written, vocabulary)
    return tuple(_verified(path, trusted, criteria, vocabulary, as_of) for path in paths)


def export_file(path: str, entity: str | None) -> bytes:
    """Return a declaration as CycloneDX 1.6 JSON.

    Args:
        path: of the declaration; its signature, where there is one, is named.
        entity: a description of the entity, whose contrary statements become
            counter-evidence; or None.

    Raises:
        ConfigurationError: one of the files cannot be taken.

    """
    assertion, content = load_assertion(path)
    signature = _if_there(path + SIGNATURE)
    link = quote(PurePath(path + SIGNATURE).name)
    asked = {
        question.name: question.ask
        for terms in shipped_terms()
        for question in terms.questions
        if question.about is Subject.ENTITY
    }
    return render_declared(
        Declared(
            assertion,
            hashlib.sha256(content).hexdigest(),
            tuple(sorted(asked.items())),
            _contrary(assertion, load_entity(entity)[0].facts) if entity else (),
            None if signature is None else (link, hashlib.sha256(signature).hexdigest()),
        )
    )


def _verified(
    path: str,
    trust: Trust,
    criteria: tuple[Criteria, ...],
    vocabulary: Vocabulary,
    as_of: date,
) -> Verified:
    content = _named(path)
    try:
        assertion = read_assertion(content, path, vocabulary)
    except ConfigurationError as error:
        return Verified(path, None, None, tuple(map(str, error.problems)))
    signature = verify(content, _if_there(path + SIGNATURE), assertion.maker, trust, as_of)
    faults = []
    if signature.state is not SignatureState.GOOD:
        faults.append(f"it {signature.says}")
    if assertion.issued > as_of:
        faults.append(f"it is issued on {assertion.issued}, after {as_of}")
    if assertion.expires < as_of:
        faults.append(f"it expired on {assertion.expires}")
    uncounted = beyond_criteria(assertion, criteria, as_of)
    return Verified(path, assertion, signature, tuple(faults), uncounted)


def _contrary(assertion: Assertion, facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Return what is stated against an assertion, whenever and by whomever."""
    said = {fact.name: fact.value for fact in assertion.facts}
    decided = (Value.YES, Value.NO)
    found = [
        fact
        for fact in facts
        if fact.name in said and fact.value in decided and fact.value is not said[fact.name]
    ]
    return tuple(sorted(found, key=lambda fact: (fact.name, -fact.level, fact.evidence)))


def _named(path: str) -> bytes:
    """Return a file that the user named."""
    try:
        return read_named(path)
    except UnloadableError as error:
        raise _unreadable(path, error) from error


def _if_there(path: str) -> bytes | None:
    try:
        return read_if_there(path)
    except UnloadableError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: str, error: UnloadableError) -> ConfigurationError:
    return ConfigurationError(Problem(Place(path), str(error), "name a file that can be read"))


def _vocabulary() -> Vocabulary:
    return vocabulary_of(shipped_terms())
