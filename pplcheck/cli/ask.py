"""`pplcheck ask`: a letter with exactly the questions that would decide."""

import click

from pplcheck.cli.codes import ExitCode
from pplcheck.cli.letters import keep_what_is_there, letter_options
from pplcheck.cli.messages import tell
from pplcheck.cli.options import Options, common_options, progress
from pplcheck.pipeline.output import FORMATS_OF_LETTERS


@click.command(
    name="ask",
    epilog="""\b
Examples:
  pplcheck ask harbour-bikes
  pplcheck ask harbour-bikes --in ../commons --lang fr -o letter.docx -q
  pplcheck ask harbour-bikes --as-of 2026-11-22 -o letter.md

Exit codes: 0 also where there is nothing to ask, which is said on standard error.
""",
)
@click.argument("entity")
@letter_options
@common_options(FORMATS_OF_LETTERS)
def command(
    entity: str,
    root: str,
    config: str | None,
    language: str,
    options: Options,
    *,
    force: bool,
) -> int:
    """Write a letter to ENTITY with the questions whose answers would decide, and no other.

    ENTITY is an id that the configuration of the commons describes. With -q the letter goes to
    the files alone.
    """
    from pplcheck.pipeline.letters import LetterOrder, ask
    from pplcheck.pipeline.output import rendered_letter

    keep_what_is_there(options, force=force)
    letter = ask(LetterOrder(entity, root, options.as_of, language, config), progress())
    if letter is None:
        tell(f"nothing to ask of {entity}: no answer would decide a use of it")
        return ExitCode.NOTHING_TO_FAIL_ON
    options.deliver_letter(lambda name: rendered_letter(letter, name))
    return ExitCode.NOTHING_TO_FAIL_ON
