"""Which command was asked for, and how does the programme end?

This is the one place that ends the programme. Commands load only when they are called.
"""

import gc
import importlib
import sys
from typing import NoReturn

import click

from pplcheck import __version__
from pplcheck.cli.codes import ExitCode
from pplcheck.cli.messages import tell
from pplcheck.model.errors import Blame, PplcheckError

_COMMANDS = {
    "agree": "the draft of an agreement, as a record and as a letter",
    "annotate": "write the licence into design files, where their programs show it",
    "attest": "write, sign and verify an entity's declaration about itself",
    "ask": "a letter with exactly the questions that would decide",
    "audit": "which commons do we use, may we, what remains to do?",
    "check": "the whole journey: the commons' own house, its users, what each use owes",
    "classify": "the standing of an entity under each licence, with proof",
    "combine": "may a part under this licence go into a work under that one?",
    "demo": "a small commons with its users, made on the spot",
    "explain": "what does a clause, a fact, a reading or another word of results mean?",
    "identify": "which licence text is this?",
    "index": "the fingerprints of a commons, to hand to others",
    "lint": "is a manifest of hardware what its specification asks for?",
    "scan": "what is here and under what licence",
    "uses": "where do these trees, archives and bills use these commons?",
}

_EPILOG = """\b
Examples:
  pplcheck demo
  pplcheck check
  pplcheck check ../commons --format json -o report.txt
  pplcheck identify LICENSE

Exit codes: 0 nothing to fail on; 1 something in --fail-on; 2 usage or configuration;
3 nothing was scanned; 4 something is undetermined; 5 an internal error.

Shell completion: eval "$(_PPLCHECK_COMPLETE=bash_source pplcheck)"; zsh_source and
fish_source for the other shells.
"""


class _LazyGroup(click.Group):
    """Knows its commands by name and loads the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name.startswith("-"):
            return None
        if cmd_name not in _COMMANDS:
            raise click.exceptions.NoSuchCommand(cmd_name, possibilities=_COMMANDS, ctx=ctx)
        command: click.Command = importlib.import_module(f"pplcheck.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without loading any of them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(sorted(_COMMANDS.items()))


@click.group(
    cls=_LazyGroup,
    epilog=_EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="pplcheck", message="%(prog)s %(version)s")
def pplcheck() -> None:
    """Tell which parts are a commons, who uses them, and who owes reciprocity.

    Reads repositories and folders of designs under the Peer Production License and its kin.
    Opens no network connection. Not legal advice.
    """


def run(arguments: list[str] | None = None) -> NoReturn:
    """Run the programme and end it with the exit code of the front door."""
    # A result is a hundred thousand values that stay; looking for cycles among them, of which
    # there are hardly any, would take a tenth of the time.
    gc.set_threshold(_FEW_CYCLES, *gc.get_threshold()[1:])
    sys.exit(outcome(arguments))


def outcome(arguments: list[str] | None = None) -> int:
    """Run the programme and return its exit code; no error escapes.

    Args:
        arguments: the words after `pplcheck`; those of the process where None.

    """
    try:
        code: int = pplcheck.main(arguments, prog_name="pplcheck", standalone_mode=False) or 0
    except click.exceptions.Exit as error:
        code = error.exit_code
    except click.ClickException as error:
        tell(_one_line(error))
        code = ExitCode.USAGE
    except (click.Abort, KeyboardInterrupt):
        code = _INTERRUPTED
    except PplcheckError as error:
        tell(*error.problems)
        is_yours = error.blame is Blame.YOU
        code = ExitCode.USAGE if is_yours else ExitCode.NOTHING_SCANNED
    except BrokenPipeError:
        code = _reader_went_away()
    except Exception:  # noqa: BLE001 - the last net: no traceback is shown to a user
        code = _internal_error()
    return code


_INTERRUPTED = 130
_FEW_CYCLES = 100_000


def _one_line(error: click.ClickException) -> str:
    """Return what is wrong with the words, and where they are explained."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    path = context.command_path if context else "pplcheck"
    message = " ".join(error.format_message().split()).rstrip(".")
    return f"{message}; see `{path} --help`"


def _reader_went_away() -> int:
    """Stop writing (`| head`), or Python would complain again while it closes the stream."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return ExitCode.NOTHING_TO_FAIL_ON


def _internal_error() -> int:
    """Leave a report of the error that can be sent, and say where it lies."""
    import os
    import tempfile
    import traceback

    report = (
        f"pplcheck {__version__}, Python {sys.version.split()[0]}, {sys.platform}\n"
        f"arguments: {sys.argv[1:]}\n\n{traceback.format_exc()}"
    )
    descriptor, path = tempfile.mkstemp(prefix="pplcheck-error-", suffix=".txt")
    with os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace") as file:
        file.write(report)
    click.echo(f"pplcheck: an internal error; the report to send lies in {path}", err=True)
    return ExitCode.INTERNAL
