"""Clauses: one word of a decisive clause is changed, left out or put in.

Each edit says which words stand in the licence and which are put for them. It is tried on every
text that has those words, however wrapped.
"""

import re
from random import Random
from typing import Final

from tests.accuracy.forms.form import Edit


def _put(name: str, old: str, new: str) -> Edit:
    """Return an edit that puts `new` for the first `old`."""
    pattern = re.compile(
        r"[\s*_#>-]+".join(re.escape(word) for word in old.split()), re.IGNORECASE
    )

    def make(text: str, _: Random) -> str | None:
        changed, number = pattern.subn(lambda _: new, text, count=1)
        return changed if number else None

    return Edit(name, make)


def _drop(name: str, start: str, end: str) -> Edit:
    """Return an edit that leaves out everything from `start` up to `end`."""
    first, last = (r"\s+".join(re.escape(word) for word in one.split()) for one in (start, end))
    pattern = re.compile(rf"{first}.*?(?={last})", re.DOTALL | re.IGNORECASE)

    def make(text: str, _: Random) -> str | None:
        changed, number = pattern.subn("", text, count=1)
        return changed if number else None

    return Edit(name, make)


_PPL: Final = (
    _put("4(b) may not → may", "you may not exercise any of", "you may exercise any of"),
    _put("4(b) primarily left out", "that is primarily intended for", "that is intended for"),
    _put("4(b) private → any", "or private monetary compensation", "or any compensation"),
    _put("4(b) shall not → shall", "shall not be considered to be", "shall be considered to be"),
    _put("4(b) no payment → payment", "provided there is no payment", "provided there is payment"),
    _put("4(b) the exception is another", "exception in Section 4(c)", "exception in Section 4(e)"),
    _put("4(b) other rights", "granted to You in Section 3 above", "granted to You in Section 2"),
    _put("4(c) only if → if", "commercial purposes only if", "commercial purposes if"),
    _put("4(c)(i) worker-owned → owner-operated", "worker-owned business or", "owner-operated business or"),
    _put("4(c)(i) collective → corporation", "or worker-owned collective", "or worker-owned corporation"),
    _put("4(c)(i) nonprofits added", "or worker-owned collective", "or worker-owned collective or nonprofit organisation"),
    _put("4(c)(i) mostly put in", "You are a worker-owned business", "You are a mostly worker-owned business"),
    _put("4(c)(i) small firms added", "or worker-owned collective", "or worker-owned collective, or employ fewer than ten people"),
    _put("4(c) and → or", "worker-owned collective; and", "worker-owned collective; or"),
    _put("4(c)(ii) all → some", "all financial gain, surplus", "some financial gain, surplus"),
    _put("4(c)(ii) surplus left out", "gain, surplus, profits and", "gain, profits and"),
    _put("4(c)(ii) worker-owners → shareholders", "among the worker-owners", "among the shareholders"),
    _put("4(d) not left out", "wages, is not permitted", "wages, is permitted"),
    _put("4(d) and → or", "privately owned and managed", "privately owned or managed"),
    _put("4(d) private → public", "that is privately owned and", "that is publicly owned and"),
    _put("4(d) a threshold put in", "from the labor of employees", "from the labor of more than 50 employees"),
    _put("4(d) any use → resale", "Any use by a business that", "Any resale by a business that"),
    _drop("4(c) left out", "c. You may exercise the rights granted in Section 3", "d. Any use by"),
    _drop("4(d) left out", "d. Any use by a business", "e. If You Distribute"),
    _drop("4(c)(ii) left out", "ii. all financial gain", "d. Any use by"),
)  # fmt: skip

_OTHERS: Final = (
    _put("es: sólo → también", "con fines comerciales sólo si", "con fines comerciales también si"),
    _put("es: privada → pública", "en forma privada", "en forma pública"),
    _put("es: sin → con fines de lucro", "sin fines de lucro u", "con fines de lucro u"),
    _put("es: no puede → puede", "Usted no puede ejercer ninguno", "Usted puede ejercer cualquiera"),
    _put("Coopyleft: exclusively left out", "is exclusively granted to", "is granted to"),
    _put("Coopyleft: cooperative → corporate", "using a cooperative model in which", "using a corporate model in which"),
    _put("Coopyleft: employees → contractors", "in which workers are employees", "in which workers are contractors"),
    _put("Captain.Food: reserved → open", "reserved to cooperatives", "open to cooperatives"),
    _put("CNPL: act of war put out", "act of war", "act of nature"),
    _put("ACSL: all owners → most owners", "then all owners are workers", "then most owners are workers"),
    _put("ACSL: and → or", "all owners are workers and all workers", "all owners are workers or all workers"),
    _put("ACSL: not police → not military only", "not law enforcement or military", "not military"),
    _put("ACSL: for themselves left out", "laboring for themselves", "laboring"),
    _put("Concord: democratically left out", "which are democratically governed", "which are governed"),
    _put("Concord: majority → minority", "majority ownership of", "minority ownership of"),
    _put("Concord: does not profit → profits", "The licensee does not profit from", "The licensee may profit from"),
    _put("Cooperative: complete → partial", "have complete voting control", "have partial voting control"),
    _put("Cooperative: majority → quarter", "A majority of its workers", "A quarter of its workers"),
    _put("Cooperative: and → or", "Is not a Worker Cooperative as defined above, and", "Is not a Worker Cooperative as defined above, or"),
    _put("Fineas: 10 % → 40 %", "royalty fee of 10% of", "royalty fee of 40% of"),
    _put("Fineas: 27 days → 270 days", "within 27 days of distribution", "within 270 days of distribution"),
    _put("Fineas: majority → minority", "A majority of the ownership", "A minority of the ownership"),
    _put("Prosperity: 30 days → 300 days", "within 30 days of", "within 300 days of"),
    _put("Prosperity: thirty-day → ninety-day", "to a thirty-day trial", "to a ninety-day trial"),
    _put("Prosperity: trial of 32 → of 365 days", "trial period of 32", "trial period of 365"),
    _put("PolyForm: 32 days → 320 days", "32 days of receiving", "320 days of receiving"),
    _put("PolyForm: any → no purpose", "Any noncommercial purpose is", "No noncommercial purpose is"),
    _put("Parity: thirty days → a year", "for more than thirty days", "for more than a year"),
    _put("Hippocratic: shall not → may", "shall not be used by any person", "may be used by any person"),
    _put("CC: 30 days → 300 days", "cured within 30 days of", "cured within 300 days of"),
    _put("CC: NonCommercial → Commercial", "for NonCommercial purposes only", "for Commercial purposes only"),
    _put("CC: not primarily → primarily", "means not primarily intended for", "means primarily intended for"),
    _put("CC: sublicense allowed", "You may not sublicense the Work", "You may sublicense the Work"),
    _put("any: perpetual → for a year", "perpetual (for the duration of the applicable copyright)", "temporary (for the duration of one year)"),
    _put("any: royalty-free left out", "worldwide, royalty-free,", "worldwide,"),
    _put("any: without warranty → with", "WITHOUT WARRANTY OF ANY KIND", "WITH WARRANTY OF ANY KIND"),
    _put("any: 30 days → 300 days", "30 days", "300 days"),
    _put("any: articles swapped", "Section 4(b)", "Section 4(g)"),
)  # fmt: skip

CLAUSES: Final[tuple[Edit, ...]] = (*_PPL, *_OTHERS)
