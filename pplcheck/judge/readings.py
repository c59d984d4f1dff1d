"""What would a decision be under every combination of readings?

The facts of one case are taken out of the diagram of a list. What remains is a diagram that
asks readings alone and ends in what is possible under them; readings that do not matter to the
case are not in it, so that they cost nothing.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from pplcheck.judge.diagram import Diagram
from pplcheck.judge.formula import TooMuchWorkError

_Sets = frozenset[frozenset[str]]
# The widest known licence needs less than 1,000.
_MOST_JOINED: Final = 100_000
_MOST_COMPARED: Final = 1_000_000


class Readings:
    """What is possible in one case, by readings.

    What is possible is given as bits. Bit `n` says that line `n` may be the first to hold; the
    bit behind the lines, that none may hold; the bits behind that one, that line `n` alone may
    fail to hold.
    """

    def __init__(self, diagram: Diagram, allowed: list[int]) -> None:
        """Take the facts out.

        Args:
            diagram: of the decision list.
            allowed: the worlds that each fact may be in; those of readings are not asked.

        Raises:
            TooMuchWorkError: too much hangs on the readings.

        """
        self._diagram = diagram
        self._allowed = allowed
        # An end has no children, and the number behind those of all variables.
        self._asks: list[int] = []
        self._children: list[tuple[int, ...]] = []
        self._bits: list[int] = []
        self._numbers: dict[tuple[int, tuple[int, ...], int], int] = {}
        self._projected: dict[int, int] = {}
        self._joined: dict[tuple[int, int], int] = {}
        self._compared = 0
        self._root = self._project(diagram.root)
        for line, root in enumerate(diagram.alone):
            self._root = self._either(self._root, self._failing(self._project(root), line, {}))

    def __len__(self) -> int:
        """Return how many nodes it took to take the facts out."""
        return len(self._asks)

    def under(self, chosen: Mapping[int, int]) -> int:
        """Return what is possible under an option for each reading, by their numbers."""
        node = self._root
        while self._children[node]:
            node = self._children[node][chosen[self._asks[node]]]
        return self._bits[node]

    def every(self) -> Iterator[int]:
        """Yield what is possible under each combination, as often as that is reached."""
        seen = {self._root}
        todo = [self._root]
        while todo:
            node = todo.pop()
            if not self._children[node]:
                yield self._bits[node]
            todo.extend(set(self._children[node]) - seen)
            seen.update(self._children[node])

    def changing(self, chosen: Mapping[int, int], is_same: Callable[[int], bool]) -> _Sets:
        """Return the smallest sets of readings that, read otherwise, change what is found.

        Args:
            chosen: the option for each reading now, by their numbers.
            is_same: whether that, which is possible, comes to the same as now.

        Raises:
            TooMuchWorkError: too much hangs on the readings.

        """
        self._compared = 0
        return self._changing(self._root, chosen, is_same, {})

    def _changing(
        self,
        node: int,
        chosen: Mapping[int, int],
        is_same: Callable[[int], bool],
        seen: dict[int, _Sets],
    ) -> _Sets:
        if node in seen:
            return seen[node]
        sets: set[frozenset[str]] = set()
        if not self._children[node] and not is_same(self._bits[node]):
            sets.add(frozenset())
        asked = self._asks[node]
        for option, child in enumerate(self._children[node]):
            below = self._changing(child, chosen, is_same, seen)
            own = () if option == chosen[asked] else (self._diagram.variables[asked].name,)
            sets.update(one.union(own) for one in below)
        self._compared += len(sets) ** 2
        if self._compared > _MOST_COMPARED:
            raise TooMuchWorkError
        seen[node] = frozenset(one for one in sets if not any(other < one for other in sets))
        return seen[node]

    def _project(self, node: int) -> int:
        found = self._projected.get(node)
        if found is None:
            found = self._projected[node] = self._taken_out(node)
        return found

    def _taken_out(self, node: int) -> int:
        diagram = self._diagram
        if node < diagram.ends:
            return self._end(1 << node)
        variable = diagram.asks[node]
        children = diagram.children[node]
        if diagram.variables[variable].options:
            return self._inner(variable, tuple(map(self._project, children)))
        allowed = self._allowed[variable]
        may = dict.fromkeys(one for n, one in enumerate(children) if allowed >> n & 1)
        first, *others = map(self._project, may)
        for other in others:
            first = self._either(first, other)
        return first

    def _either(self, one: int, other: int) -> int:
        """Return what is possible in one or the other."""
        if one == other:
            return one
        key = (one, other) if one < other else (other, one)
        found = self._joined.get(key)
        if found is None:
            if len(self._joined) > _MOST_JOINED:
                raise TooMuchWorkError
            found = self._joined[key] = self._both(one, other)
        return found

    def _both(self, one: int, other: int) -> int:
        asks = min(self._asks[one], self._asks[other])
        if asks == len(self._diagram.variables):
            return self._end(self._bits[one] | self._bits[other])
        values = self._diagram.variables[asks].values
        ones, others = (
            self._children[node] if self._asks[node] == asks else (node,) * values
            for node in (one, other)
        )
        return self._inner(asks, tuple(map(self._either, ones, others)))

    def _failing(self, node: int, line: int, seen: dict[int, int]) -> int:
        """Return where a line alone may fail to hold."""
        if node not in seen:
            children = self._children[node]
            if children:
                below = tuple(self._failing(child, line, seen) for child in children)
                seen[node] = self._inner(self._asks[node], below)
            else:
                may_fail = self._bits[node] >> self._diagram.nothing & 1
                seen[node] = self._end(may_fail << self._diagram.ends + line)
        return seen[node]

    def _end(self, bits: int) -> int:
        return self._node(len(self._diagram.variables), (), bits)

    def _inner(self, asks: int, children: tuple[int, ...]) -> int:
        return children[0] if len(set(children)) == 1 else self._node(asks, children, 0)

    def _node(self, asks: int, children: tuple[int, ...], bits: int) -> int:
        key = (asks, children, bits)
        found = self._numbers.get(key)
        if found is None:
            found = self._numbers[key] = len(self._asks)
            self._asks.append(asks)
            self._children.append(children)
            self._bits.append(bits)
        return found
