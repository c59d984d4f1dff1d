"""How is an answer about a pair of licences shown?"""

import json

from pplcheck.model.combining import Answer, Clause, Combination, How, PairAnswers
from pplcheck.report.page import Look, Page
from pplcheck.report.plain import whole

_SCHEMA = "pplcheck.combination/1"
DISCLAIMER = "Not legal advice. A reading of the licences' words, which no lawyer has reviewed."

_WAYS = {How.ADAPT: "merged", How.COLLECT: "kept beside", How.LINK: "linked"}
_ANSWERS = {
    Answer.YES: "yes",
    Answer.CONDITIONS: "on conditions",
    Answer.REVIEW: "review",
    Answer.NO: "no",
}


def render_as_json(found: PairAnswers) -> bytes:
    """Return the answers as JSON text, after `schemas/combination.schema.json`."""
    table = {
        "schema": _SCHEMA,
        "part": whole(found.part),
        "work": whole(found.work),
        "asked": found.asked,
        "disclaimer": DISCLAIMER,
        "answers": [_answer(how, one) for how, one in found.answers],
    }
    return (json.dumps(table, indent=2, ensure_ascii=False) + "\n").encode()


def _answer(how: How, one: Combination) -> dict[str, object]:
    return {
        "how": how,
        "answer": one.answer,
        "reason": one.reason,
        "decided_by": whole(one.decided_by),
        "into": one.into,
        "choose": whole(one.branch) or None,
        "from_own_words": one.is_verified,
        "source": one.source or None,
        "clauses": [
            {"licence": clause.licence, "where": clause.where, "words": clause.words}
            for clause in one.clauses
        ],
    }


def render_as_text(found: PairAnswers, look: Look) -> bytes:
    """Return the answers as text: each way of use, then the words they rest on."""
    page = Page(look)
    if look.verbosity < 0:
        page.write(_ANSWERS[found.answer.answer])
        return page.render()
    page.write(f"{found.part} into a work under {found.work}", style="bold")
    page.rows([(_WAYS[how], _line(one)) for how, one in found.answers])
    clauses = dict.fromkeys(clause for _, one in found.answers for clause in one.clauses)
    if clauses:
        page.gap()
        page.write(_basis(found), style="bold")
        page.rows([(str(clause), _quoted(clause)) for clause in clauses])
    sources = dict.fromkeys(one.source for _, one in found.answers if one.source)
    for source in sources:
        page.write(source, indent=2)
    page.gap()
    page.write(DISCLAIMER, hang=0, style="dim")
    return page.render()


def _line(one: Combination) -> str:
    choice = f"; choose {one.branch}" if one.branch else ""
    return f"{_ANSWERS[one.answer]}: {one.reason}{choice}"


def _basis(found: PairAnswers) -> str:
    if any(one.is_verified for _, one in found.answers):
        return "It rests on these words"
    return "By likeness: it rests on the words of licences of the same kind"


def _quoted(clause: Clause) -> str:
    return f"“{clause.words}”"
