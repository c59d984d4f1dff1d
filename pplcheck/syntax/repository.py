"""Which repository does an address mean, however it is written?

Forms: those of git (git-clone(1), "GIT URLS"), the short ones of npm (package.json, "Git
URLs as Dependencies": `github:owner/name`), those of pip and SPDX (`git+https://…@v1#egg=x`),
and pages of the forges below a repository.
"""

import re
from typing import Final

_LONGEST: Final = 2_000
_SHORT: Final = {
    "github": "github.com",
    "gitlab": "gitlab.com",
    "bitbucket": "bitbucket.org",
    "codeberg": "codeberg.org",
    "sourcehut": "git.sr.ht",
}
# On these, owner and name are two parts, and neither minds the case of letters.
_TWO_PARTS: Final = frozenset(
    {
        "github.com",
        "bitbucket.org",
        "codeberg.org",
        "gitee.com",
        "framagit.org",
        "salsa.debian.org",
    }
)
# Groups within groups, and `/-/` before a page.
_NESTED: Final = frozenset({"gitlab.com"})
_MIRRORS: Final = {
    "raw.githubusercontent.com": "github.com",
    "codeload.github.com": "github.com",
    "raw.github.com": "github.com",
    "ssh.github.com": "github.com",
    "altssh.gitlab.com": "gitlab.com",
    "altssh.bitbucket.org": "bitbucket.org",
}
# What on a forge stands where an owner stands elsewhere.
_NOT_OWNERS: Final = frozenset(
    {"topics", "features", "marketplace", "sponsors", "orgs", "about", "explore", "search",
     "settings", "login", "pricing", "apps", "users", "groups", "collections", "notifications"}
)  # fmt: skip
_SHORT_FORM: Final = re.compile(r"(?P<forge>[a-z]+):(?P<path>[\w.-]+/[\w./-]+)(?:[#?@]\S*)?")
# `git@host:owner/name`: a colon before any slash, and a host of more than a drive's letter.
_LIKE_SCP: Final = re.compile(
    r"(?:[\w.+~-]{1,64}@)?(?P<host>[A-Za-z0-9][\w.-]+):(?!/?/)(?P<path>[^\s:]+)"
)
_WITH_SCHEME: Final = re.compile(
    r"(?:[a-z]+\+)?(?:https?|git|ssh|git\+ssh)://(?:[^/@\s]*@)?(?P<host>[^/:@\s]+)"
    r"(?:(?::\d*)?/|:)(?P<path>[^\s]*)",
    re.IGNORECASE,
)
_BARE: Final = re.compile(
    r"(?P<host>(?:[a-z0-9-]+\.)+[a-z]{2,})/(?P<path>[^\s]+)", re.IGNORECASE
)
_SCM: Final = re.compile(r"^scm:git:", re.IGNORECASE)


def repository_at(address: str) -> str:
    """Return the canonical address of a repository: `github.com/owner/name`.

    Names and passwords that an address may hold are left out.

    Args:
        address: in any form; one of a page below a repository means the repository.

    Returns:
        Nothing where no repository on another machine is meant: a path, an owner's page.

    """
    written = _SCM.sub("", address.strip().strip("<>\"'"))
    if not written or len(written) > _LONGEST:
        return ""
    found = _parted(written)
    if found is None:
        return ""
    host, path = found
    host = host.lower().removeprefix("www.").rstrip(".")
    if "." not in host and host != "localhost":
        return ""
    parts = _without_page(_MIRRORS.get(host, host), path)
    return "/".join([_MIRRORS.get(host, host), *parts]) if parts else ""


def _parted(written: str) -> tuple[str, str] | None:
    short = _SHORT_FORM.fullmatch(written)
    if short and short["forge"] in _SHORT:
        return _SHORT[short["forge"]], short["path"]
    for form in (_WITH_SCHEME, _LIKE_SCP, _BARE):
        found = form.fullmatch(written)
        if found:
            return found["host"], found["path"]
    return None


def _without_page(host: str, path: str) -> list[str]:
    """Return the parts of a path that name the repository."""
    path = re.split(r"[?#]", path, maxsplit=1)[0].partition("/-/")[0]
    # `…/name.git@v1.2` of pip, `…/name@v1` of Go and of workflows; a part may begin with it.
    path = re.sub(r"(?<=[^/])@[^@]*$", "", path)
    parts = [part for part in path.split("/") if part not in {"", "."}]
    if ".." in parts:
        return []
    for number, part in enumerate(parts):
        if part.endswith(".git") and part != ".git":
            parts = [*parts[:number], part.removesuffix(".git")]
            break
    if host in _TWO_PARTS:
        is_one = len(parts) > 1 and parts[0].lower() not in _NOT_OWNERS
        return [part.lower() for part in parts[:2]] if is_one else []
    if host in _NESTED:
        return [part.lower() for part in parts] if len(parts) > 1 else []
    return parts
