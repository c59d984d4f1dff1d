"""`pplcheck check`: the whole journey; the command for CI."""

import click

from pplcheck.cli.gate import code_of, gate_options, kinds_of
from pplcheck.cli.many import ManyValues
from pplcheck.cli.options import Options, common_options, progress, revision_option
from pplcheck.pipeline.output import FORMATS


@click.command(
    name="check",
    cls=ManyValues,
    epilog="""\b
Examples:
  pplcheck check
  pplcheck check ../commons --fail-on owes,error,duties
  pplcheck check ../commons --in ../forks/* ../shop.whl
  pplcheck check --format json -o report.txt --as-of 2026-11-22
  pplcheck check ../commons --config uses.toml --undetermined=ok
  pplcheck check ../commons --revision v1.0 --as-of 2026-11-22
""",
)
@click.argument("path", default=".")
@click.option(
    "--in",
    "sites",
    multiple=True,
    metavar="PATH…",
    help="Look for uses here, too (see `pplcheck uses`); all words up to the next option.",
)
@click.option("--config", metavar="FILE", help="Take this configuration, not the tree's own.")
@gate_options
@click.option("--files", "show_files", is_flag=True, help="List every file in the JSON.")
@click.option("--people", "show_people", is_flag=True, help="Name natural persons.")
@revision_option
@common_options(FORMATS)
def command(
    path: str,
    sites: tuple[str, ...],
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

    Uses and entities are named in PATH/pplcheck.toml (or [tool.pplcheck] in pyproject.toml);
    what is found with --in is held against them.
    """
    from pplcheck.pipeline.check import Order, check
    from pplcheck.pipeline.output import rendered

    kinds = kinds_of(fail_on)
    order = Order(
        path,
        options.as_of,
        config,
        show_files=show_files,
        show_people=show_people,
        revision=revision,
        sites=sites,
    )
    report = check(order, progress())
    options.deliver(lambda name, look: rendered(report, name, look))
    return code_of(report, kinds, undetermined_ok=undetermined == "ok")
