"""What is written in a file, so that a fact is known?"""

from pplcheck.model.terms import Question, Subject

_KEYS = ("person", "commercial")


def what_answers(question: Question) -> str:
    """Return the key that answers a question which is not stated by itself."""
    key = question.answered_by
    return key if key in _KEYS else f'acts = ["{key}"]'


def how_to_state(question: Question) -> tuple[str, ...]:
    """Return what to write in a file, so that the fact is known."""
    if question.answered_by == "person":
        return ("person = true",)
    if question.answered_by == "commercial":
        return ("[[use]]", 'commercial = "yes"')
    if question.answered_by:
        return ("[[use]]", f'acts = ["{question.answered_by}"]')
    if question.about is Subject.USE:
        return ("[use.facts]", f'{question.name} = "yes"')
    return (
        f"[facts.{question.name}]",
        'value    = "yes"',
        "level    = 3",
        'by       = "register"',
        'evidence = "evidence/extract-2026.pdf"',
        'sha256   = "…"',
        "from     = 2026-01-01",
    )
