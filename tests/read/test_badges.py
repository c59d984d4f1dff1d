"""Does a README's badge say what it shows, and does a page's head speak for its page?"""

import pytest

from pplcheck.model.evidence import EvidenceKind
from pplcheck.read.text import front_matter, readme_badges

SHIELD = "https://img.shields.io"


@pytest.mark.parametrize(
    ("text", "means"),
    [
        (f"![License]({SHIELD}/badge/license-PPL-blue.svg)", "PPL"),
        (f"![x]({SHIELD}/badge/License-GPL%20v3-blue)", "GPL v3"),
        (f"![x]({SHIELD}/badge/license-CC--BY--SA--4.0-lightgrey.svg)", "CC-BY-SA-4.0"),
        (f"![x]({SHIELD}/badge/LICENSE-Apache_2.0-green.svg?style=flat)", "Apache 2.0"),
        (f"![x]({SHIELD}/static/v1?label=license&message=MIT&color=blue)", "MIT"),
        ("![x](https://badgen.net/badge/license/MIT/blue)", "MIT"),
        ("[![License: PPL](https://example.org/b.svg)](LICENSE)", "PPL"),
        # The address behind it names the licence more exactly than the words do.
        (
            f"[![x]({SHIELD}/badge/license-CC%20BY-blue)](https://creativecommons.org/licenses/by/4.0/)",
            "CC-BY-4.0",
        ),
        (
            ("[![Creative Commons License](https://licensebuttons.net/l/by-sa/4.0/88x31.png)]"
            "(http://creativecommons.org/licenses/by-sa/4.0/)"),
            "CC-BY-SA-4.0",
        ),
        # Its words come from elsewhere; where it leads to was chosen by hand.
        (f"[![l]({SHIELD}/github/license/a/b)](https://opensource.org/licenses/MIT)", "MIT"),
        (
            ('<a href="https://opensource.org/licenses/MIT"><img alt="License"'
            f' src="{SHIELD}/badge/LICENSE-MIT-green.svg"/></a>'),
            "MIT",
        ),
        (
            f".. image:: {SHIELD}/badge/license-PPL-blue.svg\n   :target: LICENSE\n   :alt: l",
            "PPL",
        ),
        (f".. |license| image:: {SHIELD}/badge/license-PPL-blue.svg", "PPL"),
    ],
)  # fmt: skip
def test_a_badge_names_a_licence(text: str, means: str) -> None:
    (seen,) = readme_badges.read("README.md", f"# Kite\n\n  {text}\n".encode())
    assert (seen.kind, seen.means, seen.line) == (EvidenceKind.BADGE, means, 3)
    assert seen.confidence < 1


@pytest.mark.parametrize(
    "text",
    [
        f"![l]({SHIELD}/github/license/a/b)",
        f"[![l]({SHIELD}/npm/l/a.svg)](LICENSE)",
        f"![build]({SHIELD}/badge/build-passing-green.svg)",
        f"[![docs]({SHIELD}/badge/docs-MIT-green.svg)](https://opensource.org/osd)",
        f"![l]({SHIELD}/badge/license-{{{{license}}}}-blue.svg)",
        "[the license](https://opensource.org/licenses/MIT)",
        "license: ![logo](logo.png)",
        "![icon](i.svg) by A, [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)",
        # A picture of somebody else, under a licence.
        "[![photo](p.jpg)](https://creativecommons.org/licenses/by/4.0/)",
    ],
)
def test_what_is_no_badge_about_a_licence(text: str) -> None:
    assert not list(readme_badges.read("README.md", text.encode()))


@pytest.mark.parametrize(
    ("text", "value", "line", "column"),
    [
        ("---\ntitle: A\nlicense: PPL\n---\nx\n", "PPL", 3, 10),
        ("---\r\nlicense: 'CC-BY-4.0'\r\n---\r\n", "CC-BY-4.0", 2, 10),
        ('+++\ntitle = "A"\nlicense = "PPL"\n+++\n', "PPL", 3, 11),
        ("---\nlicense:\n  type: PPL\n  url: x\n---\n", "PPL", 3, 9),
        ("---\nlicence: PPL\n...\n", "PPL", 2, 10),
    ],
)
def test_a_page_may_be_on_terms_of_its_own(
    text: str, value: str, line: int, column: int
) -> None:
    (seen,) = front_matter.read("docs/a.md", text.encode())
    assert (seen.kind, seen.value) == (EvidenceKind.NOTICE, value)
    assert (seen.line, seen.column) == (line, column)


def test_an_address_in_the_head_of_a_page_names_the_licence() -> None:
    text = b"---\nrights: https://creativecommons.org/licenses/by-sa/4.0/\n---\n"
    (seen,) = front_matter.read("a.md", text)
    assert seen.means == "CC-BY-SA-4.0"


def test_the_head_of_a_readme_speaks_for_its_folder() -> None:
    (seen,) = front_matter.read("model/README.md", b"---\nlicense: apache-2.0\n---\n")
    assert (seen.kind, seen.value) == (EvidenceKind.MANIFEST, "apache-2.0")


def test_the_head_of_a_model_card_may_point_to_a_file() -> None:
    text = b"---\nlicense: other\nlicense_name: ours\nlicense_link: LICENSE\n---\n"
    (seen,) = front_matter.read("README.md", text)
    assert (seen.points_to, seen.line) == ("LICENSE", 4)


@pytest.mark.parametrize(
    "text",
    [
        "# A\n\n---\nlicense: MIT\n---\n",
        "---\nlicense: MIT\n",
        "---\nrights: all mine\n---\n",
        "---\nlicense: other\n---\n",
        "---\nlicense: [a, {b\n---\n",
        "---\n{% if license %}\n---\n",
        "---\n- license\n---\n",
        "no head, but a license: MIT\n",
    ],
)
def test_a_page_whose_head_states_nothing(text: str) -> None:
    assert not list(front_matter.read("a.md", text.encode()))
