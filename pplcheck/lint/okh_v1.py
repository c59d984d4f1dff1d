"""What does Open Know-How 1.0 ask of an `okh.yml`?

Source: the Open Know-How Manifest Specification 1.0 and its template. Further keys are allowed.
"""

from collections.abc import Iterator

from pplcheck.lint import forms
from pplcheck.lint.spot import Spot
from pplcheck.lint.table import Key, Need, table
from pplcheck.model.lint import Fault

TITLE = "Open Know-How 1.0"

_SCOPES = ("hardware", "documentation", "software")
_PERSON = (
    Key("name", forms.text, Need.REQUIRED, "name the person or the organisation"),
    Key("affiliation", forms.text),
    Key("email", forms.mail),
)
_ELSEWHERE = (Key("title", forms.text), Key("manifest", forms.web), Key("web", forms.web))
_TRANSLATION = (*_ELSEWHERE, Key("lang", forms.language))
_FILES = forms.several(table((Key("path", forms.path_or_web), Key("title", forms.text))))
_CERTIFICATION = (
    Key("certifier", forms.text),
    Key("date-awarded", forms.day),
    Key("link", forms.path_or_web),
)
_STANDARD = (
    Key("standard-title", forms.text, Need.REQUIRED, "name the standard"),
    Key("publisher", forms.text),
    Key("reference", forms.text),
    Key("certification", forms.several(table(_CERTIFICATION))),
)
_OF_FILES = (
    "design-files", "schematics", "making-instructions", "manufacturing-files",
    "risk-assessment", "tool-settings", "quality-instructions", "operating-instructions",
    "maintenance-instructions", "disposal-instructions", "software",
)  # fmt: skip


def _licences(spot: Spot) -> Iterator[Fault]:
    """Ask for at least one; the specification says that it *should* be an SPDX id."""
    if not isinstance(spot.value, dict):
        yield spot.error(
            "`license` must be a table",
            "write `hardware:`, `documentation:` and `software:`, each with its licence",
        )
        return
    filled = [scope for scope in _SCOPES if not forms.is_empty(spot.value.get(scope))]
    if not filled:
        yield spot.error(
            "`license` names no licence",
            "write at least `hardware:` and an SPDX id",
            at_key=True,
        )
    elif "hardware" not in filled:
        yield spot.warning(
            "`license.hardware` is missing: nobody is told what they may make",
            "write the SPDX id under which the hardware is released",
            at_key=True,
        )
    keys = [Key(scope, forms.advised(forms.licence)) for scope in _SCOPES]
    yield from table(keys)(spot)


_KEYS = (
    Key("title", forms.text, Need.REQUIRED, "write what the thing is called"),
    Key("description", forms.text, Need.REQUIRED, "write what the thing is, in a paragraph"),
    Key("license", _licences, Need.REQUIRED, "write `license:` with `hardware:` below it"),
    Key("licensor", table(_PERSON), Need.RECOMMENDED, "name who grants the licence"),
    Key("manifest-author", table(_PERSON)),
    Key("contact", table((Key("name", forms.text), *_PERSON[1:]))),
    Key("contributors", forms.a_list(table(_PERSON))),
    Key("version", forms.text_or_number, Need.RECOMMENDED, "say which version is described"),
    Key("date-created", forms.day),
    Key("date-updated", forms.day),
    Key("manifest-language", forms.language),
    Key("documentation-language", forms.language),
    Key("manifest-is-translation", table(_TRANSLATION)),
    Key("documentation-is-translation", table(_TRANSLATION)),
    Key("okh-manifest-version", forms.one_of("1.0.0", "1.0")),
    Key("intended-use", forms.text),
    Key("keywords", forms.a_list(forms.text)),
    Key("project-link", forms.web),
    Key("documentation-home", forms.path_or_web),
    Key("archive-download", forms.path_or_web),
    Key("image", forms.path_or_web),
    Key("made", forms.boolean),
    Key("made-independently", forms.boolean),
    Key("development-stage", forms.text),
    Key("health-safety-notice", forms.text),
    Key("bom", forms.path_or_web),
    Key("tool-list", forms.path_or_web),
    Key("standards-used", forms.several(table(_STANDARD))),
    Key("derivative-of", forms.several(table(_ELSEWHERE))),
    Key("variant-of", forms.several(table(_ELSEWHERE))),
    Key("sub", forms.several(table(_ELSEWHERE))),
    Key("sub-parts", forms.several(table(_ELSEWHERE))),
    *(Key(name, _FILES) for name in _OF_FILES),
)


def check(spot: Spot) -> Iterator[Fault]:
    """Yield what is wrong with a manifest."""
    yield from table(_KEYS)(spot)
    if not isinstance(spot.value, dict):
        return
    homes = ("project-link", "documentation-home")
    if all(forms.is_empty(spot.value.get(home)) for home in homes):
        yield spot.error(
            "neither `project-link` nor `documentation-home` is there",
            "write the address of the project or of its documentation",
        )
