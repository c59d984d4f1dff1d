"""What do the manifests of each ecosystem ask for: packages, repositories, names of their own?"""

import pytest

from tests.read.test_others import COMMIT, WEB, makes, needs

MANIFESTS = [
    ("composer.json",
     ('{"require": {"php": "^8", "ext-json": "*", "coop/web": "^1"}, "repositories": '
     '[{"type": "vcs", "url": "https://github.com/coop/web"}, {"type": "path", "url": "../x"}]}'),
     ["pkg:composer/coop/web [coop/web@^1]", f"{WEB} [{WEB}]"]),
    ("requirements/base.txt",
     ("# a list\n-r other.txt\n--index-url https://x\nFrame.Kit[a,b]>=1.0,<2 ; python_version>'3'\n"
     "w @ git+https://github.com/coop/web.git@v1 # why\nplain\n"
     "pinned==1.0 \\\n    --hash=sha256:x\nhttps://example.org/x.whl\n"),
     ["pkg:pypi/frame-kit [Frame.Kit@>=1.0,<2]", f"{WEB} [{WEB}@v1]", "pkg:pypi/plain [plain]",
      "pkg:pypi/pinned [pinned@1.0]", "example.org/x.whl [example.org/x.whl]"]),
    ("pyproject.toml",
     ('[build-system]\nrequires = ["hatch"]\n[project]\nname = "x"\ndependencies = ["frame>=1"]\n'
     '[project.optional-dependencies]\na = ["b"]\n[dependency-groups]\ndev = ["c", {include-group = "d"}]\n'
     '[tool.poetry.dependencies]\npython = "^3"\ne = "^1"\nf = {git = "https://github.com/coop/web", tag = "v1"}\n'
     'g = {path = "../g"}\n[tool.uv.sources]\nh = {git = "https://github.com/coop/web", rev = "v2"}\n'),
     ["pkg:pypi/frame [frame@>=1]", "pkg:pypi/hatch [hatch]", "pkg:pypi/b [b]", "pkg:pypi/c [c]",
      "pkg:pypi/e [e@^1]", f"{WEB} [{WEB}@v1]", "pkg:pypi/f [f@v1]", f"{WEB} [{WEB}@v2]",
      "pkg:pypi/h [h@v2]"]),
    ("setup.cfg",
     "[metadata]\nname = x\n[options]\ninstall_requires =\n    frame>=1\n    b\nzip_safe = no\n",
     ["pkg:pypi/frame [frame@>=1]", "pkg:pypi/b [b]"]),
    ("setup.py", 'setup(\n    name="x",\n    install_requires=["frame>=1",\n "b"],\n)\n',
     ["pkg:pypi/frame [frame@>=1]", "pkg:pypi/b [b]"]),
    ("Cargo.toml",
     ('[package]\nname = "x"\n[dependencies]\nserde = "1"\nw = {git = "https://github.com/coop/web", branch = "main"}\n'
     'own = {path = "../own"}\nother = {package = "real", version = "2"}\n[target.\'cfg(unix)\'.dependencies]\nnix = "1"\n'),
     ["pkg:cargo/serde [serde@1]", f"{WEB} [{WEB}@main]", "pkg:cargo/w [w@main]",
      "pkg:cargo/real [real@2]", "pkg:cargo/nix [nix@1]"]),
    ("go.mod",
     ("module example.org/x\n\ngo 1.21\n\nrequire (\n\tgithub.com/coop/web/v2 v2.0.1 // indirect\n)\n"
     "require golang.org/x/net v0.1.0\nreplace a.example/b => github.com/Coop/Web v1.0.0\n"
     "exclude github.com/bad/one v1.0.0\n"),
     [f"pkg:golang/{WEB}/v2 [{WEB}/v2@v2.0.1]", "pkg:golang/golang.org/x/net [golang.org/x/net@v0.1.0]",
      f"pkg:golang/{WEB} [github.com/Coop/Web@v1.0.0]"]),
    ("Gemfile",
     'source "https://rubygems.org"\ngem "rails", "~> 7.0"\ngem "w", github: "coop/web", tag: "v1"\n# gem "no"\n',
     ["pkg:gem/rails [rails@~> 7.0]", f"{WEB} [{WEB}@v1]", "pkg:gem/w [w]"]),
    ("x.gemspec", 'Gem::Specification.new do |s|\n  s.name = "x"\n  s.add_dependency "rake", ">= 1"\nend\n',
     ["pkg:gem/rake [rake@>= 1]"]),
    ("mix.exs",
     ('def project do\n [app: :x, deps: deps()]\nend\ndefp deps do\n[{:phoenix, "~> 1.7"},\n'
     '{:w, git: "https://github.com/coop/web.git", tag: "v1"}]\nend\n'),
     ["pkg:hex/phoenix [phoenix@~> 1.7]", f"{WEB} [{WEB}@v1]", "pkg:hex/w [w]"]),
    ("pom.xml",
     ("<project xmlns='http://maven.apache.org/POM/4.0.0'><parent><groupId>org.coop</groupId>"
     "<artifactId>all</artifactId><version>1</version></parent><artifactId>x</artifactId>"
     "<dependencies><dependency><groupId>${project.groupId}</groupId><artifactId>web</artifactId>"
     "<version>2</version><exclusions><exclusion><groupId>no</groupId><artifactId>no</artifactId>"
     "</exclusion></exclusions></dependency></dependencies></project>"),
     ["pkg:maven/org.coop/all [org.coop/all@1]", "pkg:maven/org.coop/web [org.coop/web@2]"]),
    ("app/build.gradle",
     ("dependencies {\n  implementation 'org.coop:web:1.0'\n  // implementation 'no:no:1'\n"
     "  api group: 'org.coop', name: 'kit', version: '2'\n  implementation(\"com.github.coop:web:v3\")\n}\n"),
     ["pkg:maven/org.coop/web [org.coop/web@1.0]", "pkg:maven/com.github.coop/web [com.github.coop/web@v3]",
      f"{WEB} [{WEB}@v3]", "pkg:maven/org.coop/kit [org.coop/kit@2]"]),
    ("app.csproj",
     '<Project><ItemGroup><PackageReference Include="Coop.Web" Version="1.0" /></ItemGroup></Project>',
     ["pkg:nuget/coop.web [coop.web@1.0]"]),
    ("Package.swift",
     'let package = Package(dependencies: [\n .package(url: "https://github.com/coop/web.git", from: "1.0.0"),\n])',
     [f"{WEB} [{WEB}@1.0.0]"]),
    ("Podfile", "pod 'Firebase/Core', '~> 1'\npod 'W', :git => 'https://github.com/coop/web.git', :tag => 'v1'\n",
     ["pkg:cocoapods/Firebase [Firebase@~> 1]", f"{WEB} [{WEB}@v1]", "pkg:cocoapods/W [W]"]),
    ("pubspec.yaml",
     ("name: x\ndependencies:\n  flutter:\n    sdk: flutter\n  http: ^1.0.0\n  w:\n    git:\n"
     "      url: https://github.com/coop/web.git\n      ref: v1\n  v:\n    git: https://github.com/coop/web\n"),
     ["pkg:pub/http [http@^1.0.0]", f"{WEB} [{WEB}@v1]", "pkg:pub/w [w]", f"{WEB} [{WEB}]"]),
    ("conanfile.txt", "[requires]\nfmt/10.0@\nzlib/[>=1.2]\n[generators]\nCMakeDeps\n",
     ["pkg:conan/fmt [fmt@10.0]", "pkg:conan/zlib [zlib@[>=1.2]]"]),
    ("CMakeLists.txt",
     ("FetchContent_Declare(web\n  GIT_REPOSITORY https://github.com/coop/web.git\n  GIT_TAG v1.2\n)\n"
     'CPMAddPackage("gh:coop/web@1.0")\n'),
     [f"{WEB} [{WEB}@v1.2]", f"{WEB} [{WEB}@1.0]"]),
    (".gitmodules",
     '[submodule "w"]\n\tpath = lib/w\n\turl = git@github.com:coop/web.git\n[submodule "s"]\n\tpath = s\n\turl = ../s.git\n',
     [f"{WEB} [lib/w]", "../s.git [s]"]),
    ("lib/.gitrepo", f"[subrepo]\n\tremote = https://github.com/coop/web.git\n\tbranch = main\n\tcommit = {COMMIT}\n",
     [f"{WEB} [{WEB}@{COMMIT}]"]),
    ("west.yml",
     ("manifest:\n  remotes:\n    - name: coop\n      url-base: https://github.com/coop\n  projects:\n"
     "    - name: web\n      remote: coop\n      revision: v1\n    - name: y\n      url: https://github.com/coop/web\n"),
     [f"{WEB} [{WEB}@v1]", f"{WEB} [{WEB}]"]),
    ("default.xml",
     ('<manifest><remote name="c" fetch="https://github.com/coop/"/><default remote="c"/>'
     '<project name="web" revision="v1"/></manifest>'),
     [f"{WEB} [{WEB}@v1]"]),
    ("flake.nix", '{ inputs.w.url = "github:coop/web/v1"; }', [f"{WEB} [{WEB}]"]),
    ("Dockerfile",
     ("FROM --platform=linux/amd64 node:18 AS build\nRUN git clone --depth 1 https://github.com/coop/web.git && ls\n"
     "FROM scratch\nCOPY --from=build /a /b\nCOPY --from=0 /a /b\nFROM build\nFROM ghcr.io/coop/web:v1\n"),
     ["pkg:docker/node [node@18]", f"{WEB} [{WEB}]", "pkg:docker/ghcr.io/coop/web [ghcr.io/coop/web@v1]",
      f"{WEB} [{WEB}@v1]"]),
    (".github/workflows/ci.yml",
     "jobs:\n  a:\n    steps:\n      - uses: coop/web/deploy@v1\n      - uses: ./own\n      - uses: docker://alpine\n",
     [f"{WEB} [{WEB}@v1]"]),
    (".pre-commit-config.yaml", "repos:\n  - repo: https://github.com/coop/web\n    rev: v1\n  - repo: local\n",
     [f"{WEB} [{WEB}@v1]"]),
    ("platformio.ini",
     "[env:a]\nlib_deps =\n  coop/Web Kit@^1.0\n  https://github.com/coop/web.git#v1\n  ; no\n  Servo\nboard = x\n",
     ["pkg:arduino/web%20kit [web kit@^1.0]", f"{WEB} [{WEB}@v1]", "pkg:arduino/servo [servo]"]),
    ("library.properties", "name=Frame Kit\ndepends=Servo (>=1.0), Web\n",
     ["pkg:arduino/servo [servo@>=1.0]", "pkg:arduino/web [web]"]),
    ("x.scad", "use <MCAD/gears.scad>\ninclude <MCAD/motors.scad>\n// use <No/no.scad>\nuse <own.scad>\n",
     ["lib:MCAD [MCAD/gears.scad]"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "content", "expected"), MANIFESTS, ids=[row[0] for row in MANIFESTS]
)
def test_manifests(path: str, content: str, expected: list[str]) -> None:
    assert needs(path, content) == expected


NAMES = [
    ("pyproject.toml", '[project]\nname = "Frame_Kit"\n', "pkg:pypi/frame-kit"),
    ("pyproject.toml", '[tool.poetry]\nname = "frame"\n', "pkg:pypi/frame"),
    ("setup.cfg", "[metadata]\nname = frame\n", "pkg:pypi/frame"),
    ("setup.py", "setup(\n  name='frame',\n)\n", "pkg:pypi/frame"),
    ("composer.json", '{"name": "Coop/Frame"}', "pkg:composer/coop/frame"),
    ("Cargo.toml", '[package]\nname = "frame"\n', "pkg:cargo/frame"),
    ("go.mod", "module github.com/Coop/Frame/v2\n", "pkg:golang/github.com/coop/frame/v2"),
    ("x.gemspec", 'Gem::Specification.new do |s|\n  s.name = "frame"\nend\n', "pkg:gem/frame"),
    ("mix.exs", "def project do\n [app: :frame]\nend\n", "pkg:hex/frame"),
    ("pom.xml", "<project><groupId>org.coop</groupId><artifactId>f</artifactId></project>",
     "pkg:maven/org.coop/f"),
    ("x.nuspec", "<package><metadata><id>Coop.Web</id></metadata></package>",
     "pkg:nuget/coop.web"),
    ("pubspec.yaml", "name: frame\n", "pkg:pub/frame"),
    ("library.properties", "name=Frame Kit\n", "pkg:arduino/frame%20kit"),
    ("x.podspec", "Pod::Spec.new do |s|\n  s.name = 'Frame'\nend\n", "pkg:cocoapods/Frame"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "content", "expected"), NAMES)
def test_what_a_manifest_names_as_its_own(path: str, content: str, expected: str) -> None:
    assert makes(path, content) == [expected]
