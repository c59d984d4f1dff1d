"""Which packages and repositories does a project of Pipenv need (Pipfile, Pipfile.lock)?"""

from collections.abc import Iterator

from pplcheck.model.evidence import Evidence
from pplcheck.read.needed import Written, specified, table
from pplcheck.syntax import json, toml


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what is needed."""
    is_lock = path.lower().endswith(".lock")
    document = table(json.load(content) if is_lock else toml.load(content))
    written = Written(content)
    lists = ("default", "develop") if is_lock else ("packages", "dev-packages")
    for key in lists:
        for name, wanted in table(document.get(key)).items():
            yield from specified("pypi", name, wanted, written.line_of(name))
