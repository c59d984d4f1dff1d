"""How are the designs of a commons kept in its index?"""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from pplcheck.recognise.held import Held
from pplcheck.recognise.index.values import understood, written
from pplcheck.recognise.texts import Drawn

_Design = TypeVar("_Design", Held, Drawn)


@dataclass(frozen=True, slots=True)
class _Designs:
    """What one section holds of one commons."""

    meshes: tuple[Held, ...] = ()
    drawn: tuple[Drawn, ...] = ()


def packed(meshes: Sequence[Held], drawn: Sequence[Drawn]) -> bytes:
    """Return the designs of one commons as bytes; nothing where there are none.

    Args:
        meshes: of the commons.
        drawn: its drawings, boards and programmes.

    """
    if not meshes and not drawn:
        return b""
    return written(
        _Designs(
            tuple(_without_collection(held) for held in sorted(meshes, key=_place)),
            tuple(_without_collection(one) for one in sorted(drawn, key=_place)),
        )
    )


def unpacked(content: bytes, collection: str) -> tuple[tuple[Held, ...], tuple[Drawn, ...]]:
    """Return the designs that `packed` packed.

    Args:
        content: of one commons.
        collection: its id, which all of them get.

    Raises:
        UnusableIndexError: the bytes are something else.

    """
    if not content:
        return (), ()
    designs = understood(_Designs, content)
    return (
        tuple(dataclasses.replace(held, collection=collection) for held in designs.meshes),
        tuple(dataclasses.replace(one, collection=collection) for one in designs.drawn),
    )


def _place(one: Held | Drawn) -> tuple[str, str]:
    return one.path, one.content


def _without_collection(one: _Design) -> _Design:
    return dataclasses.replace(one, collection="")
