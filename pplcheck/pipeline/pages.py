"""Which texts of a user's tree are looked at for the duties of a licence?"""

from collections.abc import Iterable, Iterator, Sequence

from pplcheck.discover import UnloadableError
from pplcheck.model.trace import Trace
from pplcheck.pipeline.looking import Looked
from pplcheck.recognise.duties import UserTree, is_given_out, is_page

# So much of a text is looked at, and so many texts.
_LONGEST, _MOST = 1 << 16, 2_000


def user_tree(looked: Looked, traces: Sequence[Trace]) -> UserTree:
    """Return what of a site is looked at: what its files say, and the texts of some.

    Args:
        looked: the site.
        traces: how it is known that it has something of a commons; of the files that they
            call changed the texts are taken, too.

    """
    changed = {trace.here.path for trace in traces if trace.is_changed and trace.here.path}
    return UserTree(
        site=looked.site,
        files=looked.survey.files,
        texts=dict(_texts(looked, changed)),
        is_given_out=is_given_out(looked.site),
    )


def _texts(looked: Looked, changed: Iterable[str]) -> Iterator[tuple[str, str]]:
    wanted = set(changed)
    left = _MOST
    for source in looked.tree.files:
        if source.path not in wanted and not is_page(source.path):
            continue
        if not left:
            return
        left -= 1
        try:
            content = source.load()[:_LONGEST]
        except UnloadableError:
            continue  # said in the survey
        yield source.path, content.decode("utf-8", "replace")
