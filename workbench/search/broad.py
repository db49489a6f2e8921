"""Which plans are broad: so many answers that they are reckoned from frequent words."""

from typing import TYPE_CHECKING

from workbench.search.fields import Filter
from workbench.search.frequent import among
from workbench.search.passages import Raw
from workbench.search.patterns import Sought, Together
from workbench.search.plans import Join, Plan, Term, Without

if TYPE_CHECKING:
    from workbench.search.tally import Tally


def tally_of(raw: Raw, plan: Plan) -> "Tally | None":
    """The answer of a broad *plan*; None where the full-text index is quick enough, or alone knows it."""
    if plan.root is None or not plan.match or plan.costly:
        return None
    if not _can_be_reckoned(plan.root) or not _is_broad(raw, plan.root):
        return None
    from workbench.search.tally import Tally  # it loads numpy, which small archives never need

    return Tally(raw, plan.root)


def _can_be_reckoned(term: Term) -> bool:
    if isinstance(term, Filter):
        return term.of_document
    if isinstance(term, Without):
        return _can_be_reckoned(term.part)
    return not isinstance(term, Join) or all(map(_can_be_reckoned, term.parts))


def _is_broad(raw: Raw, term: Term) -> bool:
    """Tell whether *term* asks for a frequent word, and for no other beside it."""
    if isinstance(term, Sought):
        words = [pattern.words[0] for pattern in term.patterns if pattern.is_word]
        return not term.spelled and bool(among(raw, words))
    if not isinstance(term, Join):
        return False
    asked = [part for part in term.parts if isinstance(part, Sought | Together | Join)]
    broad = (_is_broad(raw, part) for part in asked)
    return bool(asked) and (all(broad) if term.every else any(broad))
