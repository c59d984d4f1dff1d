"""Who is it, and what is known of them on a given day?"""

from pplcheck.entities.assertions import Counted, beyond_criteria, count_assertions
from pplcheck.entities.contributors import contributions_from
from pplcheck.entities.derive import facts_of_entity, facts_of_use
from pplcheck.entities.mailmap import Mailmap
from pplcheck.entities.observe import facts_of_duties
from pplcheck.entities.resolution import Resolver
from pplcheck.entities.weigh import weigh

__all__ = [
    "Counted",
    "Mailmap",
    "Resolver",
    "beyond_criteria",
    "contributions_from",
    "count_assertions",
    "facts_of_duties",
    "facts_of_entity",
    "facts_of_use",
    "weigh",
]
