"""Where does the work run? An edge: it starts processes and ends them."""

from pplcheck.engine.limited import Limited, Limits, UnansweredError

__all__ = ["Limited", "Limits", "UnansweredError"]
