"""Which columns of numbers does an index have? Each is a section of its file.

What belongs to one commons stands together, and refers to other rows by their number within
the commons: so putting indexes together is putting columns together. Only the three tables
that are searched are in the order of what is searched for, and number the rows of all.
"""

from typing import Final

# Of all commons: descriptions, as compressed JSON.
ABOUT: Final = "about"
# For each commons, how many rows it has in the others.
COUNTS: Final = "counts"
COUNTED: Final = (
    ("commits", "<u4"), ("parents", "<u4"), ("line", "<u4"), ("paths", "<u4"),
    ("lives", "<u4"), ("texts", "<u4"), ("packs", "<u4"), ("designs", "<u4"),
)  # fmt: skip

COMMIT_IDS: Final = "commit-ids"
COMMITS: Final = "commits"
COMMIT: Final = (("day", "<u4"), ("line", "<u4"), ("parents", "<u4"))
PARENTS: Final = "parents"
LINE: Final = "line"
COMMIT_KEYS: Final = "commit-keys"
COMMIT_NUMBERS: Final = "commit-numbers"

# Sizes of the packs of paths, and the packs.
PACKS: Final = "packs"
PATHS: Final = "paths"
LIVES: Final = "lives"
# It ends before the version with that number: what no version of the line had (it stood on
# a side branch, or was not committed yet) ends where it begins.
LIFE: Final = (("path", "<u4"), ("first", "<u4"), ("end", "<u4"))
CONTENT_KEYS: Final = "content-keys"
CONTENT_NUMBERS: Final = "content-numbers"

TEXTS: Final = "texts"
TEXT: Final = (("path", "<u4"), ("newest", "<u4"))
GRAM_KEYS: Final = "gram-keys"
GRAM_NUMBERS: Final = "gram-numbers"

DESIGNS: Final = "designs"

KEY: Final = "<u8"
NUMBER: Final = "<u4"
# In the order of the file.
SECTIONS: Final = (
    ABOUT, COUNTS, COMMIT_IDS, COMMITS, PARENTS, LINE, COMMIT_KEYS, COMMIT_NUMBERS, PACKS,
    PATHS, LIVES, CONTENT_KEYS, CONTENT_NUMBERS, TEXTS, GRAM_KEYS, GRAM_NUMBERS, DESIGNS,
)  # fmt: skip
