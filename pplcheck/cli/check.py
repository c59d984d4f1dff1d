"""`pplcheck check`: the whole journey; the command for CI."""

import click

from pplcheck.cli.gate import FAIL_ON, code_of
from pplcheck.cli.options import Options, common_options, progress, revision_option
from pplcheck.pipeline.output import FORMATS


@click.command(
    name="check",
    epilog="""\b
Examples:
  pplcheck check
  pplcheck check ../commons --fail-on owes,error,duties
  pplcheck check --format json -o report.txt --as-of 2026-11-22
  pplcheck check ../commons --config uses.toml --undetermined=ok
  pplcheck check ../commons --revision v1.0 --as-of 2026-11-22
""",
)
@click.argument("path", default=".")
@click.option("--config", metavar="FILE", help="Take this configuration, not the tree's own.")
@click.option(
    "--fail-on",
    default="owes,error",
    show_default=True,
    metavar="LIST",
    help=f"What makes the exit code 1: {', '.join(FAIL_ON)}.",
)
@click.option(
    "--undetermined",
    type=click.Choice(["fail", "ok"]),
    default="fail",
    show_default=True,
    help="With ok, an undetermined use leaves the exit code 0.",
)
@click.option("--files", "show_files", is_flag=True, help="List every file in the JSON.")
@click.option("--people", "show_people", is_flag=True, help="Name natural persons.")
@revision_option
@common_options(FORMATS)
def command(
    path: str,
    config: str | None,
    fail_on: str,
    undetermined: str,
    revision: str | None,
    options: Options,
    *,
    show_files: bool,
    show_people: bool,
) -> int:
    """Check the commons in PATH: its own house, its known users, what each use owes.

    Uses and entities are named in PATH/pplcheck.toml (or [tool.pplcheck] in pyproject.toml).
    """
    from pplcheck.pipeline.check import Order, check
    from pplcheck.pipeline.output import rendered

    kinds = _kinds(fail_on)
    order = Order(path, options.as_of, config, show_files, show_people, revision)
    report = check(order, progress())
    options.deliver(lambda name, look: rendered(report, name, look))
    return code_of(report, kinds, undetermined_ok=undetermined == "ok")


def _kinds(written: str) -> frozenset[str]:
    kinds = frozenset(filter(None, (kind.strip() for kind in written.split(","))))
    unknown = sorted(kinds - set(FAIL_ON))
    if unknown:
        known = ", ".join(FAIL_ON)
        raise click.BadParameter(
            f"{', '.join(unknown)}: there are {known}", param_hint="--fail-on"
        )
    return kinds
