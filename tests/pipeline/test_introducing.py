"""Is what somebody types of themselves taken as stewards will write it?"""

import pytest

from pplcheck.pipeline.introducing import id_for, identifiers_in


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("riders.example", (("domain", "riders.example"),)),
        ("https://www.Riders.example/about", (("domain", "riders.example"),)),
        ("info@riders.example", (("domain", "riders.example"),)),
        ("fr-siren:552 100 554", (("register", "fr-siren:552 100 554"),)),
        ("lei:529900T8BM49AURSDO55", (("lei", "529900T8BM49AURSDO55"),)),
        (
            "b.example, es-coop:1, b.example",
            (("domain", "b.example"), ("register", "es-coop:1")),
        ),
        (" , ", ()),
    ],
)
def test_what_is_typed_is_understood(typed: str, known: tuple[tuple[str, str], ...]) -> None:
    assert identifiers_in(typed) == known


@pytest.mark.parametrize(
    "typed", ["riders", "552100554", "gmail.com", "fr-siren:", ":1", "a b.c"]
)
def test_what_tells_nobody_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"names no register|is no domain"):
        identifiers_in(typed)


@pytest.mark.parametrize(
    ("name", "domain", "id_"),
    [
        ("Our Riders Co-op", "riders.example", "our-riders-co-op"),
        ("Coopérative « Été »", "", "cooperative-ete"),
        ("協同組合", "kumiai.example", "kumiai.example"),
        ("協同組合", "", "us"),
    ],
)
def test_the_id_is_that_of_the_name(name: str, domain: str, id_: str) -> None:
    known = (("domain", domain),) if domain else ()
    assert id_for(name, known, "some/us.toml") == id_
