"""How are frozen values written as JSON, and read from a file that nobody vouches for?

What a class says of its fields is all there is to know: a value is read only where it has the
type that the field has. A field that has its default is left out, so that a field added later
does not make older files unreadable.
"""

import base64
import binascii
import dataclasses
import json
import types
from collections.abc import Mapping
from datetime import date
from enum import Enum
from functools import cache
from typing import TypeVar, Union, cast, get_args, get_origin, get_type_hints

from pplcheck.recognise.index.errors import UnusableIndexError

_T = TypeVar("_T")


def written(value: object) -> bytes:
    """Return a value as JSON in UTF-8, the same bytes for equal values.

    Args:
        value: made of frozen dataclasses, tuples, enumerations, dates, bytes, text and numbers.

    """
    # Lone surrogates, which stand for bytes of a path, only survive as escapes: hence ASCII.
    return json.dumps(_plain(value), separators=(",", ":"), allow_nan=False).encode("ascii")


def understood(kind: type[_T], content: bytes) -> _T:
    """Return the value that `written` wrote.

    Args:
        kind: what it must be.
        content: JSON.

    Raises:
        UnusableIndexError: it is something else.

    """
    try:
        plain = json.loads(content)
        return cast("_T", _typed(kind, plain))
    except (ValueError, TypeError, RecursionError, OverflowError) as error:
        raise UnusableIndexError(f"a description is not understood: {error}") from error


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if dataclasses.is_dataclass(value):
        return {
            field.name: _plain(held)
            for field in dataclasses.fields(value)
            for held in [getattr(value, field.name)]
            if held != field.default
        }
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    return value


def _typed(kind: object, plain: object) -> object:
    origin = get_origin(kind)
    if origin in {Union, types.UnionType}:
        return _either(kind, plain)
    if origin is tuple:
        return _tuple(get_args(kind), plain)
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return _dataclass(kind, plain)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(plain)
    return _simple(kind, plain)


def _either(kind: object, plain: object) -> object:
    if plain is None:
        return None
    (other,) = (one for one in get_args(kind) if one is not types.NoneType)
    return _typed(other, plain)


def _tuple(kinds: tuple[object, ...], plain: object) -> tuple[object, ...]:
    if not isinstance(plain, list):
        raise TypeError("no list where one must stand")
    if len(kinds) == 2 and kinds[1] is Ellipsis:  # noqa: PLR2004  # how typing writes `tuple[T, ...]`
        return tuple(_typed(kinds[0], one) for one in plain)
    return tuple(_typed(kind, one) for kind, one in zip(kinds, plain, strict=True))


@cache
def _fields(kind: type) -> Mapping[str, object]:
    return get_type_hints(kind)


def _dataclass(kind: type, plain: object) -> object:
    fields = _fields(kind)
    if not isinstance(plain, dict) or not plain.keys() <= fields.keys():
        raise TypeError(f"no {kind.__name__} where one must stand")
    return kind(**{name: _typed(fields[name], one) for name, one in plain.items()})


def _simple(kind: object, plain: object) -> object:
    if kind is float and type(plain) is int:
        return float(plain)
    if kind in {date, bytes} and isinstance(plain, str):
        return date.fromisoformat(plain) if kind is date else _bytes(plain)
    if type(plain) is not kind:
        raise TypeError(f"{plain!r:.40} where another type must stand")
    return plain


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise ValueError("bytes that are not in base 64") from error
