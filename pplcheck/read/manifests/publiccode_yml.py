"""What does the software catalogue of a public administration read?

Source: the publiccode.yml standard, `legal.license`: an SPDX expression.
"""

from collections.abc import Iterator

from pplcheck.model.evidence import Evidence
from pplcheck.read.statement import stated
from pplcheck.syntax import yaml

NAME = "publiccode-yml"
GLOBS = ("publiccode.yml", "publiccode.yaml")


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield the licence."""
    del path
    code = yaml.load(content)
    legal = code.get("legal") if isinstance(code, dict) else None
    licence = legal.get("license") if isinstance(legal, dict) else None
    if isinstance(licence, str):
        yield from stated(licence, yaml.places(content).of_value(("legal", "license")))
