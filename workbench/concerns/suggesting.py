"""Suggesting: clauses that speak like those tagged already, with the terms that say so.

A term is a word or two words in a row; in Chinese, two characters. It weighs what the
log-likelihood ratio gives it: how much oftener it stands in tagged clauses than in the others.
Words that stand everywhere weigh next to nothing, so no language needs a list of them.
What the heading of its article says counts for a clause too, apart from its own words, and so
do the words in which the category itself is described: few clauses are tagged at first.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log, sqrt

_WORD = re.compile(r"[\u3400-\u9fff]+|[^\W\d_\u3400-\u9fff]+(?:['’\-][^\W\d_\u3400-\u9fff]+)*")
_MARKS = re.compile("[\u064b-\u065f\u0640\u00ad]")  # Arabic vowels and tatweel, soft hyphens
_MOST_TERMS = 200
_SHOWN = 5
_CHANCE = 3.84  # a weight below it comes about by accident in one word of twenty; not worth showing
_HEADING = "§ "


@dataclass(frozen=True, slots=True)
class ClauseText:
    """The wording of one clause, and the heading it stands under."""

    id: str
    text: str
    heading: str = ""


@dataclass(frozen=True, slots=True)
class KeyTerm:
    """A term that tells tagged clauses from the others, and how much it tells."""

    term: str
    weight: float


@dataclass(frozen=True, slots=True)
class Likeness:
    """How near a clause comes to the tagged ones, 0 to 1, and the terms it shares with them."""

    clause_id: str
    score: float
    terms: tuple[str, ...]


def key_terms(
    tagged: Sequence[ClauseText], others: Sequence[ClauseText], about: str = ""
) -> tuple[KeyTerm, ...]:
    """Return the terms that tell the *tagged* clauses from the *others*, weightiest first.

    *about* is what the codebook says of the category; its terms weigh more the rarer they are here.
    """
    inside, outside = (Counter(term for one in side for term in _said(one)) for side in (tagged, others))
    weights = {
        term: _weight(count, len(tagged), outside[term], len(others)) for term, count in inside.items()
    }
    for term in terms_of(about):
        if seen := inside[term] + outside[term]:
            weights[term] = weights.get(term, 0.0) + log((len(tagged) + len(others)) / seen) ** 2
    telling = [KeyTerm(term, weight) for term, weight in weights.items() if weight > 0]
    return tuple(sorted(telling, key=lambda one: (-one.weight, one.term))[:_MOST_TERMS])


def likest(candidates: Iterable[ClauseText], terms: Sequence[KeyTerm], limit: int) -> tuple[Likeness, ...]:
    """Return the candidates that share most of the *terms*, likest first, and not those that share none."""
    weights = {one.term: one.weight for one in terms}
    whole = sqrt(sum(weight**2 for weight in weights.values()))
    found = [one for one in (_likeness(each, weights, whole) for each in candidates) if one.terms]
    return tuple(sorted(found, key=lambda one: (-one.score, one.clause_id))[:limit])


def terms_of(text: str) -> frozenset[str]:
    """Return the terms of a text, each once."""
    return frozenset(_terms(_MARKS.sub("", text).casefold()))


def _said(clause: ClauseText) -> frozenset[str]:
    return terms_of(clause.text) | {_HEADING + term for term in terms_of(clause.heading)}


def _terms(text: str) -> Iterator[str]:
    words = list(_WORD.finditer(text))
    for word in words:
        if word[0][0] < "\u3400" or word[0][0] > "\u9fff":
            yield word[0]
        else:
            yield from (one + other for one, other in pairwise(word[0]))
    for one, other in pairwise(words):
        if text[one.end() : other.start()].isspace():
            yield f"{one[0]} {other[0]}"


def _weight(inside: int, tagged: int, outside: int, others: int) -> float:
    """Dunning's log-likelihood ratio where the term is oftener inside, else 0."""
    total = tagged + others
    share = (inside + outside) / total
    if share == 1 or inside / tagged <= share:
        return 0.0
    cells = (
        (inside, tagged * share),
        (tagged - inside, tagged * (1 - share)),
        (outside, others * share),
        (others - outside, others * (1 - share)),
    )
    return 2 * sum(seen * log(seen / expected) for seen, expected in cells if seen)


def _likeness(candidate: ClauseText, weights: dict[str, float], whole: float) -> Likeness:
    said = _said(candidate)
    shared = sorted(said & weights.keys(), key=lambda term: (-weights[term], term))
    worth = sum(weights[term] for term in shared)
    score = worth / (whole * sqrt(len(said))) if shared else 0.0
    telling = [term for term in shared if weights[term] > _CHANCE] or shared[:1]
    shown = dict.fromkeys(term.removeprefix(_HEADING) for term in telling)
    return Likeness(candidate.id, min(1.0, score), tuple(shown)[:_SHOWN])
