"""`pplcheck audit`: which commons do we use, may we, what remains to do?"""

import click

from pplcheck.cli.gate import code_of, gate_options, kinds_of
from pplcheck.cli.many import ManyValues
from pplcheck.cli.options import Options, common_options, progress
from pplcheck.model.act import Act
from pplcheck.model.fact import Value
from pplcheck.model.own_use import OwnUse
from pplcheck.model.place import Place
from pplcheck.pipeline.output import FORMATS_OF_USES

_ON_THE_LINE = "the command line"


class _Command(ManyValues):
    """Takes all words after `--of`."""

    GREEDY = ("--of",)


@click.command(
    name="audit",
    cls=_Command,
    epilog="""\b
Examples:
  pplcheck audit
  pplcheck audit --entity us.toml --commercial yes --acts copy,run
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
    metavar="COMMONS…",
    help="Look for these, too: indexes or repositories; all words up to the next option.",
)
@click.option("--no-catalogue", is_flag=True, help="Look for nothing but what --of names.")
@click.option("--entity", metavar="FILE", help="Who we are: the description of an entity.")
@click.option(
    "--commercial",
    type=click.Choice(["yes", "no"]),
    help="Whether our uses aim at commercial advantage or payment.",
)
@click.option(
    "--acts",
    metavar="LIST",
    help=f"All that we do with what we use: {', '.join(Act)}; separated by commas.",
)
@gate_options
@common_options(FORMATS_OF_USES)
def command(
    path: str,
    commons: tuple[str, ...],
    entity: str | None,
    commercial: str | None,
    acts: str | None,
    fail_on: str,
    undetermined: str,
    options: Options,
    *,
    no_catalogue: bool,
) -> int:
    """Find which commons PATH uses, and judge each use: may we, which duties are open?

    PATH is whatever `pplcheck uses --in` takes. Looked for are the commons of the catalogue
    that ships with pplcheck, by their names and commits, and those that --of names, by their
    contents, too. Without --entity nothing is known of the user, and the report says which
    answers would decide.
    """
    from pplcheck.pipeline.audit import AuditOrder, audit
    from pplcheck.pipeline.output import rendered

    kinds = kinds_of(fail_on)
    said = _said(commercial, acts)
    order = AuditOrder(
        path, commons, options.as_of, entity, said, with_catalogue=not no_catalogue
    )
    report = audit(order, progress())
    options.deliver(lambda name, look: rendered(report, name, look))
    return code_of(report, kinds, undetermined_ok=undetermined == "ok")


def _said(commercial: str | None, acts: str | None) -> tuple[OwnUse, ...]:
    """Return what the options say of all uses.

    Raises:
        BadParameter: an act that is none.

    """
    if commercial is None and acts is None:
        return ()
    named = list(filter(None, (one.strip() for one in (acts or "").split(","))))
    unknown = sorted(set(named) - set(Act))
    if unknown:
        known = ", ".join(Act)
        raise click.BadParameter(
            f"{', '.join(unknown)}: there are {known}", param_hint="--acts"
        )
    return (
        OwnUse(
            of="",
            acts=tuple(sorted({Act(one) for one in named})),
            acts_not=(),
            commercial=Value(commercial or "unknown"),
            facts=(),
            evidence="",
            place=Place(_ON_THE_LINE),
        ),
    )
