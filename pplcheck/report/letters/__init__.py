"""Which letters can be written of a result, and in which forms?"""

from pplcheck.report.letters.agreeing import Scope, agreeing_letter, proposals
from pplcheck.report.letters.asking import asking_letter
from pplcheck.report.letters.record import record
from pplcheck.report.letters.rendering import FORMATS_OF_LETTERS, render_letter
from pplcheck.report.letters.setting import Setting
from pplcheck.report.letters.words import words_in

__all__ = [
    "FORMATS_OF_LETTERS",
    "Scope",
    "Setting",
    "agreeing_letter",
    "asking_letter",
    "proposals",
    "record",
    "render_letter",
    "words_in",
]
