"""In which forms does a licence text come, and which changes make it another licence?"""

from typing import Final

from tests.accuracy.forms import around, characters, comments, damage, layout, markup, sections
from tests.accuracy.forms.clauses import CLAUSES
from tests.accuracy.forms.form import Edit, Form
from tests.accuracy.forms.riders import RIDERS

__all__ = ["EDITS", "FORMS", "Edit", "Form"]

FORMS: Final[tuple[Form, ...]] = (
    *layout.FORMS,
    *comments.FORMS,
    *markup.FORMS,
    *characters.FORMS,
    *sections.FORMS,
    *around.FORMS,
    *damage.FORMS,
)
EDITS: Final[tuple[Edit, ...]] = (*CLAUSES, *RIDERS)
