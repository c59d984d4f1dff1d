"""Is every text of the commons family called what it is, in whatever form it comes?"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from random import Random

from tests.accuracy.answer import Answer, Ask
from tests.accuracy.forms import EDITS, FORMS, Edit, Form
from tests.accuracy.result import Goal, Tally, rows_of, show, show_wrong
from tests.accuracy.texts import Text


def as_they_are(texts: Iterable[Text], ask: Ask) -> Goal:
    """Print the confusion table of the texts as they stand in the folder."""
    confusions: Counter[tuple[str, str]] = Counter()
    tally = Tally()
    for text in texts:
        answer = ask(text.text.encode())
        expected, got = _called(text.licence, text.kind), _called(answer.licence, answer.kind)
        confusions[expected, got] += 1
        tally.count(text.name, is_right=expected == got, example=f"{expected}, not {got}")
    rows = [(number, *pair) for pair, number in sorted(confusions.items())]
    show("The commons family, as it is: expected and found", ("", "expected", "found"), rows)
    show_wrong(tally.wrong)
    return _goal("commons family, every text and kind", tally)


def in_other_forms(texts: Sequence[Text], ask: Ask) -> Goal:
    """Print, for each form, how many texts keep their name in it."""
    tally = Tally()
    for form, text, content in formed(texts):
        answer = ask(content)
        example = f"{text.name}: {_called(answer.licence, answer.kind)}"
        tally.count(form.name, is_right=is_right(form, text, answer), example=example)
    show("The family in other forms", ("form", "right", ""), rows_of(tally))
    show_wrong(tally.wrong)
    return _goal("the same, perturbed forms", tally)


def with_other_meaning(texts: Iterable[Text], ask: Ask) -> Goal:
    """Print, for each edit that changes the meaning, how many texts are still called text."""
    tally = Tally()
    kinds: Counter[str] = Counter()
    for edit, text, content in edited(texts):
        answer = ask(content)
        kinds[answer.kind] += 1
        is_caught = answer.kind != "text"
        tally.count(edit.name, is_right=is_caught, example=f"{text.name} is called a text")
    show(
        "The family with its meaning changed: not a text", ("edit", "right", ""), rows_of(tally)
    )
    print(f"\n  called: {', '.join(f'{kind} {n}' for kind, n in kinds.most_common())}")
    show_wrong(tally.wrong)
    return _goal("changed meaning, never called text", tally)


def formed(
    texts: Sequence[Text], forms: Iterable[Form] = FORMS
) -> Iterator[tuple[Form, Text, bytes]]:
    """Yield each text in each form that it can take; the same on every machine."""
    for form in forms:
        for text in texts:
            made = form.make(text.text, Random(f"{form.name} {text.name}"))
            if made is not None and _applies(form, text):
                yield form, text, made if isinstance(made, bytes) else made.encode()


def _applies(form: Form, text: Text) -> bool:
    return not form.needs_one_licence or (text.is_licence and len(text.licences) == 1)


def edited(texts: Iterable[Text]) -> Iterator[tuple[Edit, Text, bytes]]:
    """Yield each licence text with each change of meaning that its words allow."""
    texts = [text for text in texts if text.is_licence]
    for edit in EDITS:
        for text in texts:
            made = edit.make(text.text, Random(f"{edit.name} {text.name}"))
            if made is not None and made != text.text:
                yield edit, text, made.encode()


def is_right(form: Form, text: Text, answer: Answer) -> bool:
    """Whether the answer is right for `text` in `form`.

    A licence text must be what the form says. A text that was modified already must not
    become the licence's text. What is no licence text (a deed, a notice, an impostor) may lose
    what it is together with its headings, but must never become a text of the family.
    """
    if not text.is_licence:
        return answer.kind != "text" or answer.parts <= form.adds
    expected = text.licences | form.adds
    if form.keeps_licence and answer.parts != expected:
        return False
    return answer.kind in form.kinds


def _called(licence: str, kind: str) -> str:
    return f"{licence or '-'} ({kind})"


def _goal(what: str, tally: Tally) -> Goal:
    is_met = not tally.wrong and tally.share == 1
    return Goal(what, "all", str(tally), is_met, must=True, wrong=tuple(tally.wrong))
