"""`pplcheck lint`: is a manifest what its specification asks for?"""

import click

from pplcheck.cli.codes import ExitCode
from pplcheck.cli.messages import tell
from pplcheck.cli.options import Options, common_options
from pplcheck.model.finding import Severity
from pplcheck.model.lint import Specification
from pplcheck.pipeline.output import FORMATS_OF_TEXTS


@click.command(
    name="lint",
    epilog="""\b
Examples:
  pplcheck lint okh.toml
  pplcheck lint okh.yml parts/*/okh-*.toml sBoM.csv
  pplcheck lint shop.yml --as okw
  pplcheck lint ro-crate-metadata.json --format json

Exit codes: 0 no error (there may be warnings); 1 an error; 2 a file could not be looked at;
3 none could.
""",
)
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option(
    "--as",
    "specification",
    type=click.Choice([str(one) for one in Specification]),
    help="What the files follow, where their names do not tell.",
)
@common_options(FORMATS_OF_TEXTS)
def command(files: tuple[str, ...], specification: str | None, options: Options) -> int:
    """Hold each manifest of hardware against its own specification, strictly.

    An error is what the specification forbids, or requires and does not find; a warning what it
    recommends. Known are Open Know-How 1.0 (okh.yml), OKH-LOSH and OKH 2 (okh.toml), Open
    Know-Where (*okw*), LOSH's sBoM.csv, and RO-Crate.
    """
    from pplcheck.pipeline.lint import lint_files
    from pplcheck.pipeline.output import rendered_linted

    found = lint_files(files, specification)
    options.deliver(lambda name, look: rendered_linted(found, name, look))
    tell(*found.problems)
    if found.problems:
        return ExitCode.USAGE
    faults = (fault for one in found.linted for fault in one.faults)
    if any(fault.severity is Severity.ERROR for fault in faults):
        return ExitCode.FAILED
    return ExitCode.NOTHING_TO_FAIL_ON
