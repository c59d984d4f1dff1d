"""Make the fingerprints anew, from the licence texts.

    npm pack spdx-license-list@6.12.0 && tar xzf spdx-license-list-6.12.0.tgz
    python -m pplcheck.licences.corpus.build package ../shared/data/licences

Writes `fingerprints.bin` and `fingerprints.json` beside this file. The texts themselves are
not shipped: they belong to their authors.
"""

import argparse
import hashlib
import json
from pathlib import Path

from pplcheck.licences.corpus.fingerprints import groups, pack
from pplcheck.licences.corpus.references import read_list
from pplcheck.licences.words import words

_MOST_TEXTS = 64


def build(spdx: Path, kin: Path, target: Path) -> None:
    """Read every text that `licences.toml` names and write the fingerprints.

    Args:
        spdx: the unpacked npm package spdx-license-list.
        kin: a folder with the texts that are on no list.
        target: where `licences.toml` stands and the fingerprints go.

    """
    rows = read_list((target / "licences.toml").read_text(encoding="utf-8"))
    names = [name for row in rows for name in row["texts"]]
    if len(names) > _MOST_TEXTS:
        raise SystemExit(f"{len(names)} texts, but a group has room for {_MOST_TEXTS}")
    contents = {name: _text(name, spdx, kin) for name in names}
    sets = {name: groups(words(text)) for name, text in contents.items()}
    version = json.loads((spdx / "package.json").read_text(encoding="utf-8"))["version"]
    about = {
        "made_from": {"spdx": f"npm spdx-license-list {version}", "kin": "see licences.toml"},
        "texts": {
            name: {
                "groups": len(sets[name]),
                "sha256": hashlib.sha256(text.encode()).hexdigest(),
            }
            for name, text in contents.items()
        },
    }
    (target / "fingerprints.bin").write_bytes(pack(list(sets.values())))
    written = json.dumps(about, indent=1) + "\n"
    (target / "fingerprints.json").write_text(written, encoding="utf-8")


def _text(name: str, spdx: Path, kin: Path) -> str:
    source, _, rest = name.partition(":")
    if source == "kin":
        return (kin / rest).read_text(encoding="utf-8")
    record = json.loads((spdx / "licenses" / f"{rest}.json").read_text(encoding="utf-8"))
    return str(record["licenseText"])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Make the fingerprints anew.")
    parser.add_argument("spdx", type=Path, help="the unpacked npm package spdx-license-list")
    parser.add_argument("kin", type=Path, help="a folder of the texts that are on no list")
    given = parser.parse_args()
    build(given.spdx, given.kin, Path(__file__).parent)
    print("fingerprints written")
