"""What should a person know of a likeness, in one line?"""

from pplcheck.model.likeness import Likeness


def told_of(one: Likeness) -> str:
    """Return what is known of a likeness: how large, mirrored, how near, how much.

    Args:
        one: the likeness.

    """
    measured = [
        one.says,
        f"distance {one.distance:.1e}" if one.distance else "",
        f"{one.score:.0%} in common" if one.score is not None else "",
        "" if one.is_claimed else "for a person to look at",
    ]
    return "; ".join(part for part in measured if part)
