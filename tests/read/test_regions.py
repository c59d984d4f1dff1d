"""Are comments and paragraphs cut out whole, without their signs?"""

import pytest

from pplcheck.read import REGION_CUES, CueFinder, Region, Window, regions

# REUSE-IgnoreStart


def _regions(content: bytes) -> tuple[Region, ...]:
    hits = CueFinder(REGION_CUES).find(content, len(content))
    offsets = sorted(offset for found in hits.values() for offset in found)
    return regions(Window(content), offsets)


@pytest.mark.parametrize(
    "text",
    [
        "// Under the\n// MIT licence.",
        "# Under the\n# MIT licence.",
        "/*\n * Under the\n * MIT licence.\n */",
        "/* Under the\n   MIT licence. */",
        "<!--\nUnder the\nMIT licence.\n-->",
        "-- Under the\n-- MIT licence.",
        ";; Under the\n;; MIT licence.",
        "%% Under the\n%% MIT licence.",
        '"""Under the\nMIT licence.\n"""',
        "dnl Under the\ndnl MIT licence.",
        "REM Under the\nREM MIT licence.",
        "(* Under the\n   MIT licence. *)",
        "{- Under the\n   MIT licence. -}",
        "!! Under the\n!! MIT licence.",
        "Under the\nMIT licence.",
        "//// Under the ////\n//// MIT licence. ////",
    ],
)
def test_the_words_of_a_comment(text: str) -> None:
    (found,) = _regions(f"x = 1;\n\n{text}\n\ny = 2;\n".encode())
    words = [line for line in found.text.split("\n") if line]
    assert words == ["Under the", "MIT licence."]
    assert found.first_line == 3
    assert found.last_line - found.first_line == found.text.count("\n")


def test_a_text_has_paragraphs() -> None:
    text = "Permission is granted.\n\nThe licence stays.\n\n\nSomething else.\n"
    (found,) = _regions(text.encode())
    assert (found.first_line, found.text.split()[-1]) == (1, "stays.")


def test_a_tag_is_no_word_about_licences() -> None:
    assert not _regions(b"# SPDX-License-Identifier: MIT\n")


def test_what_differs_from_file_to_file_is_left_out() -> None:
    one, other = (
        _regions(f"# Copyright (c) {year} {who}\n# SPDX-x: y\n# MIT licence\n".encode())[0]
        for year, who in ((2020, "Ana"), (2021, "Bo"))
    )
    assert one == other == Region("\n\nMIT licence", 1, 3)


def test_no_line_comes_twice_and_there_is_an_end() -> None:
    many = _regions(b"# licence licence\n# licence\n\nx\n\n" * 200)
    assert len(many) == 51
    assert [one.first_line for one in many[:3]] == [1, 6, 11]
    (_, *_) = long = _regions(b"licence " * 100_000)
    assert sum(len(one.text) for one in long) <= 51 * 2_000


# REUSE-IgnoreEnd
