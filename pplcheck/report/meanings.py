"""What do the words mean that results use: outcomes, standings, levels, acts, keys?"""

from collections.abc import Iterator

from pplcheck.model.act import Act
from pplcheck.model.explanation import Kind
from pplcheck.model.finding import Severity
from pplcheck.model.terms import OutcomeKind, Standing
from pplcheck.report.words import DISCLAIMER, LEVELS, OUTCOMES, STANDINGS

OUTCOME_MEANINGS = {
    OutcomeKind.PERMITTED: (
        "The licence itself allows this use, and no duty is known to be unmet."
    ),
    OutcomeKind.DUTIES_UNMET: (
        "The licence itself allows this use, but something that it asks for in return, such "
        "as credit or the licence text, is missing. Doing it is enough."
    ),
    OutcomeKind.OWES_RECIPROCITY: (
        "The licence itself gives no permission for this use; a separate permission of the "
        "licensor, or a settlement, would. It says what the licence's words ask, and is no "
        "judgement of whoever uses the work."
    ),
    OutcomeKind.NOT_PERMITTED: (
        "The licence excludes this use, and names nothing that could be given in return."
    ),
    OutcomeKind.UNDETERMINED: (
        "Too little is known, or proven, to say. It counts for nobody and against nobody; the "
        "questions that would decide are listed with it."
    ),
}

STANDING_MEANINGS = {
    Standing.COMMONER: (
        "The category of those whom a licence leaves the uses that it leaves to everybody."
    ),
    Standing.COOPERATIVE: (
        "The category of those whom a licence opens more to, for how they are owned and what "
        "they do with their gains. Which clause that is differs from licence to licence."
    ),
    Standing.CAPITALIST_ENTITY: (
        "The category of those whom a licence excludes for how they are owned and whose labour "
        "they profit from. It needs evidence of level 3 or 4, or the entity's own statement."
    ),
    Standing.UNDETERMINED: (
        "The facts known leave several clauses possible. It counts for nobody and against "
        "nobody."
    ),
    Standing.NOT_ASSESSED: "Natural persons have no standing: nobody assesses them.",
}

LEVEL_MEANINGS = (
    "A name, a domain or another sign. It proves nothing, and only opens a question.",
    (
        "Somebody states it, without more. What an entity signed, wrote in its own file or "
        "published, with an extract that is kept, is its own statement; a steward's word alone "
        "never bears an accusation."
    ),
    "A body whose criteria are recorded attests it, fact by fact.",
    "A dated extract of a register, or accounts, which is kept with its hash.",
    "The licensor's own decision, or that of a court.",
)

ACT_MEANINGS = {
    Act.COPY: "The files of the work are copied.",
    Act.ADAPT: "The work is changed, translated or built upon.",
    Act.DISTRIBUTE: "Copies, or something made from the work, are given to others.",
    Act.RUN: "The program is run, also as a service for others.",
    Act.MANUFACTURE: "The thing that the design shows is made.",
}

# By the key in the JSON, or the words at a terminal: what they mean, and how else they appear.
WORD_MEANINGS = {
    "contested": (
        "Sound statements about one fact contradict each other. It counts as not known, and "
        "every statement is shown."
    ),
    "robust": (
        "The outcome is the same whichever way the open questions of law, the readings, are "
        "answered."
    ),
    "hangs_on": (
        "The readings that, read otherwise, alone or two together, would change the outcome or "
        "the clause that it rests on."
    ),
    "grounds": (
        "All clauses by which a result may follow. They are several where the result is "
        "certain and it is open by which clause it follows."
    ),
    "possible": (
        "What can still come out, exactly: everything else is ruled out by what is known."
    ),
    "missing": (
        "The smallest sets of one to three answers that would decide a result, or change it, "
        "with what would follow."
    ),
    "ask_first": "The fact whose answer settles most of what is open.",
    "settle": (
        "How what is owed can be settled: by the licence's own way, by what the stewards "
        "published, or by terms to be agreed."
    ),
    "beside": "Why an agreement with this entity does not cover this use.",
    "without": (
        "The outcome that the licence alone would have, where an agreement changed it."
    ),
    "in part merely stated": (
        "Some of the evidence about the entity that decided is of level 1 or less, and not the "
        "entity's own word."
    ),
    "disputed": (
        "The declarations of the asset's licence disagree; the result is by the one that holds."
    ),
}
WORDS_SHOWN = {
    "robust": ("the same under every reading",),
    "hangs_on": ("hangs on", "under the reading", "under the readings"),
    "possible": ("still possible",),
    "missing": ("to permit", "to refuse", "would decide", "would change it", "other ways"),
    "ask_first": ("ask first", "to ask"),
    "settle": ("to settle",),
    "beside": ("not covered by what was agreed",),
    "without": ("the licence alone",),
    "in part merely stated": ("merely stated", "in part merely stated by the steward"),
}

KINDS = {
    Kind.LICENCE: "licence",
    Kind.CLAUSE: "clause",
    Kind.RULE: "rule",
    Kind.FACT: "fact",
    Kind.READING: "reading",
    Kind.DUTY: "duty",
    Kind.OUTCOME: "outcome",
    Kind.STANDING: "standing",
    Kind.LEVEL: "level",
    Kind.ACT: "act",
    Kind.CHECK: "check",
    Kind.WORD: "word of results",
}

# What an explanation says besides; `{…}` is filled in.
ACCUSES = (
    "Nobody is held to meet this on hearsay: it needs evidence of level 3 or 4 of which an "
    "extract is kept, or the entity's own statement: signed, in its own file, or in a kept "
    "extract."
)
ABOUT_ENTITY = "A fact about an entity: it stands in the entity's file."
ABOUT_USE = "A fact about a use: it stands with the use in the configuration."
ANSWERED_BY = "It is not stated by itself: {key} answers it."
OF_OWNERS = "Where {fact} holds of those who own the entity, the answer is yes."
OPEN_QUESTION = "An open question of law, on which the stewards of the commons may decide."
BY_DEFAULT = "by default"
GOVERNING_LAW = "The licence chooses its law: {law}."
ENTRY_SEVERITY = "A check of the commons' own house; the worst that it reports is {severity}."
WHERE_KNOWN = "where it is known that {answers}: {says}"
ALL, ANY, NOT_SO = "all of these:", "any of these:", "not so:"
READING_IS = "the reading {reading} is {option}"
MET_IF = "it is met if:"
APPLIES_IF = "it is owed if:"
LABELS = {
    "quotes": "the licence's words ({language})",
    "holds_if": "when it holds",
    "options": "options",
    "because": "why",
    "law": "which law decides",
    "settled_by": "what settles it",
    "used_in": "where it counts",
    "example": "an example",
    "see": "see also",
}
AMBIGUOUS = "{name} stands for several things; name one of them:"
NAMES = "Names that can be explained"
CLAUSES_BY_LICENCE = "A clause is named with its licence: {example}."
HEADED = "{word}:"
NO_ADVICE = (
    "Not legal advice. The readings are interpretations made for this project; no lawyer has "
    "reviewed them."
)
SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def said() -> Iterator[str]:
    """Yield every text of the programme itself that an explanation may use."""
    yield from (DISCLAIMER, NO_ADVICE)
    for table in (
        OUTCOMES, OUTCOME_MEANINGS, STANDINGS, STANDING_MEANINGS, ACT_MEANINGS, WORD_MEANINGS,
        KINDS, LABELS, SEVERITIES,
    ):  # fmt: skip
        yield from table.values()
    yield from (*LEVELS, *LEVEL_MEANINGS)
    yield from (
        ACCUSES, ABOUT_ENTITY, ABOUT_USE, ANSWERED_BY, OF_OWNERS, OPEN_QUESTION, BY_DEFAULT,
        GOVERNING_LAW, ENTRY_SEVERITY, WHERE_KNOWN, ALL, ANY, NOT_SO, READING_IS, MET_IF,
        APPLIES_IF, AMBIGUOUS, NAMES, CLAUSES_BY_LICENCE, HEADED,
    )  # fmt: skip
