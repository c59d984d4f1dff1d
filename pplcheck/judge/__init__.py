"""What does the licence ask of this use, and on what proof?"""

from pplcheck.judge.standing import judge_standing
from pplcheck.judge.verdict import judge_use, next_question, without_terms, without_version

__all__ = [
    "judge_standing",
    "judge_use",
    "next_question",
    "without_terms",
    "without_version",
]
