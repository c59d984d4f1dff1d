"""`pplcheck agree`: the draft of an agreement, as a record and as a letter."""

from datetime import datetime

import click

from pplcheck.cli.codes import ExitCode
from pplcheck.cli.letters import keep_what_is_there, letter_options
from pplcheck.cli.options import Options, common_options, progress
from pplcheck.pipeline.output import FORMATS_OF_DRAFTS

_DAY = click.DateTime(["%Y-%m-%d"])


@click.command(
    name="agree",
    epilog="""\b
Examples:
  pplcheck agree velocity-freight
  pplcheck agree velocity-freight --asset frame --acts manufacture --until 2027-12-31
  pplcheck agree velocity-freight -o letter.docx -o record.toml -q
""",
)
@click.argument("entity")
@click.option("--asset", default="", metavar="ID", help="Agree on this asset, used or not.")
@click.option(
    "--acts", default="", metavar="LIST", help="What is to be covered; words with commas."
)
@click.option(
    "--commercial", type=click.Choice(["yes", "no"]), help="Whether commercial use is covered."
)
@click.option("--from", "begins", type=_DAY, metavar="DATE", help="The first day.")
@click.option("--until", type=_DAY, metavar="DATE", help="The last day.")
@letter_options
@common_options(FORMATS_OF_DRAFTS)
def command(
    entity: str,
    *,
    asset: str,
    acts: str,
    commercial: str | None,
    begins: datetime | None,
    until: datetime | None,
    root: str,
    config: str | None,
    language: str,
    options: Options,
    force: bool,
) -> int:
    """Draft an agreement with ENTITY: the letter that proposes it, and its record as TOML.

    Without --asset it is on every use that the licence alone does not permit for certain, and
    on those whose agreement ends soon. Nothing is agreed by it: the stewards review it, and the
    configuration refuses it while its evidence is not named. With -q the draft goes to the
    files alone.
    """
    from pplcheck.pipeline.letters import LetterOrder, agree, scope_of
    from pplcheck.pipeline.output import rendered_draft

    keep_what_is_there(options, force=force)
    scope = scope_of(
        asset,
        acts,
        commercial,
        begins.date() if begins else None,
        until.date() if until else None,
    )
    order = LetterOrder(entity, root, options.as_of, language, config)
    draft = agree(order, scope, progress())
    options.deliver_letter(lambda name: rendered_draft(draft, name))
    return ExitCode.NOTHING_TO_FAIL_ON
