"""`pplcheck classify`: the standing of an entity under each licence."""

import click

from pplcheck.cli.codes import ExitCode
from pplcheck.cli.options import Options, common_options
from pplcheck.model.terms import Standing
from pplcheck.pipeline.output import FORMATS


@click.command(
    name="classify",
    epilog="""\b
Examples:
  pplcheck classify north-riders
  pplcheck classify north-riders --in ../commons --licence PPL
  pplcheck classify entities/north-riders.toml --format json

Exit codes: 0 the standing is certain under every licence asked for; 4 it is not.
""",
)
@click.argument("entity")
@click.option(
    "--in", "root", default=".", metavar="PATH", help="The commons that describes it."
)
@click.option("--config", metavar="FILE", help="Take this configuration, not the tree's own.")
@click.option("--licence", "licences", multiple=True, metavar="ID", help="Only this licence.")
@common_options(FORMATS)
def command(
    entity: str, root: str, config: str | None, licences: tuple[str, ...], options: Options
) -> int:
    """Say what the facts make of ENTITY under each licence, and what would decide.

    ENTITY is an id that the configuration describes, or the path of an entity's .toml file. A
    standing says which clause the facts point to, never a judgement; natural persons have none.
    """
    from pplcheck.pipeline.classify import classify
    from pplcheck.pipeline.output import rendered

    report = classify(entity, root, config, licences, options.as_of)
    options.deliver(lambda name, look: rendered(report, name, look))
    standings = {one.standing for result in report.entities for one in result.standings}
    if Standing.UNDETERMINED in standings:
        return ExitCode.UNDETERMINED
    return ExitCode.NOTHING_TO_FAIL_ON
