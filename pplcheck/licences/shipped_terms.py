"""Which licences' terms ship with pplcheck?"""

from importlib.resources import files


def terms_sources() -> tuple[tuple[str, bytes], ...]:
    """Return pairs of file name and content, sorted; reading them is for the configuration."""
    folder = files("pplcheck.licences.terms")
    return tuple(
        (found.name, found.read_bytes())
        for found in sorted(folder.iterdir(), key=lambda one: one.name)
        if found.name.endswith(".toml")
    )
