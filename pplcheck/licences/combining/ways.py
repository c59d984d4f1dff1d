"""In which way is a file used, as far as its path can tell?"""

_ASIDE = frozenset(
    {
        "__tests__", "benchmark", "benchmarks", "ci", "doc", "docs", "documentation", "example",
        "examples", "fixture", "fixtures", "sample", "samples", "script", "scripts", "spec",
        "specs", "test", "testdata", "tests", "tool", "tools",
    }
)  # fmt: skip
_SOURCE = frozenset(
    {
        "bash", "c", "cc", "cjs", "clj", "cpp", "cs", "css", "cxx", "dart", "erl", "ex", "exs",
        "fs", "go", "h", "hh", "hpp", "hs", "ino", "java", "jl", "js", "jsx", "kt", "less",
        "lua", "m", "mjs", "ml", "mm", "php", "pl", "pm", "py", "r", "rb", "rs", "sass", "scad",
        "scala", "scss", "sh", "sol", "sql", "sv", "svelte", "swift", "ts", "tsx", "twig", "v",
        "vhd", "vue", "zig",
    }
)  # fmt: skip


def is_aside(path: str) -> bool:
    """Whether it stands among tests, documents or tools, which may be no part of the work."""
    return not _ASIDE.isdisjoint(path.lower().split("/")[:-1])


def is_source(path: str) -> bool:
    """Whether it is the source of a programme, which is one with the files around it."""
    return path.rpartition(".")[2].lower() in _SOURCE
