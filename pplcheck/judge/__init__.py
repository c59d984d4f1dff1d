"""What does the licence ask of this use, and on what proof?"""

from pplcheck.judge.agreements import (
    agreed_on,
    settled_by,
    with_agreements,
    with_settlements,
)
from pplcheck.judge.decision import refuse_too_wide
from pplcheck.judge.expression import judge_expression
from pplcheck.judge.outside import open_to_all, without_terms, without_version
from pplcheck.judge.parts import Alone, Joined, Open, Part, Unknown
from pplcheck.judge.standing import judge_standing
from pplcheck.judge.verdict import judge_use, next_question

__all__ = [
    "Alone",
    "Joined",
    "Open",
    "Part",
    "Unknown",
    "agreed_on",
    "judge_expression",
    "judge_standing",
    "judge_use",
    "next_question",
    "open_to_all",
    "refuse_too_wide",
    "settled_by",
    "with_agreements",
    "with_settlements",
    "without_terms",
    "without_version",
]
