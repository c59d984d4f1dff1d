"""`pplcheck identify`: which licence text is this?"""

import click

from pplcheck.cli.codes import ExitCode
from pplcheck.cli.messages import tell
from pplcheck.cli.options import Options, common_options
from pplcheck.pipeline.output import FORMATS_OF_TEXTS


@click.command(
    name="identify",
    epilog="""\b
Examples:
  pplcheck identify LICENSE
  pplcheck identify LICENSES/*.txt --format json
  pplcheck identify LICENSE --explain
""",
)
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option(
    "--explain",
    "with_comparisons",
    is_flag=True,
    help="Show which words are the licence's and which differ, with their lines.",
)
@common_options(FORMATS_OF_TEXTS)
def command(files: tuple[str, ...], options: Options, *, with_comparisons: bool) -> int:
    """Say which licence text each FILE is.

    It may be a text, a modified or partial text, a deed (a summary for people), a notice, a
    pointer, an impostor (a licence's title over other words), or none that we know.
    """
    from pplcheck.pipeline.identify import identify_files
    from pplcheck.pipeline.output import rendered_identified

    identified = identify_files(files, with_comparisons=with_comparisons)
    options.deliver(lambda name, look: rendered_identified(identified, name, look))
    tell(*identified.problems)
    return ExitCode.USAGE if identified.problems else ExitCode.NOTHING_TO_FAIL_ON
