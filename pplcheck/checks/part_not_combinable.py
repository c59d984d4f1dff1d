"""Was something taken in whose licence does not go with that of the work?"""

from collections import Counter
from collections.abc import Iterator, Sequence

from pplcheck.graph import CommonsGraph
from pplcheck.model.combining import Answer, Combination, How, Inbound
from pplcheck.model.finding import Finding, Location, Severity
from pplcheck.model.place import Place
from pplcheck.model.survey import Survey

NAME = "part-not-combinable"
SEVERITY = Severity.ERROR

_SEVERITIES = {
    Answer.NO: Severity.ERROR,
    Answer.REVIEW: Severity.WARNING,
    Answer.CONDITIONS: Severity.NOTE,
}
# What stands among tests, documents or tools need not be a part of the work.
_MILDER = {
    Severity.ERROR: Severity.WARNING,
    Severity.WARNING: Severity.NOTE,
    Severity.NOTE: Severity.NOTE,
}
_MAY = {
    Answer.NO: "cannot be",
    Answer.REVIEW: "perhaps cannot be",
    Answer.CONDITIONS: "can on conditions be",
}
_WAYS = {
    How.ADAPT: "merged into",
    How.COLLECT: "kept beside",
    How.LINK: "linked to",
}
_ASK = "replace it, or ask its authors to offer it under {} too"
_APART = "keep it whole in a folder of its own with its licence file, "
_NO_LICENCE = "NONE"
_MOST_NAMES, _LONGEST_NAME = 8, 60


def check(graph: CommonsGraph, survey: Survey) -> Iterator[Finding]:
    """Yield one finding for each licence, work and way of use, with all its places.

    What is under licences that nobody knows is one finding, or two: one for dependencies.
    """
    del graph
    unnamed: list[Inbound] = []
    unknown: dict[Severity, list[Inbound]] = {}
    for part in survey.inbound:
        if part.combination.source:
            yield _finding(part)
        elif part.licence:
            unknown.setdefault(_severity(part), []).append(part)
        else:
            unnamed.append(part)
    for severity, parts in unknown.items():
        yield _unknown(severity, parts)
    if unnamed:
        yield _unnamed(unnamed)


def _severity(part: Inbound) -> Severity:
    severity = _SEVERITIES[part.combination.answer]
    # Lock files are full of odd names; what stands in the tree was put there.
    is_open = part.how is How.LINK and not part.combination.source
    return _MILDER[severity] if part.is_aside or is_open else severity


def _finding(part: Inbound) -> Finding:
    return Finding(
        NAME,
        _severity(part),
        f"{_what(part)}: {_why(part.combination)}",
        _hint(part),
        part.places,
    )


def _what(part: Inbound) -> str:
    may = _MAY[part.combination.answer]
    if part.is_same:
        return f"{part.licence} and {part.into} {may} kept together"
    under = "without a licence" if part.licence == _NO_LICENCE else f"under {part.licence}"
    counted = _counted(len(part.places), "part", "parts")
    return f"{counted} {under} {may} {_WAYS[part.how]} a work under {part.into}"


def _why(found: Combination) -> str:
    cited = ", ".join(str(clause) for clause in found.clauses)
    why = f"{found.reason} ({cited})" if cited else found.reason
    return f"{why}; the best choice is {found.branch}" if found.branch else why


def _hint(part: Inbound) -> str:
    answer, into = part.combination.answer, part.combination.into
    if answer is Answer.CONDITIONS:
        return "see that it is so, and say it beside the part"
    if part.is_same:
        return f"offer a choice ({part.licence} OR {into}), or say which files are under which"
    if part.licence == _NO_LICENCE:
        return "replace it, or ask its owner for a licence that others may rely on too"
    ask = _ASK.format(into)
    if part.apart in {Answer.YES, Answer.CONDITIONS}:
        return _APART + ask
    return ask if answer is Answer.NO else f"have both licences read; in doubt {ask}"


def _unknown(severity: Severity, parts: Sequence[Inbound]) -> Finding:
    places = tuple(place for part in parts for place in part.places)
    shown = sorted({part.licence[:_LONGEST_NAME] for part in parts})
    names = ", ".join(shown[:_MOST_NAMES]) + (" …" if len(shown) > _MOST_NAMES else "")
    count = _counted(len(places), "part", "parts")
    message = f"{count} under licences that are not in the table: {names}"
    hint = "read what these ask of those who pass the part on"
    return Finding(NAME, severity, message, hint, places)


def _unnamed(parts: Sequence[Inbound]) -> Finding:
    """Say how many there are in each file; `scan --format json` has them all."""
    counts = Counter(place.place.path for part in parts for place in part.places)
    total = _counted(counts.total(), "dependency", "dependencies")
    places = tuple(
        Location(Place(path), _counted(count, "package", "packages"))
        for path, count in sorted(counts.items())
    )
    hint = "a bill of materials (bom.json) that names the licences would be read"
    return Finding(NAME, Severity.NOTE, f"{total} without a named licence", hint, places)


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
