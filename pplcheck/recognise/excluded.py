"""Which files tell nothing of who has what from whom, because everybody has them?

The tables below are meant to be read and put right by people. Of generated files they know what
github-linguist's `lib/linguist/generated.rb` knows by marks, and no more: a file that a
programme wrote from the work of a commons is a trace of the programme before all.
"""

import re
from collections.abc import Iterator
from typing import Final

# Contents that are shorter tell nothing: an import, an empty class, an opening tag.
FEWEST_BYTES: Final = 64
# How much of the beginning is looked at for marks.
HEAD: Final = 8192
# Where marks of generators stand: generators say so before anything else.
_MARKED = 2048

_LICENCE = "the text of a licence"
_LOCK = "a lock file, written by a package manager"
_SKELETON = "a file that a framework or a tool puts into every project"
_BUILD = "a file of a build system that many projects have copied"
_SETTINGS = "settings of a tool, which many projects have alike"
_CUSTOM = "rules of conduct or of contributing, which many projects have copied"
_GENERATED = "written by a programme"
_MINIFIED = "minified"
_BUNDLE = "a bundle of other people's modules"
_SOURCE_MAP = "a source map"
_DATA = "data: facts that are alike whoever writes them down"
_TINY = "too small to tell"

# By the whole name of the file, in lower case.
_NAMES: Final[dict[str, tuple[str, ...]]] = {
    _LOCK: (
        "package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock",
        "bun.lockb", "composer.lock", "symfony.lock", "poetry.lock", "pipfile.lock", "uv.lock",
        "pdm.lock", "pylock.toml", "cargo.lock", "gemfile.lock", "go.sum", "flake.lock",
        "mix.lock", "pubspec.lock", "podfile.lock", "package.resolved", "packages.lock.json",
        "deno.lock", "conda-lock.yml", "gradle.lockfile", "cartfile.resolved",
        ".terraform.lock.hcl", "elm-stuff", "shard.lock", "chart.lock",
    ),
    _SETTINGS: (
        ".gitignore", ".gitattributes", ".gitkeep", ".keep", ".gitmodules", ".mailmap",
        ".editorconfig", ".dockerignore", ".npmignore", ".npmrc", ".nvmrc", ".yarnrc",
        ".babelrc", ".prettierrc", ".prettierignore", ".eslintignore", ".stylelintrc",
        ".browserslistrc", ".htaccess", ".jshintrc", ".jscsrc", ".flowconfig", ".rspec",
        ".ruby-version", ".python-version", ".node-version", ".tool-versions", ".clang-format",
        ".flake8", ".pylintrc", ".coveragerc", ".hgignore", ".vscodeignore", "py.typed",
        "robots.txt", "phpunit.xml.dist", "phpunit.xml", ".php_cs.dist", ".php_cs",
        ".watchmanconfig", ".bowerrc", "runtime.txt", "procfile",
    ),
    _BUILD: (
        "gradlew", "gradlew.bat", "gradle-wrapper.properties", "gradle-wrapper.jar", "mvnw",
        "mvnw.cmd", "makefile.in", "configure", "config.guess", "config.sub", "config.rpath",
        "config.h.in", "install-sh", "ltmain.sh", "libtool", "missing", "depcomp", "compile",
        "ylwrap", "mkinstalldirs", "test-driver", "mdate-sh", "aclocal.m4", "install",
        "texinfo.tex", "get-pip.py", "ez_setup.py", "distribute_setup.py", "versioneer.py",
        "bootstrap.py",
    ),
    # Symfony's recipes, Laravel, Rails, Django, create-react-app, React Native.
    _SKELETON: (
        "manage.py", "wsgi.py", "asgi.py", "artisan", "config.ru", "appcache.php",
        "appkernel.php", "kernel.php", "app_dev.php", "app_test.php", "symfonyrequirements.php",
        "serviceworker.js", "registerserviceworker.js", "reportwebvitals.js", "setuptests.js",
        "proguard-rules.pro", "apple-app-site-association", "browserconfig.xml",
        "crossdomain.xml", "alembic.ini", "script.py.mako", "__manifest__.json",
    ),
    _CUSTOM: (
        "code_of_conduct.md", "code-of-conduct.md", "code_of_conduct.txt", "dco", "dco.txt",
        "pull_request_template.md", "issue_template.md", "bug_report.md", "feature_request.md",
        "funding.yml", "dependabot.yml", "codeql.yml", "codeql-analysis.yml", "stale.yml",
    ),
    _DATA: ("cacert.pem", "public_suffix_list.dat", "mime.types", "iso-codes.json"),
}  # fmt: skip

# By the end of the path, with the folder that makes it telling.
_TAILS: Final[dict[str, tuple[str, ...]]] = {
    _SKELETON: (
        "bin/console", "bin/rails", "bin/rake", "bin/bundle", "bin/setup", "bin/spring",
        "bin/symfony_requirements", "app/autoload.php", "app/check.php", "config/bootstrap.php",
        "config/bundles.php", "config/boot.rb", "config/environment.rb",
        "config/application.rb", "public/index.php", "web/app.php", "web/config.php",
        "config/routes/annotations.yaml", "config/packages/framework.yaml",
        "config/packages/cache.yaml", "config/packages/routing.yaml",
        "config/packages/translation.yaml", "config/packages/twig.yaml",
        "config/packages/validator.yaml", "tests/bootstrap.php",
    ),
    _BUILD: ("gradle/wrapper/gradle-wrapper.properties",),
}  # fmt: skip

# By the end of the name.
_ENDINGS: Final[dict[str, tuple[str, ...]]] = {
    _MINIFIED: (".min.js", ".min.mjs", ".min.cjs", ".min.css", "-min.js", "-min.css"),
    _BUNDLE: (".bundle.js", ".bundle.css", ".umd.js", ".iife.js"),
    _SOURCE_MAP: (".js.map", ".mjs.map", ".cjs.map", ".css.map", ".ts.map"),
    _GENERATED: (
        ".pb.go", ".pb.cc", ".pb.h", "_pb2.py", "_pb2.pyi", "_pb2_grpc.py", ".pb.swift",
        ".designer.cs", ".g.dart", ".freezed.dart", ".g.cs", ".tab.c", ".tab.h", ".d.ts.map",
        ".snap", ".eslintcache", ".tsbuildinfo", ".egg-info/pkg-info",
        ".egg-info/sources.txt", ".pot", ".xcscheme", "project.pbxproj",
    ),
    _LICENCE: (".license", ".licence"),
}  # fmt: skip

# Their likeness tells nothing; to be equal may, where they are long.
# Meshes, solids and tool paths written as text are numbers: their shapes are compared instead.
_DATA_ENDINGS: Final = (
    ".csv", ".tsv", ".geojson", ".topojson", ".dat", ".kml", ".gpx", ".svg", ".stl", ".obj",
    ".ply", ".off", ".amf", ".wrl", ".vrml", ".x3d", ".gltf", ".step", ".stp", ".iges", ".igs",
    ".ifc", ".brep", ".dxf", ".gcode", ".gco", ".nc", ".ngc", ".gbr", ".gtl", ".gbl", ".gts",
    ".gbs", ".gto", ".gbo", ".gko", ".gml", ".drl", ".xln", ".kicad_mod", ".kicad_pcb",
)  # fmt: skip

# Their messages stand in the programmes too: a part of one tells nothing of a programme.
_CATALOGUE_ENDINGS: Final = (".po", ".xlf", ".xliff", ".arb", ".resx", ".strings", ".ftl")

# A text, not `licence.py`.
_LICENCE_NAME = re.compile(
    r"(?:^|/)(?:"
    r"(?:[\w.]+-)?(?:licen[cs]es?|copying|copyright|unlicen[cs]e|patents)(?:[-_.]\w[\w.-]*)?"
    r"|(?:a|l)?gpl-?[\d.]*|apache-?2(?:\.0)?|mit|epl-v\d+|bsd"
    r")(?:\.(?:txt|md|markdown|rst|html?|adoc|org|tex|rtf))?$"
)
_CODE = re.compile(r"\.(?:py|php|js|jsx|ts|tsx|c|h|cc|cpp|rb|go|rs|java|cs|kt|vue|twig|scss)$")
_SHELF = re.compile(r"(?:^|/)(?:licen[cs]es|license_files)/[^/]+\.(?:txt|md|html)$")

# In the first lines. `@generated`: Meta's, taken over by many; "Code generated …": Go's.
_MARKS = re.compile(
    rb"@generated\b"
    rb"|code generated by\b"
    rb"|(?:generated|created)[^\n]{0,120}\bdo not (?:edit|modify|change)"
    rb"|do not (?:edit|modify|change)[^\n]{0,120}(?:\n[^\n]{0,120})?generated"
    rb"|this (?:file|code|class|module|document) (?:is|was|has been) "
    rb"(?:auto(?:matically)?[- ]?)generated"
    rb"|\bautogenerated (?:file|code|by)\b"
    rb"|\bgenerated by (?:re2c|the protocol buffer compiler|swig|cython|autoconf|automake|"
    rb"aclocal|gnu autoconf|php-?parser|antlr|ragel|flex|jison|peg\.?js|yacc|coffeescript|"
    rb"livescript|doxygen|sphinx|javadoc|fontello|icomoon|typedoc|openapi|swagger)"
    rb"|\ba bison parser, made by\b"
    rb"|\ba lexical scanner generated by flex\b"
    rb"|cython_hex_version|// generated on \d{4}",
    re.IGNORECASE,
)
# What `django-admin startproject` writes into an application that may get its own.
_SKELETONS = re.compile(rb"`urlpatterns` list routes URLs to views\. For more information")
_SKELETON_BYTES = 1500
_BUNDLES = re.compile(
    rb"webpackbootstrap|webpackuniversalmoduledefinition|__webpack_require__"
    rb"|typeof require==?=?.function.&&require|parcelrequire\s*="
    rb"|typeof exports\s*[=!]==?\s*['\"]object['\"]\s*&&\s*['\"]undefined['\"]\s*[=!]=",
    re.IGNORECASE,
)
_MAPPED = re.compile(rb"[#@] sourceMappingURL=")
# github-linguist's bound for scripts and styles: lines of more than 110 characters on average.
_MEAN_LINE = 110
_LONGEST_LINE = 5000
_OF_SHORT_LINES = re.compile(r"\.(?:js|mjs|cjs|css|ts|jsx|php|json|html?)$")
_SCRIPT_OR_STYLE = re.compile(r"\.(?:js|mjs|cjs|css)$")
# A package's file that only says that there is a package; some carry a line of notice.
_PACKAGE_FILES = re.compile(r"(?:^|/)(?:__init__\.py|index\.(?:php|html?|js|ts)|mod\.rs)$")
_PACKAGE_BYTES = 200


def why_no_evidence(path: str, head: bytes | None, size: int) -> str:
    """Return why it tells nothing that a file stands in two places; empty where it may tell.

    Args:
        path: in the site or in the commons; the folders around it may matter.
        head: the first `HEAD` bytes or more, or None where they cannot be had: then what only
            they tell is left open.
        size: in bytes; -1 where that is not known.

    """
    lower = path.lower()
    return _why_by_path(lower) or _why_by_size(lower, size) or _why_by_head(lower, head, size)


def why_no_likeness(path: str) -> str:
    """Return why it tells nothing that a file is nearly like another; empty where it may tell.

    Args:
        path: of one of the two; that `why_no_evidence` says nothing against it is not repeated.

    """
    return _DATA if path.lower().endswith(_DATA_ENDINGS) else ""


def is_catalogue(path: str) -> bool:
    """Tell whether a file is a catalogue of messages and their translations."""
    return path.lower().endswith(_CATALOGUE_ENDINGS)


def _why_by_path(lower: str) -> str:
    name = lower.rpartition("/")[2]
    why = _BY_NAME.get(name, "")
    if why:
        return why
    for why, endings in _ENDINGS.items():
        if lower.endswith(endings):
            return why
    for why, tails in _TAILS.items():
        if any(lower == tail or lower.endswith(f"/{tail}") for tail in tails):
            return why
    is_licence = _SHELF.search(lower) or (
        _LICENCE_NAME.search(lower) and not _CODE.search(lower)
    )
    return _LICENCE if is_licence else ""


def _why_by_size(lower: str, size: int) -> str:
    fewest = _PACKAGE_BYTES if _PACKAGE_FILES.search(lower) else FEWEST_BYTES
    return _TINY if 0 <= size < fewest else ""


def _why_by_head(lower: str, head: bytes | None, size: int) -> str:
    if head is None:
        return ""
    if _MARKS.search(head, 0, _MARKED):
        return _GENERATED
    if 0 <= size < _SKELETON_BYTES and _SKELETONS.search(head):
        return _SKELETON
    if not _OF_SHORT_LINES.search(lower):
        return ""
    is_whole = len(head) >= size >= 0
    return _why_by_lines(lower, head[:HEAD] if not is_whole else head)


def _why_by_lines(lower: str, seen: bytes) -> str:
    if _is_of_long_lines(seen, is_dense=bool(_SCRIPT_OR_STYLE.search(lower))):
        return _MINIFIED
    if _BUNDLES.search(seen):
        return _BUNDLE
    return _BUNDLE if _MAPPED.search(seen) else ""


def _is_of_long_lines(seen: bytes, *, is_dense: bool) -> bool:
    mean = len(seen) / (seen.count(b"\n") + 1)
    if is_dense and mean > _MEAN_LINE and len(seen) > _MARKED:
        return True
    return len(seen) > _LONGEST_LINE and max(map(len, seen.split(b"\n"))) > _LONGEST_LINE


def _named() -> Iterator[tuple[str, str]]:
    for why, names in _NAMES.items():
        for name in names:
            yield name, why


_BY_NAME: Final = dict(_named())
