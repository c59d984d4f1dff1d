"""`pplcheck audit`: which commons do we use, may we, what remains to do?"""

import click

from pplcheck.cli.gate import code_of, gate_options, kinds_of
from pplcheck.cli.many import ManyValues
from pplcheck.cli.options import Options, common_options, progress
from pplcheck.pipeline.output import FORMATS_OF_USES


class _Command(ManyValues):
    """Takes all words after `--of`."""

    GREEDY = ("--of",)


@click.command(
    name="audit",
    cls=_Command,
    epilog="""\b
Examples:
  pplcheck audit --of courier.pplx --entity us.toml
  pplcheck audit ../our-shop --of indexes/*.pplx --entity us.toml --format json
  pplcheck audit dist/shop.whl --of ../courier-platform
""",
)
@click.argument("path", default=".")
@click.option(
    "--of",
    "commons",
    multiple=True,
    required=True,
    metavar="COMMONS…",
    help="The commons to look for: indexes or repositories; all words up to the next option.",
)
@click.option("--entity", metavar="FILE", help="Who we are: the description of an entity.")
@gate_options
@common_options(FORMATS_OF_USES)
def command(
    path: str,
    commons: tuple[str, ...],
    entity: str | None,
    fail_on: str,
    undetermined: str,
    options: Options,
) -> int:
    """Find which commons PATH uses, and judge each use: may we, which duties are open?

    PATH is whatever `pplcheck uses --in` takes. Without --entity nothing is known of the
    user, and the report says which answers would decide.
    """
    from pplcheck.pipeline.audit import AuditOrder, audit
    from pplcheck.pipeline.output import rendered

    kinds = kinds_of(fail_on)
    report = audit(AuditOrder(path, commons, options.as_of, entity), progress())
    options.deliver(lambda name, look: rendered(report, name, look))
    return code_of(report, kinds, undetermined_ok=undetermined == "ok")
