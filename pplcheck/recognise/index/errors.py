"""Why can an index not be used, or not be made?"""


class UnusableIndexError(ValueError):
    """The bytes are no index of this version, or are damaged; or no index can be made.

    Attributes:
        reason: for people, without a full stop.

    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def require(holds: bool, reason: str) -> None:  # noqa: FBT001  # it is what is required
    """Raise an error unless something holds.

    Args:
        holds: what must be so.
        reason: what is wrong where it is not.

    Raises:
        UnusableIndexError: it does not hold.

    """
    if not holds:
        raise UnusableIndexError(reason)
