"""`pplcheck audit`: which commons do we use, may we, what remains to do?"""

import shlex
from typing import TYPE_CHECKING

import click

from pplcheck.cli.gate import code_of, gate_options, kinds_of
from pplcheck.cli.many import ManyValues
from pplcheck.cli.messages import tell
from pplcheck.cli.options import Options, common_options, progress
from pplcheck.model.act import Act
from pplcheck.model.fact import Value
from pplcheck.model.own_use import OwnUse
from pplcheck.model.place import Place
from pplcheck.pipeline.output import FORMATS_OF_AUDITS

if TYPE_CHECKING:
    from pplcheck.pipeline.audit import Looked

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
  pplcheck audit --entity us.toml --interactive
  pplcheck audit --entity us.toml --format summary -q --declare declaration.toml
  pplcheck audit --entity us.toml --commercial yes --acts copy,run
  pplcheck audit --entity me.toml --people
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
@click.option(
    "--interactive",
    is_flag=True,
    help="Ask what is needed, in the order that settles most; needs --entity and a terminal.",
)
@click.option(
    "--declare",
    metavar="FILE",
    help="Write what we say of ourselves as a declaration, ready to be signed.",
)
@click.option(
    "--people",
    "show_people",
    is_flag=True,
    help="Name natural persons, ourselves among them, and where their files lie.",
)
@gate_options
@common_options(FORMATS_OF_AUDITS)
def command(
    path: str,
    commons: tuple[str, ...],
    entity: str | None,
    commercial: str | None,
    acts: str | None,
    declare: str | None,
    options: Options,
    *,
    fail_on: str,
    undetermined: str,
    no_catalogue: bool,
    interactive: bool,
    show_people: bool,
) -> int:
    """Find which commons PATH uses, and judge each use: may we, which duties are open?

    PATH is whatever `pplcheck uses --in` takes. Looked for are the commons of the catalogue
    that ships with pplcheck, by their names and commits, and those that --of names, by their
    contents, too. Without --entity nothing is known of the user, and the report says which
    answers would decide. A natural person who looks at their own tree sees its paths with
    --people.
    """
    from pplcheck.pipeline.audit import AuditOrder, judged, look
    from pplcheck.pipeline.output import rendered

    kinds = kinds_of(fail_on)
    said = _said(commercial, acts)
    order = AuditOrder(
        path, commons, options.as_of, entity, said, with_catalogue=not no_catalogue
    )
    if interactive:
        from pplcheck.cli.interview import ask_all, refuse_without_terminal
        from pplcheck.cli.introduction import introduce

        if entity is None:
            raise click.UsageError("--interactive needs --entity FILE: it keeps the answers")
        refuse_without_terminal()
        introduce(entity)
    looked = look(order, progress())
    if interactive:
        looked = ask_all(looked, order)
    report = judged(looked, show_people=show_people)
    if looked.entity and looked.entity.is_person and not show_people and options.verbosity >= 0:
        tell("Natural persons are not named, nor their files: --people shows them, and paths.")
    if declare:
        _declare(looked, declare)
    options.deliver(lambda name, look: rendered(report, name, look))
    return code_of(report, kinds, undetermined_ok=undetermined == "ok")


def _declare(looked: "Looked", path: str) -> None:
    """Write the declaration, and say how it is signed."""
    from pplcheck.pipeline.declaring import write_declaration

    lacks = write_declaration(looked, path)
    sign = f"pplcheck attest sign {shlex.quote(path)} --key ~/.ssh/id_ed25519"
    tell(f"{path}: written; read it, then sign it with your own key: `{sign}`", *lacks)


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
            acts_not=None,
            commercial=Value(commercial or "unknown"),
            facts=(),
            evidence="",
            place=Place(_ON_THE_LINE),
        ),
    )
