"""What does a validator's error mean to the person who wrote the file?"""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from pplcheck.syntax.places import Keys

if TYPE_CHECKING:
    from jsonschema import ValidationError

# Where, what, what to do, and whether the key is meant rather than its value.
Explained = tuple[Keys, str, str, bool]

_HINTS = {
    "evidence": "name an address or a path that a person can open",
    "sha256": "from level 3 an extract is kept: give its SHA-256",
}
_FORMS = {
    "string": "write text, in quotes",
    "array": "write a list, in brackets",
    "object": "write a table",
    "boolean": "write true or false",
}
_LONGEST = 60


def explained(error: "ValidationError") -> Iterator[Explained]:
    """Turn one error of the validator into faults with places and hints."""
    keys: Keys = tuple(error.absolute_path)
    written: Any = error.instance
    rule: Any = error.validator_value
    schema: Any = error.schema
    match error.validator:
        case "additionalProperties":
            yield from _unknown_keys(written, schema, keys)
        case "required":
            missing = [key for key in rule if key not in written]
            for key in missing:
                yield keys, f"{key!r} is missing", _HINTS.get(key, "add it"), False
        case "anyOf":
            for inner in _meant(error.context or ()):
                yield from explained(inner)
        case "const" | "enum":
            options = rule if error.validator == "enum" else [rule]
            yield (
                keys,
                f"{_shown(written)} is not allowed here",
                _choose(written, options),
                False,
            )
        case "format" | "pattern" | "maxLength":
            yield keys, f"{_shown(written)} has the wrong form", _form(schema, rule), False
        case "minimum" | "maximum":
            least = "least" if error.validator == "minimum" else "most"
            yield keys, f"{_shown(written)} does not fit", f"write at {least} {rule}", False
        case _:
            what = f"{_shown(written)} does not fit"
            hint = _FORMS.get(rule) if error.validator == "type" else "write at least one"
            yield keys, what, hint or "correct it", False


def _form(schema: Mapping[str, Any], rule: object) -> str:
    """Say what form is asked for, in the schema's own words where it has some."""
    if rule == "date":
        return "write a date such as 2026-11-22"
    return str(schema.get("description", f"it must match {rule}")).rstrip(".")


def _meant(errors: Sequence["ValidationError"]) -> Sequence["ValidationError"]:
    """Return the errors of the branch that was meant: the first whose type fits."""
    branches: dict[object, list[ValidationError]] = {}
    for error in errors:
        branches.setdefault(error.schema_path[0], []).append(error)
    for branch in branches.values():
        if not any(error.validator == "type" and not error.path for error in branch):
            return branch
    return next(iter(branches.values()))


def _unknown_keys(
    instance: Mapping[str, object], schema: Mapping[str, Any], keys: Keys
) -> Iterator[Explained]:
    known = sorted(schema.get("properties", {}))
    for key in instance:
        if key not in known:
            close = get_close_matches(key, known, 1, cutoff=0.6)
            hint = f"did you mean {close[0]!r}?" if close else f"known here: {', '.join(known)}"
            yield (*keys, key), f"unknown key {key!r}", hint, True


def _choose(written: object, options: Sequence[object]) -> str:
    close = get_close_matches(str(written), [str(option) for option in options], 1)
    if close and close[0] == str(written):
        return f"write {close[0]} without quotes"
    if close:
        return f"did you mean {close[0]!r}?"
    return f"write one of {', '.join(map(str, options))}"


def _shown(value: object) -> str:
    # As TOML writes it.
    shown = str(value).lower() if isinstance(value, bool) else repr(value)
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 3]}..."
