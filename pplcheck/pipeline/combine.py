"""May a part under this licence be used inside a work under that one?"""

from difflib import get_close_matches

from pplcheck.licences import ExpressionError, family, judged, may_combine, parse_loosely
from pplcheck.model.combining import How, PairAnswers
from pplcheck.model.errors import ConfigurationError, Problem
from pplcheck.model.licence import LicenceExpression


def combine(part: str, work: str, asked: str) -> PairAnswers:
    """Answer for one pair of licences.

    Args:
        part: the licence of the part, an expression or a known name.
        work: the licence of the work, likewise.
        asked: one of the values of `How`.

    Raises:
        ConfigurationError: one of them does not parse, or the work's is not of the family.

    """
    of_part, of_work = _parsed(part), _parsed(work)
    if not judged(of_work.ids):
        raise ConfigurationError(_not_of_the_family(of_work.normal))
    answers = tuple((how, may_combine(part, work, how)) for how in How)
    return PairAnswers(of_part.normal, of_work.normal, How(asked), answers)


def _parsed(written: str) -> LicenceExpression:
    try:
        return parse_loosely(written)
    except ExpressionError as error:
        what = f"licence expression {written!r} does not parse ({error})"
        hint = "write an SPDX expression such as MIT OR GPL-3.0-only"
        raise ConfigurationError(Problem(None, what, hint)) from error


def _not_of_the_family(work: str) -> Problem:
    close = get_close_matches(work, family(), 1)
    listed = f"those of {', '.join(family())} are"
    hint = f"did you mean {close[0]!r}?" if close else listed
    return Problem(None, f"works under {work} are not judged", hint)
