"""Who is it, and what is known of them on a given day?"""

from pplcheck.entities.assertions import Counted, beyond_criteria, count_assertions
from pplcheck.entities.contributors import contributions_from
from pplcheck.entities.derive import facts_of_entity, facts_of_use
from pplcheck.entities.forms import facts_of_form, known_forms
from pplcheck.entities.forms import refusal as form_refusal
from pplcheck.entities.held import impossible
from pplcheck.entities.identifiers import key_of
from pplcheck.entities.mailmap import Mailmap
from pplcheck.entities.observe import facts_of_duties
from pplcheck.entities.opted_out import (
    are_mails_opted_out,
    hash_of,
    is_opted_out,
    is_site_opted_out,
)
from pplcheck.entities.ownership import Owners
from pplcheck.entities.registers import facts_of_registers, known_registers
from pplcheck.entities.reminders import reminders
from pplcheck.entities.resolution import Resolver
from pplcheck.entities.weigh import weigh

__all__ = [
    "Counted",
    "Mailmap",
    "Owners",
    "Resolver",
    "are_mails_opted_out",
    "beyond_criteria",
    "contributions_from",
    "count_assertions",
    "facts_of_duties",
    "facts_of_entity",
    "facts_of_form",
    "facts_of_registers",
    "facts_of_use",
    "form_refusal",
    "hash_of",
    "impossible",
    "is_opted_out",
    "is_site_opted_out",
    "key_of",
    "known_forms",
    "known_registers",
    "reminders",
    "weigh",
]
