"""`pplcheck annotate`: write the licence into design files."""

import click

from pplcheck.cli.codes import ExitCode
from pplcheck.cli.options import Options, common_options, progress
from pplcheck.model.annotation import Outcome
from pplcheck.pipeline.output import FORMATS_OF_TEXTS


@click.command(
    name="annotate",
    epilog="""\b
Examples:
  pplcheck annotate frame.FCStd --licence CERN-OHL-S-2.0 --author "Ana Rope"
  pplcheck annotate *.3mf *.svg --licence CC-BY-SA-4.0 --copyright "2026 Rope works"
  pplcheck annotate board.kicad_pcb --licence PPL --dry-run
  pplcheck annotate hull.stl --licence PPL --format json

Exit codes: 0 every file says it now; 1 a file was refused; 2 no such licence.
""",
)
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--licence", required=True, metavar="EXPR", help="An SPDX expression.")
@click.option("--author", "authors", multiple=True, metavar="NAME", help="Repeatable.")
@click.option(
    "--copyright",
    "copyrights",
    multiple=True,
    metavar="TEXT",
    help="Such as '2026 Rope works'. Repeatable.",
)
@click.option("--title", default="", metavar="TEXT", help="Of the work.")
@click.option("--force", "is_forced", is_flag=True, help="Replace what says something else.")
@click.option("--dry-run", "is_dry", is_flag=True, help="Say what would be written; write not.")
@click.option("--sidecar", "beside", is_flag=True, help="Write FILE.license, leave FILE alone.")
@common_options(FORMATS_OF_TEXTS)
def command(
    files: tuple[str, ...],
    licence: str,
    authors: tuple[str, ...],
    copyrights: tuple[str, ...],
    title: str,
    options: Options,
    *,
    is_forced: bool,
    is_dry: bool,
    beside: bool,
) -> int:
    """Write the licence into each FILE, where its own program shows it.

    Into 3MF, FreeCAD, SVG, KiCad, glTF, PNG and OpenSCAD files; beside all others, as
    FILE.license. All else in a file stays as it is, byte for byte. What says something else
    already is left alone, unless --force replaces it.
    """
    from pplcheck.pipeline.annotate import Wish, annotate_files
    from pplcheck.pipeline.output import rendered_annotated

    wish = Wish(licence, authors, copyrights, title, is_forced, is_dry, beside)
    done = annotate_files(files, wish, progress())
    options.deliver(lambda name, look: rendered_annotated(done, name, look))
    if any(one.outcome is Outcome.REFUSED for one in done):
        return ExitCode.FAILED
    return ExitCode.NOTHING_TO_FAIL_ON
