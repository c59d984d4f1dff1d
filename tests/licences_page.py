"""Write docs/reference/licences.md from the data: `make licences`.

The tables are those of the corpus; the numbers are those that the programme uses.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pplcheck.licences.corpus.index import about_index, shipped_index
from pplcheck.licences.corpus.references import Reference, references
from pplcheck.licences.identify import FLOORS

_HEAD = """\
# Licences

<!-- Written by `make licences` from the data in pplcheck/licences/corpus/. -->

`pplcheck` tells licences by the words of their text. Similarity alone is unsafe in this family:
the Cooperative Software License contains 95 % of the Peer Production License, which shares 90 %
with CC-BY-NC-SA-3.0. So a text is first found, and then laid beside its licence word by word.

## The kinds of text

| kind | the file is | `licence` | `names` |
|---|---|---|---|
| `text` | the text of a licence, or of several | the id, or ids joined by `AND` | empty |
| `modified` | a licence with other words in it, be it one decisive word, or with a rider | the id of the original | the same |
| `partial` | a part of a licence, and little else | the id | the same |
| `deed` | a summary for people; it grants nothing | null | the licence that it sums up |
| `notice` | other words that name a licence, or quote a whole short one | null | the licences that it names |
| `pointer` | at most 60 words that send the reader to another file | null | the licences that it names, if any |
| `impostor` | a licence's title over other words | null | the licence whose title it bears |
| `none` | none of these: empty, or a text that is not known | null | empty |

Only a `text` counts as the text of its licence.

```console
$ pplcheck identify fixtures/stories/cargo-bike/tree/LICENSE fixtures/stories/cargo-bike/tree/README.md fixtures/checks/licence-file-misleads/frame/LICENSE.md
fixtures/stories/cargo-bike/tree/LICENSE
  text  PPL
        contains 100% of the words of PPL, with its decisive words
fixtures/stories/cargo-bike/tree/README.md
  notice  PPL
          names PPL; holds no licence text
fixtures/checks/licence-file-misleads/frame/LICENSE.md
  impostor  PPL
            is titled 'Peer Production License', but its words are not those of
            PPL
```

`pplcheck identify --explain` lays a file beside its licence: which lines are the same words, which
differ in form alone, which in what they say, and which decisive words are missing.

## How a text is recognised

1. **Words.** Case, mark-up, wrapping, quotes, accents, hyphens, comment signs and addresses fall
   away. What is in doubt stays: only a real tag is mark-up, so no words can hide between angles.
2. **Found by a sample.** Every five neighbouring words are one *gram*, hashed. The index holds a
   quarter of the grams of every known text; those that share most with the file are candidates.
   Ranked highest is the one of whose grams most are there, less those that are missing.
3. **Decisive words.** A licence of the family lists the words on which its grants and limits hang.
   All must be there, whatever parts them into lines; none of its relatives' may be.
4. **Side by side.** The file and the licence are aligned. What stands between the words that both
   have is a matter of **form** (the number of a clause, a copyright line, a torn word, a page's
   head, letters that a scanner confuses), or a **change**: then the text is `modified`.

A file is the **text** of a licence where it has {floor} of its grams and no change. If another
licence explains what is left of the file, it is taken too (`AND`). A file of which licences make
up less than {of_file} is about something else: a `notice`.

**What counts as a change.** For a licence marked *every word*: any word put in, left out or
replaced. For the others: a word on which much may hang (*not, only, commercial, fee, any …*); five
words or more put in; nine or more left out; thirteen or more replaced. For all: words before or
behind the licence that limit or widen it (*additional terms, must pay, non-commercial, may not …*).

Otherwise these are tried, in this order:

| kind | where |
|---|---|
| `modified` | at least {modified} of a licence's grams under its title; or, untitled, {floor} with some of its decisive words; or, of a licence without decisive words, {untitled} that make up {untitled} of the file |
| `impostor` | a licence's title within the first eight lines that are not empty, at least 150 words, and not a summary |
| `partial` | at least 40 grams of a licence, which make up {part} of the file, with some decisive word and none of its kin's |
| `deed` | names a licence, and says of itself that it is a summary (`human-readable summary`, `You are free to share`, and the Spanish forms) |
| `pointer` | at most 60 words, with `see`, `ver` and the like before a file's name, or a file's name at the beginning of a line |
| `notice` | names a licence in a statement about licensing, or on a line by itself |

`confidence` is the share of the licence's grams found, for `text`, `modified` and `partial`; 1 for
the others. A single changed word in three thousand leaves it near 1: read `kind` first.

**What it does not see.** Where the words of a licence are not shipped (below), a replaced word of
which the sign is the same by chance, once in 255 times; and, for a licence that is not marked *every
word*, a change of a few words on which nothing seems to hang.

## Which files are looked at

`identify` takes any text file. `scan` and `check` look at

- files whose name says that they hold a licence: `LICENSE`, `LICENCE.md`, `LICENSE-MIT`,
  `LICENSE.PPL`, `COPYING`, `UNLICENSE`, `licencia.txt` and the like, and every file in a folder
  `LICENSES/`, of which the first 200,000 bytes count. A program such as `license.py` is none;
- any other text file between 500 and 200,000 bytes with words that hardly occur outside of
  this family's licences. It counts where it is a `text`, `modified`, `partial` or `deed`;
- the comments and paragraphs of every text file in which *license* or *licencia* stands: they are
  searched for whole licence texts and for [notices](notices.md). The whole file is searched, not
  its head.

What that makes of the other files stands in [Precedence](precedence.md).

## Names

A licence can be named by its SPDX id, in any case; by a `LicenseRef-` of your own; by the names
below, in which *licence* and *license* are one word and *the* is left out; and by what people say
instead, see [Names and notices](notices.md). Short names count only where a licence is being stated
(in a manifest, a tag, a README), since `PPL` means other things elsewhere. `LicenseRef-PPL` is
understood as `PPL`.
"""

_TAIL = """\

## All the others

{spdx} texts of the SPDX list stand in the index, made from {package} on {on}; ids that share one text (`-only`,
`-or-later`, `+`) share one entry, since a text cannot tell them apart. Their words are shipped. Of
licences that are on no list only hashes of word groups and a sign of each word are: their texts
belong to their authors.

`make index` makes the index anew, and `make accuracy` says how right it is.

Judged are uses of assets under a licence whose [terms](terms.md) ship. A licence of your own can be
registered: see [Settle what a licence is](../how-to/settle-licences.md).
"""


def page() -> str:
    """Return the page."""
    floors = {name: f"{share:.0%}".replace("%", " %") for name, share in FLOORS.items()}
    known = Counter(text.source.partition(":")[0] for text in shipped_index().texts)
    made_from = about_index()["made_from"]
    tail = _TAIL.format(spdx=known["spdx"], package=made_from["spdx"], on=made_from["on"])
    strict = [one for one in references() if one.is_strict]
    others = [one for one in references() if one.is_curated and not one.is_strict]
    return "\n".join(
        [
            _HEAD.format(**floors),
            "## The family and its surroundings\n",
            *_table(strict),
            "\n## Ancestors and neighbours\n",
            *_table(others),
            tail,
        ]
    )


def _table(licences: list[Reference]) -> Iterator[str]:
    yield "| id | names | short names | forms known | decisive words | compared by |"
    yield "|---|---|---|---|---|---|"
    for one in licences:
        tokens = ", ".join(f"`{token}`" for token in one.tokens)
        shipped = {text.is_open for text in one.texts}
        by = "words" if True in shipped else "signs" if shipped else "name alone"
        by = f"every word ({by})" if one.is_strict and shipped else by
        numbers = (len(one.texts) or "", len(one.phrases) or "")
        row = (f"`{one.id}`", "; ".join(one.names), tokens, *numbers, by)
        yield f"| {' | '.join(map(str, row))} |"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(), encoding="utf-8")
