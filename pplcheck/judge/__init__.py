"""What does the licence ask of this use, and on what proof?"""

from pplcheck.judge.agreements import agreed_on, settled_by, with_agreements
from pplcheck.judge.standing import judge_standing
from pplcheck.judge.verdict import judge_use, without_terms, without_version

__all__ = [
    "agreed_on",
    "judge_standing",
    "judge_use",
    "settled_by",
    "with_agreements",
    "without_terms",
    "without_version",
]
