"""Is a licence open to everybody for every purpose, and what does it ask of all?

From the classes of the table of combining: a lawyer reads what each of them asks. A licence
that no class names is not said to be open.
"""

from pplcheck.licences.combining.table import table
from pplcheck.licences.expression import spdx_ids
from pplcheck.licences.grammar import Leaf


def open_to_all(leaf: Leaf) -> str:
    """Return what an open licence asks of everybody, in short; empty where it is not open.

    Args:
        leaf: a licence, by its id of today, perhaps with an exception. Those of the SPDX list
            only ever give more; any other may take something away, so that nothing is said.

    """
    known = table().by_id
    kind = known.get(leaf.licence.removesuffix("+"))
    if kind is None or not kind.asks:
        return ""
    if not leaf.exception:
        return kind.asks
    if leaf.exception.lower() not in spdx_ids():
        return ""
    with_it = known.get(leaf.exception)
    if with_it is not None and with_it.asks:
        return with_it.asks
    return f"{kind.asks}; {leaf.exception} gives more"
