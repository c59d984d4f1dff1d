"""Which repositories does a workspace of many take in (west, repo)?

Sources: Zephyr, "West Manifests"; Android's repo, "manifest format" (XML).
"""

from collections.abc import Iterator

from pplcheck.model.evidence import Evidence
from pplcheck.read.needed import SUBMODULE, Written, repository, table, tables
from pplcheck.syntax import xml, yaml


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield each repository."""
    if path.lower().endswith(".xml"):
        yield from _of_repo(content)
        return
    manifest = table(table(yaml.load(content)).get("manifest"))
    written = Written(content)
    bases = {one.get("name"): one.get("url-base") for one in tables(manifest.get("remotes"))}
    defaults = table(manifest.get("defaults"))
    for project in tables(manifest.get("projects")):
        name = project.get("name")
        base = bases.get(project.get("remote") or defaults.get("remote"))
        address = project.get("url") or f"{base}/{project.get('repo-path') or name}"
        line = written.line_of(f"name: {name}")
        version = project.get("revision") or defaults.get("revision")
        yield from repository(address, version, line, where=SUBMODULE)


def _of_repo(content: bytes) -> Iterator[Evidence]:
    elements = [one for one in xml.load(content) if one.path[0] == "manifest"]
    bases = {
        one.attribute("name"): one.attribute("fetch")
        for one in elements
        if one.path[-1] == "remote"
    }
    default = next((one for one in elements if one.path[-1] == "default"), None)
    for one in elements:
        if one.path[-1] in {"project", "submanifest"}:
            remote = one.attribute("remote") or (default.attribute("remote") if default else "")
            address = f"{bases.get(remote, '').rstrip('/')}/{one.attribute('name')}"
            version = one.attribute("revision")
            yield from repository(address, version, one.line, where=SUBMODULE)
