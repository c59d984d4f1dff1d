"""How does somebody at a terminal say who they are, before an audit asks anything else?"""

import click

from pplcheck.cli.messages import tell, visible
from pplcheck.pipeline.introducing import Pairs, id_for, identifiers_in, lacks_identifiers
from pplcheck.pipeline.saved_answers import Addition, identified, is_there, new_entity, save

_KNOWN_BY = (
    "Web domain or register number by which stewards know you (riders.example, "
    "fr-siren:552100554; Enter: none)"
)


def introduce(path: str) -> None:
    """Make the description of an entity together with a person, or add by what it is known.

    Raises:
        ConfigurationError: the file is there, and wrong.

    """
    if not is_there(path):
        _begin(path)
    elif lacks_identifiers(path):
        tell(f"{path} names neither a web domain nor a register number.")
        if known := _identifiers():
            _offer(identified(path, known), "Add")


def show(text: str) -> None:
    """Show what would be written."""
    for line in text.splitlines():
        click.echo(visible(f"  {line}".rstrip()), err=True)


def _begin(path: str) -> None:
    tell(f"There is no {path} yet: it will say who you are.")
    name = click.prompt("Name of the organisation, or yours", err=True)
    is_person = click.confirm(
        "Is this a natural person, acting for themselves?", default=False, err=True
    )
    known = () if is_person else _identifiers()
    text = new_entity(id_for(name, known, path), name, known, is_person=is_person)
    if not _offer(Addition(path, b"", text), "Write"):
        raise click.Abort


def _identifiers() -> Pairs:
    while True:
        typed = click.prompt(_KNOWN_BY, default="", show_default=False, err=True)
        try:
            known = identifiers_in(typed)
        except ValueError as error:
            tell(error)
            continue
        if not known:
            tell("Without one, stewards can hardly count what you declare.")
        return known


def _offer(found: Addition, verb: str) -> bool:
    """Show what would be written, and write it where that is wanted."""
    show(found.text)
    is_wanted = click.confirm(f"{verb} this to {visible(found.path)}?", default=True, err=True)
    if is_wanted:
        save(found)
    return is_wanted
