"""Which licence expression did somebody write?

The grammar is that of SPDX 2.3 annex D; names that are no ids, but are known, are resolved.
"""

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from pplcheck.licences.corpus.references import by_name, name_key
from pplcheck.model.licence import LicenceExpression

if TYPE_CHECKING:
    from collections.abc import Iterable

# The longest real expression seen has some 400 characters; parsing is not linear.
_LONGEST = 2_000
_OWN = ("licenseref-", "documentref-", "additionref-")
# What npm and Composer write for "no licence is granted" (SPDX calls it NONE).
_NO_LICENCE = frozenset({"unlicensed", "proprietary", "none", "all rights reserved"})


class ExpressionError(ValueError):
    """The text is no licence expression; the message says why, without a full stop."""


@cache
def parse_expression(written: str) -> LicenceExpression:
    """Return what an SPDX expression means.

    Args:
        written: the expression, as it stands in the file.

    Raises:
        ExpressionError: it does not parse.

    """
    parsed = _parse(written)
    canonical = {key: _canonical(key) for key in _keys(parsed)}
    normal = _normal(_rename(str(parsed.render()), canonical))
    # "Apache-2.0+" is Apache-2.0 or any later version (SPDX 2.3, annex D.3).
    ids = tuple(sorted({_plain(id_) for id_ in canonical.values()}))
    corrected = _rename(written.strip(), canonical)
    # Case and deprecated ids are not loose: SPDX says that ids match in any case.
    loose = any(_is_loose(key, meant) for key, meant in canonical.items())
    return LicenceExpression(
        written=written,
        normal=normal,
        ids=ids,
        better=corrected if loose else "",
        unknown=tuple(id_ for id_ in ids if not _is_known(id_)),
    )


@cache
def parse_loosely(written: str) -> LicenceExpression:
    """Return what a manifest's licence field means: an expression, a known name, or neither.

    Raises:
        ExpressionError: it is none of these.

    """
    name = written.strip()
    if name.lower() in _NO_LICENCE:
        return LicenceExpression(written, "NONE", ("NONE",))
    known = by_name().get(name_key(name))
    if known is not None and not _is_known(_plain(name)):
        return LicenceExpression(written, known, (known,), better=known)
    # Cargo wrote "MIT/Apache-2.0" before it took SPDX expressions.
    return parse_expression(name.replace("/", " OR "))


def _parse(written: str) -> Any:  # noqa: ANN401 - license-expression has no annotations
    from license_expression import ExpressionError as ForeignError
    from license_expression import ExpressionParseError, Licensing

    if len(written) > _LONGEST:
        raise ExpressionError(f"longer than {_LONGEST} characters")
    try:
        parsed = Licensing().parse(written)
    except (ForeignError, ExpressionParseError) as error:
        raise ExpressionError(" ".join(str(error).split())) from error
    except RecursionError as error:
        raise ExpressionError("nested too deeply") from error
    # license-expression raises these where it means that its input is wrong.
    except (AssertionError, AttributeError, IndexError, TypeError, ValueError) as error:
        raise ExpressionError("not an expression") from error
    if parsed is None:
        raise ExpressionError("empty")
    return parsed


def _keys(parsed: Any) -> list[str]:  # noqa: ANN401 - license-expression has no annotations
    from license_expression import Licensing

    return sorted({str(key) for key in Licensing().license_keys(parsed)})


def _normal(expression: str) -> str:
    parsed = _parse(expression)
    return str(parsed.simplify().render())


def _rename(expression: str, names: dict[str, str]) -> str:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    pattern = "|".join(re.escape(name) for name in longest_first)
    return re.sub(
        rf"(?<![\w.:+-])(?:{pattern})(?![\w.:+-])",
        lambda found: names[found.group()],
        expression,
    )


def _canonical(key: str) -> str:
    spdx = _spdx_ids().get(key.lower())
    if spdx is not None:
        return spdx
    if _plain(key) != key:
        return f"{_canonical(_plain(key))}+"
    return by_name().get(name_key(key), key)


def _plain(id_: str) -> str:
    """Return an id without SPDX's sign for "or any later version"."""
    return id_[:-1] if id_[1:].endswith("+") and id_.lower() not in _spdx_ids() else id_


def _is_loose(written: str, meant: str) -> bool:
    return written != meant and _plain(written).lower() not in _spdx_ids()


def _is_known(id_: str) -> bool:
    lower = id_.lower()
    return lower in _spdx_ids() or lower.startswith(_OWN)


@cache
def _spdx_ids() -> dict[str, str]:
    """Return the SPDX ids by their lower-case form, deprecated ones pointing to today's."""
    from license_expression import get_spdx_licensing

    symbols: Iterable[Any] = get_spdx_licensing().known_symbols.values()
    ids: dict[str, str] = {}
    for symbol in symbols:
        for name in (symbol.key, *symbol.aliases):
            if not name.lower().startswith(_OWN):
                ids.setdefault(name.lower(), symbol.key)
    return ids
