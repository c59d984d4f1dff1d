"""Who is it, and what is known of them on a given day?"""

from pplcheck.entities.derive import facts_of_entity, facts_of_use
from pplcheck.entities.resolution import Resolver
from pplcheck.entities.weigh import weigh

__all__ = ["Resolver", "facts_of_entity", "facts_of_use", "weigh"]
