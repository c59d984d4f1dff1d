"""How do two paths stand to each other, and to their folders?"""


def common_tail(path: str, other: str) -> int:
    """Return how many of the last names of two paths are the same."""
    count = 0
    for one, two in zip(reversed(path.split("/")), reversed(other.split("/")), strict=False):
        if one != two:
            break
        count += 1
    return count


def without_tail(path: str, tail: int) -> str:
    """Return a path without so many of its last names."""
    return "/".join(path.split("/")[:-tail])


def folder_of(path: str) -> str:
    """Return the folder of a path; the root is empty."""
    return path.rpartition("/")[0]


def below(folder: str, path: str) -> str | None:
    """Return a path relative to a folder, or None where it is not below it."""
    if not folder or path == folder:
        return path if not folder else ""
    return path[len(folder) + 1 :] if path.startswith(f"{folder}/") else None


def joined(folder: str, rest: str) -> str:
    """Return the path of what stands below a folder; either may be empty."""
    return f"{folder}/{rest}".strip("/")
