"""Make the index of known texts anew.

    npm pack spdx-license-list@6.12.0 && tar xzf spdx-license-list-6.12.0.tgz
    python -m pplcheck.licences.corpus.build package ../shared/data/licences FOLDER --on DAY

Writes `index.bin` and `index.json` beside this file. The words of texts on the SPDX list are
shipped, since the package offers them freely (CC0-1.0); of all others only hashes are.
"""

import argparse
import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from pplcheck.licences.corpus.index import KnownText, known_text, pack
from pplcheck.licences.corpus.references import read_list
from pplcheck.licences.words import spoken

# Ids whose texts are the same: which versions may be chosen stands elsewhere.
_CHOICE = re.compile(
    r"(?:\+|(?:-(?:no-)?invariants)?-(?:only|or-later)|-(?:no-)?RFN|-no-copyleft-exception"
    r"|-Combined-Work-Exception)$"
)
_END = "END OF TERMS AND CONDITIONS"
_SAME = {"StandardML-NJ": "SMLNJ"}


def build(spdx: Path, kin: Sequence[Path], target: Path, on: str) -> None:
    """Read every text of the SPDX list and of `licences.toml`, and write the index.

    Args:
        spdx: the unpacked npm package spdx-license-list.
        kin: folders with the texts that are on no list.
        target: where `licences.toml` stands and the index goes.
        on: the day, to be written into the index.

    """
    texts: dict[str, KnownText] = {}
    hashes: dict[str, str] = {}
    for id_, source, text in (*_listed(target, spdx, kin), *_all_of_spdx(spdx)):
        known = known_text(id_, source, spoken(text), is_open=source.startswith("spdx:"))
        if known.exact not in texts:
            texts[known.exact] = known
            hashes[source] = hashlib.sha256(text.encode()).hexdigest()
    packed, about = pack(list(texts.values()))
    package = json.loads((spdx / "package.json").read_text(encoding="utf-8"))
    about["made_from"] = {
        "spdx": f"npm {package['name']} {package['version']} ({package['license']})",
        "kin": "see licences.toml",
        "on": on,
    }
    for row in about["texts"]:
        row["sha256"] = hashes[row["source"]]
    (target / "index.bin").write_bytes(packed)
    written = json.dumps(about, separators=(",", ":")).replace('{"id"', '\n{"id"')
    (target / "index.json").write_text(written + "\n", encoding="utf-8")


def _listed(target: Path, spdx: Path, kin: Sequence[Path]) -> Iterator[tuple[str, str, str]]:
    """Yield id, source and text of what `licences.toml` names."""
    for row in read_list((target / "licences.toml").read_text(encoding="utf-8")):
        for source in row.get("texts", ()):
            yield str(row["id"]), source, _text(source, spdx, kin)


def _all_of_spdx(spdx: Path) -> Iterator[tuple[str, str, str]]:
    """Yield id, source and text of the whole list; ids of one text share their base's."""
    ids = sorted(path.stem for path in (spdx / "licenses").glob("*.json"))
    for id_ in ids:
        base = _CHOICE.sub("", _SAME.get(id_, id_))
        source = f"spdx:{id_}"
        text = _text(source, spdx, ())
        yield base if base in ids else id_, source, text
        terms, end, appendix = text.partition(_END)
        if appendix:
            # It goes about with and without its appendix on how to apply it.
            yield base if base in ids else id_, f"{source} without appendix", terms + end


def _text(source: str, spdx: Path, kin: Sequence[Path]) -> str:
    kind, _, name = source.partition(":")
    if kind == "spdx":
        record = json.loads((spdx / "licenses" / f"{name}.json").read_text(encoding="utf-8"))
        return str(record["licenseText"])
    for folder in kin:
        if (folder / name).is_file():
            return (folder / name).read_text(encoding="utf-8")
    raise SystemExit(f"{source} is in none of the folders given")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Make the index of known texts anew.")
    parser.add_argument("spdx", type=Path, help="the unpacked npm package spdx-license-list")
    parser.add_argument("kin", type=Path, nargs="+", help="folders of texts on no list")
    parser.add_argument("--on", required=True, help="the day, as 2026-11-24")
    given = parser.parse_args()
    build(given.spdx, given.kin, Path(__file__).parent, given.on)
    print("index written")
