"""Are the submodules of a repository told?"""

from pplcheck.model.evidence import Relation
from pplcheck.read.manifests import gitmodules

CONTENT = b"""\
[submodule "libs/gears"]
\tpath = libs/gears
\turl = https://example.org/gears.git
[submodule "own"]
\turl=../own.git
\tbranch = main
"""


def test_each_submodule_is_a_link_with_its_place() -> None:
    found = list(gitmodules.read(".gitmodules", CONTENT))
    assert [(one.value, one.line, one.column, one.relation) for one in found] == [
        ("https://example.org/gears.git", 3, 8, Relation.CONTAINS),
        ("../own.git", 5, 6, Relation.CONTAINS),
    ]
