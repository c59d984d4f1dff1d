"""How does the past of a commons stand in an index?"""

from datetime import date
from itertools import islice

from pplcheck.model.past import Past, PastCommit
from pplcheck.recognise.index.about import id_size
from pplcheck.recognise.index.table import Table


def past_of(table: Table, commons: int) -> Past:
    """Return the commits of a commons.

    Args:
        table: of the index.
        commons: its number.

    """
    about = table.about[commons]
    rows = table.rows("commits", commons)
    digits = 2 * id_size(about.commons)
    ids = table.ids[rows, : digits // 2].tobytes().hex()
    parents = iter(table.parents[table.rows("parents", commons)].tolist())
    commits = tuple(
        PastCommit(
            id=ids[number * digits : (number + 1) * digits],
            day=date.fromordinal(day),
            parents=tuple(islice(parents, count)),
            line=line,
        )
        for number, (day, line, count) in enumerate(table.commits[rows].tolist())
    )
    line = table.line[table.rows("line", commons)].tolist()
    return Past(commits, tuple(line), is_whole=about.is_whole)


def id_at(table: Table, commons: int, row: int) -> str:
    """Return the id of a commit.

    Args:
        table: of the index.
        commons: whose it is.
        row: its number among the commits of all commons.

    """
    return table.ids[row, : id_size(table.about[commons].commons)].tobytes().hex()
