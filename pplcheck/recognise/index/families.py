"""Which commons have to do with each other, so that what they share is no surprise?"""

from collections.abc import Sequence

from pplcheck.model.commons import Commons


def families(commons: Sequence[Commons]) -> list[int]:
    """Return the number of each commons' family.

    Two are of one family where any commit without parents is in the past of both: a fork that
    has merged a second history has both, and is related to either.

    Args:
        commons: of an index.

    """
    parents = list(range(len(commons)))

    def eldest(number: int) -> int:
        while parents[number] != number:
            parents[number] = parents[parents[number]]
            number = parents[number]
        return number

    holders: dict[str, int] = {}
    for number, one in enumerate(commons):
        for root in one.family:
            other = eldest(holders.setdefault(root, number))
            own = eldest(number)
            parents[max(own, other)] = min(own, other)
    return [eldest(number) for number in range(len(commons))]
