"""Which packages and repositories does a Python project need?

Sources: PyPA, "pyproject.toml specification" (`dependencies`, `optional-dependencies`,
`dependency-groups`, `build-system`); the tables of Poetry, uv and PDM.
"""

from collections.abc import Iterator

from pplcheck.model.evidence import Evidence
from pplcheck.read.needed import Written, published, specified, table, texts
from pplcheck.read.requirement import required
from pplcheck.syntax import toml


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what is needed, and the package that this is."""
    del path
    document = toml.load(content)
    written = Written(content)
    project, tool = table(document.get("project")), table(document.get("tool"))
    poetry = table(tool.get("poetry"))
    name = project.get("name") or poetry.get("name")
    if name:
        yield from published("pypi", name, written.line_of(f'"{name}"'))
    lists = [project.get("dependencies"), table(document.get("build-system")).get("requires")]
    lists += table(project.get("optional-dependencies")).values()
    lists += table(document.get("dependency-groups")).values()
    lists += table(table(tool.get("pdm")).get("dev-dependencies")).values()
    for listed in lists:
        for requirement in texts(listed):
            yield from required(requirement, written.line_of(requirement))
    groups = [table(group).get("dependencies") for group in table(poetry.get("group")).values()]
    asked = [poetry.get("dependencies"), poetry.get("dev-dependencies"), *groups]
    asked.append(table(tool.get("uv")).get("sources"))
    for entries in asked:
        for key, wanted in table(entries).items():
            if key != "python":
                yield from specified("pypi", key, wanted, written.line_of(key))
