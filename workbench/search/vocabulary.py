"""The words that the archive holds: what a wildcard, a fuzzy word or a misspelling may stand for."""

import re
from collections.abc import Iterable
from itertools import pairwise

from workbench.search.passages import Raw
from workbench.search.patterns import exact_pattern
from workbench.search.words import forms

MOST_FORMS = 300
_TOO_COMMON = "\U0010ffff"


def inflections(raw: Raw, word: str, stemmers: Iterable[str]) -> tuple[str, ...]:
    """The exact words of the archive that share a stem with *word* in any language."""
    stems = {forms(stemmer)[1][word] for stemmer in stemmers}
    found = {
        row[0] for stem in stems for row in _rows(raw, "SELECT word FROM search_form WHERE stem = ?", stem)
    }
    return tuple(sorted(found | {forms("x")[0][word]}))


def words_like_pattern(raw: Raw, wild: str) -> tuple[str, ...]:
    """The archive's words that fit *wild*, with ``?`` and ``*``; ``?`` at the end may stand for none."""
    shape = "".join(_shape(piece) for piece in re.split(r"([*?])", wild))
    fits = re.compile(shape[:-1] + ".?" if wild.endswith("?") else shape)
    start = forms("x")[0][re.split(r"[*?]", wild)[0]]
    rows = _rows(
        raw, "SELECT DISTINCT word FROM search_form WHERE word >= ? AND word < ?", start, start + _TOO_COMMON
    )
    return tuple(row[0] for row in rows if fits.fullmatch(row[0]))


def words_like(raw: Raw, word: str, distance: int) -> tuple[str, ...]:
    """The archive's words at most *distance* edits from *word*, nearest first; swapped letters are one."""
    word = forms("x")[0][word]
    pieces = _pieces(word, 2 * distance + 1)
    has_piece = " OR ".join("instr(word, ?)" for _ in pieces)
    rows = _rows(
        raw,
        f"SELECT DISTINCT word FROM search_form WHERE length(word) BETWEEN ? AND ? AND ({has_piece})",
        *(len(word) - distance, len(word) + distance, *pieces),
    )
    measured = ((edits(word, row[0], distance), row[0]) for row in rows)
    return tuple(other for how_far, other in sorted(measured) if how_far <= distance)


def is_known(raw: Raw, word: str, stemmers: Iterable[str]) -> bool:
    """Tell whether the archive has *word* in any inflection."""
    exact = forms("x")[0][word]
    if _rows(raw, "SELECT 1 FROM search_form WHERE word = ? LIMIT 1", exact):
        return True
    stems = {forms(stemmer)[1][word] for stemmer in stemmers}
    return any(_rows(raw, "SELECT 1 FROM search_form WHERE stem = ? LIMIT 1", stem) for stem in stems)


def nearest(raw: Raw, word: str) -> str:
    """The archive's word that *word* was probably meant to be, the most frequent of the nearest; or empty."""
    if len(word) < 3 or word >= "\u3000":
        return ""
    for distance in (1,) if len(word) < 5 else (1, 2):
        near = words_like(raw, word, distance)[:50]
        if near:
            return max(near, key=lambda other: (frequency(raw, other), other))
    return ""


def frequency(raw: Raw, word: str) -> int:
    """In how many passages *word* stands as it is spelled."""
    rows = _rows(raw, "SELECT doc FROM search_vocabulary WHERE term = ?", exact_pattern(word).words[0])
    return int(rows[0][0]) if rows else 0


def edits(one: str, other: str, most: int) -> int:
    """How many letters were added, left out, changed or swapped; *most* + 1 for more than *most*."""
    before_last: list[int] = []
    last = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        row = [i]
        for j, right in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (left != right))
            if i > 1 and j > 1 and left == other[j - 2] and right == one[i - 2]:
                cost = min(cost, before_last[j - 2] + 1)
            row.append(cost)
        if min(*row, *(cost + 1 for cost in last)) > most:
            return most + 1
        before_last, last = last, row
    return min(last[-1], most + 1)


def _shape(piece: str) -> str:
    if piece in ("*", "?"):
        return {"*": ".*", "?": "."}[piece]
    return re.escape(forms("x")[0][piece]) if piece else ""


def _pieces(word: str, count: int) -> tuple[str, ...]:
    """*word* in so many pieces, one of which a near word must still have; none where it is too short."""
    count = min(count, len(word))
    cuts = [round(index * len(word) / count) for index in range(count + 1)]
    return tuple(word[start:end] for start, end in pairwise(cuts))


def _rows(raw: Raw, sql: str, *values: object) -> list[tuple[str, ...]]:
    return raw.execute(sql, values).fetchall()
