"""The letter that asks an entity what would decide, and nothing else."""

from collections.abc import Iterator

from pplcheck.model.letter import Asked, Block, Items, Letter, Paragraph, Part, Table
from pplcheck.model.report import Report
from pplcheck.model.terms import Clause, OutcomeKind, Question, Subject
from pplcheck.model.use import Use
from pplcheck.model.verdict import Verdict
from pplcheck.report.letters.clauses import clauses_served
from pplcheck.report.letters.open_questions import Open, counts, open_questions
from pplcheck.report.letters.setting import Setting


def asking_letter(setting: Setting, pause_days: int) -> Letter | None:
    """Return the letter, or None where no answer would decide anything.

    Args:
        setting: who writes to whom about what.
        pause_days: for how many days an answer pauses a failing exit.

    """
    asked = open_questions(setting.report, setting.entity.id)
    if not asked:
        return None
    say = setting.words.say
    has_uses = bool(_undecided(setting))
    subject = "ask_subject" if has_uses else "ask_subject_of_none"
    return Letter(
        language=setting.words.language,
        on=setting.report.subject.as_of,
        subject=say(subject, commons=setting.commons),
        head=setting.head(),
        greeting=setting.greeting(),
        parts=(
            Part("", tuple(_opening(setting, len(asked)))),
            Part(say("heading_questions"), tuple(_questions(setting, asked))),
            *_record(setting, asked),
            Part(say("heading_answer"), (_how(setting),)),
            Part(say("heading_contest"), tuple(_contest(setting, pause_days))),
        ),
        closing=setting.closing(),
        note=say("not_advice", date=setting.day),
        colon=say("colon"),
    )


def _undecided(setting: Setting) -> tuple[tuple[Verdict, Use], ...]:
    return tuple(
        (verdict, use)
        for verdict, use in setting.verdicts()
        if verdict.outcome is OutcomeKind.UNDETERMINED
    )


def _opening(setting: Setting, questions: int) -> Iterator[Block]:
    say = setting.words.say
    chosen = _undecided(setting)
    licences = setting.titles(setting.licences(chosen))
    intro = "ask_intro" if chosen else "ask_intro_none"
    yield Paragraph(say(intro, commons=setting.commons, licences=licences))
    if chosen:
        yield setting.uses(chosen)
    if setting.entity.is_person:
        yield Paragraph(say("ask_person"))
    yield Paragraph(say("ask_why" if chosen else "ask_why_none"))
    if questions > 1:
        yield Paragraph(say("ask_order"))


def _questions(setting: Setting, asked: tuple[Open, ...]) -> Iterator[Block]:
    say = setting.words.say
    purposes = {_purpose(setting, one) for one in asked}
    is_common = len(purposes) == 1 < len(asked)
    if any(_is_written_in_files(setting, one.question) for one in asked):
        # Questions are worded for reports, which speak of the entity.
        yield Paragraph(say("ask_it", name=setting.entity.names[0]))
    if is_common:
        yield Paragraph(say("for_all", purpose=purposes.pop()))
    quoted: dict[tuple[str, Clause], int] = {}
    for number, one in enumerate(asked, start=1):
        details = [*_clause(setting, one, number, quoted)]
        if not is_common:
            details.append((say("label_for"), _purpose(setting, one)))
        details += _answers(setting, one)
        ask = setting.translation.of(one.question.ask)
        yield Asked(number, ask, tuple(details))


def _clause(
    setting: Setting, one: Open, number: int, quoted: dict[tuple[str, Clause], int]
) -> Iterator[tuple[str, str]]:
    """Yield the clause that a question serves, in its own words the first time."""
    say = setting.words.say
    served = clauses_served(one.terms, one.question.name)
    for clause in served[:1]:
        label = say("label_clause", licence=one.terms.title, number=clause.number)
        before = quoted.setdefault((one.terms.id, clause), number)
        is_first = before == number
        yield label, f"“{clause.text}”" if is_first else say("quoted_above", number=before)
    if others := ", ".join(clause.number for clause in served[1:]):
        yield say("label_also"), others


def _answers(setting: Setting, one: Open) -> Iterator[tuple[str, str]]:
    """Yield what would answer a question, and what is stated so far."""
    say = setting.words.say
    papers = "; ".join(setting.translation.of(paper) for paper in one.question.settles)
    yield say("label_papers"), papers or say("papers_reply")
    values = [say(f"value_{value}") for value in one.values]
    if len(values) > 1:
        yield say("label_remark"), say("remark_contested", values=", ".join(values))
    elif values:
        yield say("label_remark"), say("remark_prove", value=values[0])
    if _is_written_in_files(setting, one.question):
        yield say("label_key"), one.question.name


def _purpose(setting: Setting, one: Open) -> str:
    say = setting.words.say
    if one.use is None:
        return say("for_standing", licence=one.terms.title)
    return say(
        "for_use" if one.use.acts else "for_use_open",
        licence=one.terms.title,
        asset=setting.asset(one.use.asset),
        acts=setting.acts(one.use),
    )


def _is_written_in_files(setting: Setting, question: Question) -> bool:
    """Whether an entity's file or declaration can answer it: not the acts, nor the purpose."""
    is_stated = question.about is Subject.ENTITY and not question.answered_by
    return is_stated and not setting.entity.is_person


def _record(setting: Setting, asked: tuple[Open, ...]) -> Iterator[Part]:
    """Yield what was stated so far under the licences in question; of a person nothing."""
    rows = () if setting.entity.is_person else tuple(_rows(setting, asked))
    if rows:
        say = setting.words.say
        head = tuple(
            say(f"column_{key}") for key in ("question", "answer", "by", "source", "from")
        )
        blocks = (Paragraph(say("record_intro")), Table(head, rows))
        yield Part(say("heading_record"), blocks)


def _rows(setting: Setting, asked: tuple[Open, ...]) -> Iterator[tuple[str, ...]]:
    say, report = setting.words.say, setting.report
    owners = {setting.entity.id, *(use.id for _, use in setting.verdicts())}
    questions = {
        question.name: question
        for terms in dict.fromkeys(one.terms.id for one in asked)
        for question in _questions_of(report, terms)
        if not question.answered_by
    }
    for owner, fact in report.evidence:
        if owner in owners and fact.name in questions and counts(fact, report):
            yield (
                setting.translation.of(questions[fact.name].ask),
                say(f"value_{fact.value}"),
                say(f"by_{fact.by}"),
                fact.evidence,
                fact.valid_from.isoformat() if fact.valid_from else say("since_unknown"),
            )


def _questions_of(report: Report, licence: str) -> tuple[Question, ...]:
    return next(one.questions for one in report.terms if one.id == licence)


def _how(setting: Setting) -> Items:
    say = setting.words.say
    file = f"{setting.entity.id}.toml"
    in_files = (
        ()
        if setting.entity.is_person
        else (say("answer_file", file=file), say("answer_signed"))
    )
    return Items((say("answer_reply"), *in_files, say("answer_extract")))


def _contest(setting: Setting, pause_days: int) -> Iterator[Block]:
    say = setting.words.say
    key = "contest_pause" if pause_days else "contest"
    yield Paragraph(say(key, days=pause_days))
    yield Paragraph(say("no_admission"))
    yield Paragraph(say("as_of", date=setting.day))
