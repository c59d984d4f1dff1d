"""Could this file hold a licence text, though its name does not say so?"""

# Words, in lower case, that stand in the texts of the family and hardly anywhere else.
ANCHORS = (
    b"copyfarleft public license",
    b"worker-owned business or worker-owned",
    b"exclusively granted to",
    b"all owners are workers",
    b"forma privada",
    b"legible por human",
)
# No licence text is shorter.
FEWEST_BYTES = 500
