"""Does a text that was made to be slow stay cheap, in every field that a pattern looks at?"""

import json
import time

import pytest

from pplcheck.lint import lint
from pplcheck.model.lint import Specification
from pplcheck.pipeline.file import read_file

_LONG = 30_000
PAYLOADS = [
    " " * _LONG + "<<",
    "a" * _LONG,
    "a." * (_LONG // 2) + " ",
    "," * _LONG,
    "(" * _LONG,
    "https://" + "a." * (_LONG // 2) + " x",
    "[a](" + "b" * 500 + "{qty",
    "[a" * (_LONG // 2) + "{qty",
    "x by y" * (_LONG // 6),
]
FIELDS = (
    "title",
    "license",
    "licensor",
    "contributors",
    "bom",
    "contact",
    "project-link",
    "sub",
)


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_long_texts_cost_little(payload: str) -> None:
    text = json.dumps(payload)
    one = dict.fromkeys(FIELDS, payload)
    toml = "".join(f"{field} = {text}\n" for field in ("name", "license", "licensor", "repo"))
    files = {
        "okh.toml": toml,
        "x.okw.json": json.dumps({**one, "name": payload, "owner": payload}),
        "oshwa.json": json.dumps({"oshwaUid": "DE000001", "responsibleParty": payload}),
        "README.txt": f"thingiverse licensed under\n{payload}\n{payload}",
        "guide.md": f"{payload}\n" * 20,
        "bom.csv": f"Part,Qty,Supplier\n{text},1,{text}\n",
    }
    files |= {f"okh-{field}.yml": f"{field}: {text}\n" for field in FIELDS}
    began = time.process_time()
    for path, content in files.items():
        read_file(path, content.encode())
    fields = json.dumps(one).encode()
    for followed in Specification:
        lint("a.json", fields, followed, lambda name: name)
    assert time.process_time() - began < 10


def test_ten_thousand_deep_is_refused() -> None:
    for path, opened in (("okh.yml", "a: " + "[" * 10_000), ("okw.json", "[" * 100_000)):
        reading = read_file(path, opened.encode())
        assert reading.faults
