"""`pplcheck explain`: what does a name stand for?"""

import click

from pplcheck.cli.codes import ExitCode
from pplcheck.cli.options import Options, common_options
from pplcheck.model.translation import Language
from pplcheck.pipeline.output import FORMATS_OF_TEXTS


@click.command(
    name="explain",
    epilog="""\b
Examples:
  pplcheck explain
  pplcheck explain PPL
  pplcheck explain PPL '4(d)'
  pplcheck explain owners_are_workers --lang es
  pplcheck explain owes_reciprocity --format json
""",
)
@click.argument("name", nargs=-1, metavar="[NAME]")
@click.option(
    "--lang",
    "language",
    type=click.Choice([one.value for one in Language]),
    default=Language.ENGLISH.value,
    show_default=True,
    help="The language to explain in; a licence's own words stay in theirs.",
)
@click.option("--in", "root", metavar="PATH", help="Also the own licences of this commons.")
@common_options(FORMATS_OF_TEXTS)
def command(name: tuple[str, ...], language: str, root: str | None, options: Options) -> int:
    """Say what NAME stands for, in plain words, with the licence's own.

    NAME is a licence, a clause with its licence (PPL 4d), a fact, a reading, a duty, an
    outcome, a standing, a level, an act or a check. Without one, all names are listed; where a
    name stands for several things, these are (-v explains each).
    """
    from pplcheck.pipeline.explain import explain
    from pplcheck.pipeline.output import rendered_explained

    explained = explain(" ".join(name), language, root)
    options.deliver(lambda form, look: rendered_explained(explained, form, look))
    return ExitCode.NOTHING_TO_FAIL_ON
