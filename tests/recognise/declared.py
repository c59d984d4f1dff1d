"""A site and an index made of what is written there, for the tests of what is declared."""

from datetime import date

from pplcheck.model.commons import Commons
from pplcheck.model.past import Life, Past, PastCommit
from pplcheck.model.site import Site, SiteKind
from pplcheck.read.others_registry import notices_in, said_of_others, speaks_of_others
from pplcheck.recognise.candidate import Candidate, CandidateFile
from pplcheck.recognise.gathered import Gathered
from pplcheck.recognise.index import OpenedIndex, build, opened

COMMIT, CONTENT = "c" * 40, "d" * 40
WEB = Commons(
    id="github.com/coop/courier-web", name="Courier Platform",
    addresses=("codeberg.org/coop/courier-web", "github.com/coop/courier-web"),
    packages=("pkg:composer/coop/courier-web", "pkg:npm/%40coop/web", "pkg:npm/courier"),
)  # fmt: skip
FRAME = Commons(id="github.com/coop/frame", name="Frame", packages=("pkg:arduino/frame",))
LIBRARY = Commons(id="github.com/openscad/MCAD", name="MCAD")
FLEXURE = Commons(id="gitlab.com/flexure/one", name="OpenFlexure")


def index() -> OpenedIndex:
    past = Past(
        (PastCommit(COMMIT, date(2020, 1, 1), (), 0),), (0,), (Life(CONTENT, "src/a.py", 0, 0),)
    )
    empty = Past((), ())
    made = [Gathered(WEB, past), *(Gathered(one, empty) for one in (FRAME, LIBRARY, FLEXURE))]
    return opened(build(made))


def site(files: dict[str, str], *, id_: str = "example.org/us/product") -> Candidate:
    """Return a site with these files, and what each says of others."""
    said = []
    for path, content in files.items():
        ask = said_of_others if speaks_of_others(path) else notices_in
        said += [(path, seen) for seen in ask(path, content.encode())]
    listed = tuple(CandidateFile(path, "") for path in sorted(files))
    return Candidate(Site(id_, SiteKind.FOLDER), listed, None, tuple(said))
