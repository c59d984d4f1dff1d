"""`pplcheck uses`: where do these trees use these commons?"""

import click

from pplcheck.cli.codes import ExitCode
from pplcheck.cli.many import ManyValues
from pplcheck.cli.options import Options, common_options, progress
from pplcheck.pipeline.output import FORMATS_OF_USES


@click.command(
    name="uses",
    cls=ManyValues,
    epilog="""\b
Examples:
  pplcheck uses ../courier-platform --in ../forks/*
  pplcheck uses courier.pplx --in ../our-shop dist/shop-1.2-py3-none-any.whl sbom.cdx.json
  pplcheck uses courier.pplx --in listings/*.txt --format csv-edges
  pplcheck uses frame.pplx bike.pplx --in ../fleet --format tree
  pplcheck uses ../frame --in ../bike -o uses.json -o graphml:uses.graphml

A PATH is a repository (a bare one, a shallow one or one without blobs will do), a folder, a
wheel, jar, zip or tar, a container image that was saved, a bill of materials, or what
`git ls-tree -r` printed.
""",
)
@click.argument("commons", nargs=-1, required=True, metavar="COMMONS…")
@click.option(
    "--in",
    "sites",
    multiple=True,
    required=True,
    metavar="PATH…",
    help="Where to look; all words up to the next option.",
)
@click.option(
    "--config",
    metavar="FILE",
    help="Take entities, and decisions on who is who, from this configuration.",
)
@click.option("--people", "show_people", is_flag=True, help="Name natural persons.")
@common_options(FORMATS_OF_USES)
def command(
    commons: tuple[str, ...],
    sites: tuple[str, ...],
    config: str | None,
    options: Options,
    *,
    show_people: bool,
) -> int:
    """Find what each PATH has of the COMMONS: with evidence, version and duties seen.

    COMMONS is a repository, a folder, or an index that `pplcheck index` wrote. Nothing is
    judged here; `pplcheck check --in` and `pplcheck audit` do.
    """
    from pplcheck.pipeline.output import rendered
    from pplcheck.pipeline.uses import UsesOrder, find_uses

    order = UsesOrder(commons, sites, options.as_of, config, show_people)
    report = find_uses(order, progress())
    options.deliver(lambda name, look: rendered(report, name, look))
    return ExitCode.NOTHING_TO_FAIL_ON
