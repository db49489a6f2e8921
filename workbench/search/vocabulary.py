"""The words that the archive holds: what a wildcard, a fuzzy word or a misspelling may stand for."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from workbench.search.passages import Raw
from workbench.search.patterns import Pattern, any_of, exact_pattern
from workbench.search.tables import NOTE_BIT
from workbench.search.words import forms, without_accents, words_of

MOST_FORMS = 300
_RARE = 20
_IN_CLAUSES = (
    f"SELECT rowid FROM search_words WHERE search_words MATCH ? AND (rowid >> {NOTE_BIT}) & 1 = 0 LIMIT ?"
)
_JOINED = "SELECT parts FROM search_joined WHERE stem = ?"
_TOO_COMMON = "\U0010ffff"


def inflections(raw: Raw, word: str, stemmers: Iterable[str]) -> tuple[str, ...]:
    """The exact words of the archive that share a stem with *word* in any language."""
    stems = {forms(stemmer)[1][word] for stemmer in stemmers}
    found = {
        row[0] for stem in stems for row in _rows(raw, "SELECT word FROM search_form WHERE stem = ?", stem)
    }
    return tuple(sorted(found | {forms("x")[0][word]}))


def stemmers_for(raw: Raw, text: str, stemmers: Sequence[str]) -> tuple[str, ...]:
    """Those of *stemmers* in whose language the archive has the words of *text*; all for new words.

    An English *not* has the French stem of *notes*, so a word of one language must not be sought
    in the stems of another. Accents may be left out, and a word that is but a rare guest among
    the documents of a language, as in a quotation, is not of that language.
    """
    kept = set(stemmers)
    for word in words_of(text, "x") if len(kept) > 1 else ():
        stems = {stemmer: forms(stemmer)[1][word.exact] for stemmer in stemmers}
        if len(set(stems.values())) > 1:
            kept &= _at_home(raw, word.exact, stems) or kept
    return tuple(stemmer for stemmer in stemmers if stemmer in kept)


def joined(raw: Raw, word: str, stemmers: Iterable[str]) -> tuple[str, ...]:
    """What the archive writes with hyphens where *word* has none, as words with spaces between."""
    stems = {forms(stemmer)[1][word] for stemmer in stemmers}
    found = {row[0] for stem in stems for row in _rows(raw, _JOINED, stem)}
    return tuple(sorted(found))


def words_like_pattern(raw: Raw, wild: str) -> tuple[str, ...]:
    """The archive's words that fit *wild*, with ``?`` and ``*``; ``?`` at the end may stand for none."""
    fits = shape_of(wild)
    start = forms("x")[0][re.split(r"[*?]", wild)[0]]
    rows = _rows(
        raw, "SELECT DISTINCT word FROM search_form WHERE word >= ? AND word < ?", start, start + _TOO_COMMON
    )
    return tuple(row[0] for row in rows if fits.fullmatch(row[0]))


def shape_of(wild: str) -> re.Pattern[str]:
    """What a whole word must be to fit *wild*; however many stars it has, no word takes long to try."""
    first, *others = (_shape(piece) for piece in re.sub(r"\*+", "*", wild).split("*"))
    between = "".join(f"(?>.*?{piece})" for piece in others[:-1])
    last = f".*{others[-1]}" if others else ""
    shape = f"{first}{between}{last}"
    return re.compile(shape[:-1] + ".?" if wild.endswith("?") else shape)


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
    terms = {forms("x")[0][word], *(forms(stemmer)[1][word] for stemmer in stemmers)}
    return any(passages_with(raw, term) for term in terms)


def nearest(raw: Raw, word: str) -> str:
    """The archive's word that *word* was probably meant to be, the most frequent of the nearest; or empty."""
    if len(word) < 3 or word >= "\u3000":
        return ""
    for distance in (1,) if len(word) < 5 else (1, 2):
        near = {other: frequency(raw, other) for other in words_like(raw, word, distance)[:50]}
        if any(near.values()):
            return max(near, key=lambda other: (near[other], other))
    return ""


def frequency(raw: Raw, word: str) -> int:
    """In how many passages *word* stands as it is spelled."""
    return passages_with(raw, exact_pattern(word).words[0])


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


def _at_home(raw: Raw, word: str, stems: dict[str, str]) -> set[str]:
    """The stemmers among whose words *word* is; only those where it is not rare, if there are several."""
    plain = without_accents(word)
    spelled = {
        stemmer: [
            other
            for (other,) in _rows(raw, "SELECT word FROM search_form WHERE stem = ?", stem)
            if without_accents(other) == plain
        ]
        for stemmer, stem in stems.items()
    }
    known = {stemmer for stemmer, others in spelled.items() if others}
    if len(known) < 2:
        return known
    return {stemmer for stemmer in known if _is_usual(raw, spelled[stemmer], stems[stemmer])}


def _is_usual(raw: Raw, words: Sequence[str], stem: str) -> bool:
    """Tell whether *words* make up a fair share of what documents have under *stem*; notes do not count."""
    enough = max(1, passages_with(raw, stem) // _RARE)
    match = f"{any_of(Pattern('exact', (word,)) for word in words)} AND {any_of([Pattern('stem', (stem,))])}"
    return len(_rows(raw, _IN_CLAUSES, match, enough)) == enough


def passages_with(raw: Raw, term: str) -> int:
    """In how many passages, notes and names the index has *term*."""
    rows = _rows(raw, "SELECT doc FROM search_vocabulary WHERE term = ?", term)
    return int(rows[0][0]) if rows else 0


def _shape(piece: str) -> str:
    """A stretch of a wildcard between stars, in which ``?`` is any one character."""
    return ".".join(re.escape(forms("x")[0][part]) if part else "" for part in piece.split("?"))


def _pieces(word: str, count: int) -> tuple[str, ...]:
    """*word* in so many pieces, one of which a near word must still have; none where it is too short."""
    count = min(count, len(word))
    cuts = [round(index * len(word) / count) for index in range(count + 1)]
    return tuple(word[start:end] for start, end in pairwise(cuts))


def _rows(raw: Raw, sql: str, *values: object) -> list[tuple[str, ...]]:
    return raw.execute(sql, values).fetchall()
