"""Are the rules for contributions heard, and nothing else?"""

import time

import pytest

from pplcheck.model.contribution import RuleKind
from pplcheck.model.evidence import EvidenceKind
from pplcheck.read import readers_for
from pplcheck.read.text import contribution_terms

INBOUND = [
    "By contributing, you agree that your contributions are licensed under the same terms.",
    "By submitting a pull request you agree to release your code under the terms of the PPL.",
    "By opening a pull request you license your work under the license of this project.",
    "All contributions are released under the [licence](LICENSE) of this repository.",
    "Any contribution intentionally submitted by you shall be dual licensed as above.",
    "We follow inbound=outbound.",
    "En contribuant, vous acceptez que vos contributions soient sous la même licence.",
    "Vos contributions seront publiées sous la licence du projet.",
    "Al contribuir, aceptas que tus contribuciones se licencien bajo la misma licencia.",
    "Al contribuir aceptas licenciar tus contribuciones bajo la Licencia MIT.",
    "Mit dem Einreichen stimmst du zu, dass deine Beiträge unter derselben Lizenz stehen.",
    "Durch Beiträge stimmen Sie zu, dass diese unter der MIT-Lizenz veröffentlicht werden.",
]
AGREEMENT = [
    "Before we merge anything you must sign our CLA.",
    "Please sign the Contributor License Agreement first.",
    "By contributing you assign the copyright in your contribution to the co-operative.",
    "By contributing, you disclaim all copyright interests in favour of the institute.",
    "En contribuant, vous cédez vos droits à la coopérative.",
    "Al contribuir, cedes los derechos de autor a la cooperativa.",
    "Mit deinem Beitrag überträgst du alle Nutzungsrechte an den Verein.",
]
SIGN_OFF = [
    "We use the Developer Certificate of Origin.",
    "Every commit must be signed off.",
    "Add a line `Signed-off-by: Your Name <you@example.com>` to each commit.",
    "Use `git commit -s` for that.",
]
KEPT = [
    "You retain the copyright in your contributions.",
    "Vous conservez vos droits d'auteur.",
    "Conservas los derechos de autor.",
    "Du behältst alle Urheberrechte an deinen Beiträgen.",
]
NONE = [
    "Contributions are welcome!",
    "See CONTRIBUTING.md for how to contribute, and LICENSE for the licence.",
    "This project is licensed under the MIT license, and contributions are welcome.",
    "Submit a pull request, and the license checker will be run with it.",
    "We do not require a CLA.",
    "A CLA is not required.",
    "Aucun CLA, ni accord de contribution.",
    "No hace falta: sin CLA.",
    "Kein CLA nötig.",
    "You need not sign off your commits, and we don't use the DCO.",
    "Contributions are not licensed under the PPL.",
    "We don't license contributions under the terms of the project.",
    "If you remix it, distribute your contributions under the same license as the original.",
    "Wenn du das Material bearbeitest, musst du deine Beiträge unter derselben Lizenz teilen.",
    "The class CLAAS is described in clause 4.",
    "Assign the issue to yourself.",
]
WORDS = [
    *((RuleKind.INBOUND, one) for one in INBOUND),
    *((RuleKind.AGREEMENT, one) for one in AGREEMENT),
    *((RuleKind.SIGN_OFF, one) for one in SIGN_OFF),
    *((RuleKind.KEPT, one) for one in KEPT),
    *((None, one) for one in NONE),
]


def heard(text: str, name: str = "CONTRIBUTING.md") -> list[tuple[str, int]]:
    found = list(contribution_terms.read(name, text.encode()))
    assert all(one.kind is EvidenceKind.CONTRIBUTION for one in found)
    return [(one.about, one.line) for one in found]


@pytest.mark.parametrize(("kind", "sentence"), WORDS, ids=[words[:40] for _, words in WORDS])
def test_what_sentences_say(kind: RuleKind | None, sentence: str) -> None:
    expected = [(kind, 1)] if kind else []
    assert heard(sentence) == expected
    # Wrapped, in a list, among others.
    wrapped = f"# Contributing\n\nThank you. Have fun.\n\n- {sentence.replace(' ', chr(10))}\n"
    assert [about for about, _ in heard(wrapped)] == ([kind] if kind else [])


def test_the_line_on_which_a_sentence_begins() -> None:
    text = (
        "# Contributing\n\nBe kind. We follow\ninbound=outbound.\n## Rights\nYou keep\nthe"
        " copyright. Each commit must be signed off.\n"
    )
    assert heard(text) == [("inbound", 3), ("kept", 6), ("sign_off", 7)]


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        (".clabot", '{"contributors": []}', "agreement"),
        (".github/workflows/cla.yml", "on: [pull_request_target]\n", "agreement"),
        ("CLA.md", "# Individual Contributor License Agreement\n", "agreement"),
        ("docs/icla.txt", "Contribution License Agreement", "agreement"),
        ("DCO", "Developer Certificate of Origin\nVersion 1.1\n", "sign_off"),
        ("CLA.md", "# Classroom\n", ""),
        ("cla.py", "x = 1\n", ""),
    ],
)
def test_files_that_are_a_rule(name: str, content: str, kind: str) -> None:
    assert contribution_terms in readers_for(name)
    assert [about for about, _ in heard(content, name)] == [kind] * bool(kind)


@pytest.mark.parametrize("name", ["classes.md", "src/contribute_form.js", "claim.txt", "dcos"])
def test_files_that_are_none(name: str) -> None:
    assert contribution_terms not in readers_for(name)


@pytest.mark.parametrize(
    "word",
    ["contribute under ", "you assign ", "agree license ", "commit sign off ", "](", "< ("],
)  # fmt: skip
def test_long_texts_are_read_in_no_time(word: str) -> None:
    started = time.process_time()
    heard(word * 100_000)
    heard(f"{(word * 60)[:690]}. X" * 300)
    assert time.process_time() - started < 10
