"""`pplcheck combine`: may a part under this licence be used inside a work under that one?"""

import click

from pplcheck.cli.codes import ExitCode
from pplcheck.cli.options import Options, common_options
from pplcheck.model.combining import Answer, How
from pplcheck.pipeline.output import FORMATS_OF_TEXTS

_CODES = {
    Answer.YES: ExitCode.NOTHING_TO_FAIL_ON,
    Answer.CONDITIONS: ExitCode.NOTHING_TO_FAIL_ON,
    Answer.REVIEW: ExitCode.UNDETERMINED,
    Answer.NO: ExitCode.FAILED,
}


@click.command(
    name="combine",
    epilog="""\b
Examples:
  pplcheck combine GPL-3.0-or-later --into PPL
  pplcheck combine "MIT OR GPL-2.0-only" --into Coopyleft --how link
  pplcheck combine CC-BY-SA-4.0 --into PPL --how collect --format json
""",
)
@click.argument("part", metavar="LICENCE")
@click.option("--into", "work", required=True, metavar="LICENCE", help="That of the work.")
@click.option(
    "--how",
    type=click.Choice([how.value for how in How]),
    default=How.ADAPT.value,
    show_default=True,
    help="The way of use that decides the exit code; all are shown.",
)
@common_options(FORMATS_OF_TEXTS)
def command(part: str, work: str, how: str, options: Options) -> int:
    """Say whether a part under LICENCE may be used inside a work under another.

    Merged with it (adapt), kept whole beside it (collect), or used as a library (link). The
    exit code is 0 for yes, also on conditions; 1 for no; 4 where a person must read the texts.
    """
    from pplcheck.pipeline.combine import combine
    from pplcheck.pipeline.output import rendered_combination

    found = combine(part, work, how)
    options.deliver(lambda name, look: rendered_combination(found, name, look))
    return _CODES[found.answer.answer]
