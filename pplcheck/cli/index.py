"""`pplcheck index`: the fingerprints of a commons, to hand to others."""

import click

from pplcheck.cli.codes import ExitCode
from pplcheck.cli.messages import tell, visible
from pplcheck.cli.options import progress


@click.command(
    name="index",
    epilog="""\b
Examples:
  pplcheck index ../courier-platform -o courier.pplx
  pplcheck index ../frame ../bike.git --revision v2.1 -o bikes.pplx
  pplcheck index courier.pplx bikes.pplx -o ours.pplx
  pplcheck uses courier.pplx --in ../our-shop
""",
)
@click.argument("commons", nargs=-1, required=True, metavar="COMMONS…")
@click.option("-o", "output", required=True, metavar="FILE", help="The index to write.")
@click.option(
    "--revision", metavar="REV", help="Index this commit and what led to it, not HEAD's."
)
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but what went wrong.")
def command(commons: tuple[str, ...], output: str, revision: str | None, *, quiet: bool) -> int:
    """Write the fingerprints of each COMMONS into one file.

    COMMONS is a repository, a folder, or another index: indexes are merged. Whoever has the
    file can look for the commons in their own trees without having it, with `pplcheck uses` and
    `pplcheck audit`. It holds names, paths, licences, copyright notices and fingerprints, and
    nothing of the content.
    """
    from pplcheck.pipeline.indexing import write_index

    written = write_index(commons, output, revision, progress())
    if not quiet:
        for line in written.says:
            click.echo(visible(line))
    tell(*(f"{one.place}: {one.reason}" for one in written.unread))
    return ExitCode.NOTHING_TO_FAIL_ON
