"""The entities that were studied, as entity files: codings of what is known of them."""

import csv
import json
from pathlib import Path

_FACTS = (
    "business", "owners_are_workers", "outside_return", "surplus_retained",
    "reserves_indivisible", "private", "member_benefit_only", "seeks_profit", "member_wages",
    "nonmember_wages",
)  # fmt: skip


def entity_files(table: Path, folder: Path) -> dict[str, Path]:
    """Write one file an entity, and return them by name.

    The statements are taken to be the entities' own, so that what accuses counts as well.
    """
    found = {}
    with table.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file, delimiter="\t"), start=1):
            path = folder / f"e{number}.toml"
            facts = [
                f'[facts.{fact}]\nvalue = "{row[fact]}"\nlevel = 1\nby = "self"\n'
                f"evidence = {json.dumps(row['source'])}\n"
                for fact in _FACTS
                if row[fact] in {"yes", "no"}
            ]
            head = (
                f'schema = "pplcheck.entity/1"\nid = "e{number}"\n'
                f"names = [{json.dumps(row['entity'])}]\nperson = false\n"
            )
            path.write_text(head + "".join(facts), encoding="utf-8")
            found[row["entity"]] = path
    return found
