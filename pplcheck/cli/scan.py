"""`pplcheck scan`: what is here and under what licence?"""

import click

from pplcheck.cli.codes import ExitCode
from pplcheck.cli.options import Options, common_options, progress, revision_option
from pplcheck.pipeline.output import FORMATS


@click.command(
    name="scan",
    epilog="""\b
Examples:
  pplcheck scan
  pplcheck scan ../commons --format json
  pplcheck scan ../commons -o files.json
  pplcheck scan ../commons.git --revision v1.0
  pplcheck scan ../hardware --copies
  pplcheck scan ../hardware --solids
""",
)
@click.argument("path", default=".")
@click.option("--config", metavar="FILE", help="Take this configuration, not the tree's own.")
@revision_option
@click.option(
    "--copies",
    is_flag=True,
    help="Compare the designs, and tell which are copies of one another: meshes by shape, "
    "drawings and boards by what they are made of.",
)
@click.option(
    "--solids",
    is_flag=True,
    help="The same, and cut STEP solids into triangles for it: a kernel of foreign code does "
    "that, in a process with limits (needs the extra cad).",
)
@common_options(FORMATS)
def command(
    path: str,
    config: str | None,
    revision: str | None,
    copies: bool,  # noqa: FBT001 - click passes it by name
    solids: bool,  # noqa: FBT001 - as above
    options: Options,
) -> int:
    """Say what is in PATH and under what licence: files, assets, conflicts.

    PATH is a folder or a git working tree; there, tracked files count, and untracked ones that
    are not ignored. With --revision it may be a bare repository, and what the commit holds
    counts alone.
    """
    from pplcheck.pipeline.check import Order, scan
    from pplcheck.pipeline.output import rendered

    order = Order(
        path,
        options.as_of,
        config,
        show_files=True,
        revision=revision,
        copies=copies,
        solids=solids,
    )
    report = scan(order, progress())
    options.deliver(lambda name, look: rendered(report, name, look))
    return ExitCode.NOTHING_TO_FAIL_ON
