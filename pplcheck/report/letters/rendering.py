"""In which forms can a letter be had?"""

from pplcheck.model.letter import Letter
from pplcheck.report.letters import docx, markdown

FORMATS_OF_LETTERS = (markdown.NAME, docx.NAME)


def render_letter(letter: Letter, format_name: str) -> bytes:
    """Return a letter in one of `FORMATS_OF_LETTERS`.

    Raises:
        OutputError: the form needs an extra that is not installed.

    """
    return docx.render(letter) if format_name == docx.NAME else markdown.render(letter)
