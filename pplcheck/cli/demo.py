"""`pplcheck demo`: a small commons with its users, made on the spot."""

import click

from pplcheck.cli.codes import ExitCode
from pplcheck.cli.options import Options, common_options
from pplcheck.pipeline.output import FORMATS


@click.command(
    name="demo",
    epilog="""\b
Examples:
  pplcheck demo
  pplcheck demo -v
  pplcheck demo --keep cargo-bike && pplcheck classify north-riders --in cargo-bike
""",
)
@click.option("--keep", metavar="FOLDER", help="Make the commons here, and leave it.")
@common_options(FORMATS)
def command(keep: str | None, options: Options) -> int:
    """Make the commons of a cargo bike with six users, and check it: the whole journey.

    The users are invented. Facts are judged as of the day on which the story is told, unless
    --as-of names another. The exit code is 0 whatever the journey shows.
    """
    from pplcheck.pipeline.demo import demo
    from pplcheck.pipeline.output import rendered

    report = demo(keep, options.asked_as_of)
    options.deliver(lambda name, look: rendered(report, name, look))
    return ExitCode.NOTHING_TO_FAIL_ON
