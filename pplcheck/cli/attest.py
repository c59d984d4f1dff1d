"""`pplcheck attest`: an entity's declaration about itself, written, signed, verified."""

import sys
from datetime import datetime

import click

from pplcheck.cli.codes import ExitCode
from pplcheck.cli.messages import tell
from pplcheck.cli.options import Options, common_options
from pplcheck.model.assertion import MadeBy
from pplcheck.model.fact import Value
from pplcheck.pipeline.output import FORMATS_OF_TEXTS, rendered_verified

_TOML, _CYCLONEDX, _TERMINAL = "toml", "cyclonedx", "terminal"


@click.group(
    name="attest",
    epilog="""\b
Examples:
  pplcheck attest write entity.toml -o commons.toml
  pplcheck attest sign commons.toml --key ~/.ssh/id_ed25519
  pplcheck attest verify commons.toml --trust trust/allowed_signers
  pplcheck attest export commons.toml -o commons.cdx.json
""",
)
def command() -> None:
    """Write, sign and verify an entity's declaration about itself (an assertion).

    A signature shows that the holder of a key said this, not that it is true. Nothing is
    fetched: whose key is whose stands in a file that you keep.
    """


class _Answer(click.ParamType[tuple[str, Value]]):
    """`NAME=yes` or `NAME=no`."""

    name = "NAME=yes|no"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, Value]:
        name, _, answer = str(value).partition("=")
        if not name or answer not in (Value.YES, Value.NO):
            self.fail(f"{value}: write NAME=yes or NAME=no", param, ctx)
        return name, Value(answer)


@command.command(
    name="write",
    short_help="a declaration, from an entity's file and your answers",
    epilog="""\b
Examples:
  pplcheck attest write entity.toml
  pplcheck attest write entity.toml -o commons.toml
  pplcheck attest write entity.toml --fact outside_return=no "accounts 2025, p. 4"
  pplcheck attest write entity.toml --renews commons.toml -o commons.toml
  pplcheck attest write member.toml --made-by federation --maker courier-federation \\
    --fact owners_are_workers=yes "statutes of 2025, seen on admission"
  pplcheck attest write entity.toml --expires 2027-06-30 --maker riders@north-riders.example
""",
)
@click.argument("entity", metavar="ENTITY.toml")
@click.option(
    "--fact",
    "answers",
    type=(_Answer(), str),
    multiple=True,
    metavar="NAME=yes|no EVIDENCE",
    help="A fact besides, with an address or a document that a person can open. Repeatable.",
)
@click.option(
    "--expires",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The last day; a year from today, or the end of the first fact, where not named.",
)
@click.option(
    "--maker", default="", metavar="NAME", help="Who will sign, as stewards know you."
)
@click.option(
    "--made-by",
    type=click.Choice([one.value for one in MadeBy]),
    default=MadeBy.SELF.value,
    show_default=True,
    help="A federation declares of a member what --fact says, and nothing else.",
)
@click.option("--renews", metavar="FILE", help="Your last declaration: the serial counts on.")
@common_options((_TOML,))
def write(
    entity: str,
    answers: tuple[tuple[tuple[str, Value], str], ...],
    expires: datetime | None,
    maker: str,
    made_by: str,
    renews: str | None,
    options: Options,
) -> int:
    """Write what ENTITY.toml says of itself, and your answers, as a declaration to be signed.

    In go the facts that the file holds as the entity's own word (by = "self", level 1), and
    what follows by law from a [form] that it names so. Issued on the day of --as-of. Read it
    whole before you sign it.
    """
    from pplcheck.pipeline.attest import Said, Wish, described_declaration
    from pplcheck.pipeline.attested import load_assertion

    wish = Wish(
        options.as_of,
        expires.date() if expires else None,
        maker,
        load_assertion(renews)[0] if renews else None,
        MadeBy(made_by),
    )
    said = [Said(name, value, evidence) for (name, value), evidence in answers]
    text, lacks = described_declaration(entity, said, wish)
    options.deliver(lambda _name, _look: text)
    tell(*lacks)
    return ExitCode.NOTHING_TO_FAIL_ON


@command.command(
    name="sign",
    short_help="with your own SSH key",
    epilog="""\b
Examples:
  pplcheck attest sign commons.toml --key ~/.ssh/id_ed25519
""",
)
@click.argument("file")
@click.option("--key", required=True, metavar="KEY", help="The file of your private key.")
@common_options((_TERMINAL,))
def sign(file: str, key: str, options: Options) -> int:
    """Sign FILE with your own SSH key; the signature is written to FILE.sig.

    ssh-keygen alone reads the key, and asks for its passphrase on the terminal. Printed is the
    line that stewards who trust this key write into their file of allowed signers.
    """
    from pplcheck.pipeline.attested import sign_file

    may_ask = sys.stdin.isatty() and sys.stderr.isatty()
    made = sign_file(file, key, options.as_of, may_ask=may_ask)
    options.deliver(lambda _name, _look: f"{made.line}\n".encode())
    click.echo(f"signed: {made.path}, with key {made.key}", err=True)
    return ExitCode.NOTHING_TO_FAIL_ON


@command.command(
    name="verify",
    short_help="who signed this, and does it hold today?",
    epilog="""\b
Examples:
  pplcheck attest verify commons.toml --trust trust/allowed_signers
  pplcheck attest verify assertions/*.toml --trust trust/allowed_signers --as-of 2026-11-22
  pplcheck attest verify commons.toml --trust allowed_signers --revoked gone.krl --format json

Exit codes: 0 every one holds; 1 one does not; 2 a file cannot be read, or there is no
ssh-keygen.
""",
)
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option(
    "--trust",
    required=True,
    metavar="ALLOWED_SIGNERS",
    help="Whose key is whose, as ssh-keygen reads it.",
)
@click.option(
    "--revoked",
    metavar="FILE",
    help="Keys that no longer count: a KRL, or public keys; else revoked_keys beside --trust.",
)
@common_options(FORMATS_OF_TEXTS)
def verify(files: tuple[str, ...], trust: str, revoked: str | None, options: Options) -> int:
    """Say of each FILE whether its maker signed it (FILE.sig), and whether it is in force.

    A good signature proves that the holder of the key said this; not that it is true, nor who
    the holder is. What a federation's word counts for stands in criteria.toml beside --trust.
    """
    from pplcheck.pipeline.attested import verify_files

    found = verify_files(files, trust, revoked, options.as_of)
    options.deliver(lambda name, look: rendered_verified(found, name, look))
    return ExitCode.FAILED if any(one.faults for one in found) else ExitCode.NOTHING_TO_FAIL_ON


@command.command(
    name="export",
    short_help="as CycloneDX 1.6 declarations",
    epilog="""\b
Examples:
  pplcheck attest export commons.toml --format cyclonedx
  pplcheck attest export commons.toml -o commons.cdx.json
  pplcheck attest export commons.toml --entity entity.toml -o commons.cdx.json
""",
)
@click.argument("file")
@click.option(
    "--entity",
    metavar="ENTITY.toml",
    help="What others say to the contrary becomes counter-evidence.",
)
@common_options((_CYCLONEDX,))
def export(file: str, entity: str | None, options: Options) -> int:
    """Write a declaration as CycloneDX 1.6 declarations: claims, evidence, affirmation.

    The signature is named, not checked; see `pplcheck attest verify`.
    """
    from pplcheck.pipeline.attested import export_file

    text = export_file(file, entity)
    options.deliver(lambda _name, _look: text)
    return ExitCode.NOTHING_TO_FAIL_ON
