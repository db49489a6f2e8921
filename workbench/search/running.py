"""Running a plan: how many answers there are, of which documents, and which come first.

Nothing here is anything but a SELECT, and no temporary table is made.
"""

import heapq
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from workbench.search.broad import tally_of
from workbench.search.frequent import KIND_BITS
from workbench.search.passages import Raw
from workbench.search.plans import Condition, Plan, Tier
from workbench.search.tables import (
    BRACKETED_BIT,
    DOCUMENT_BIT,
    DOCUMENT_ENTRY,
    LENGTH_BITS,
    ORDINAL_BITS,
    document_range,
)
from workbench.treaty.errors import KnownError

if TYPE_CHECKING:
    from workbench.search.tally import Tally

SORTS = ("relevance", "date", "draft", "article")
BROAD = 2_000
FULLY_SCORED = 40_000
"""Up to so many answers each one is scored by the full-text index, and the first are those of full BM25."""
_ENOUGH = 1_000
_SAMPLE = 4_000
_ALL = 1 << 40
_LENGTH = f"(({{n}} >> {ORDINAL_BITS}) & {(1 << LENGTH_BITS) - 1})"
_PASSAGES = "(SELECT id AS n FROM search_passage UNION ALL SELECT id FROM search_note)"
_ENTRIES = (
    "(SELECT id AS n FROM search_passage UNION ALL SELECT id FROM search_note UNION ALL SELECT"
    f" (no << {DOCUMENT_BIT}) | {DOCUMENT_ENTRY << BRACKETED_BIT} FROM search_document WHERE kind <> '')"
)
_DOCUMENTS = (
    f"(SELECT (no << {DOCUMENT_BIT}) | {DOCUMENT_ENTRY << BRACKETED_BIT} AS n"
    " FROM search_document WHERE kind <> '')"
)
_NEWEST_FIRST = "date = '', date DESC, position, no"
DRAFTS_FIRST = "kind <> 'draft', position, date = '', date, no"


@dataclass(frozen=True, slots=True)
class Ranked:
    """The number of a passage, note or document entry in the answer, and its score."""

    number: int
    score: float


class Answers:
    """The whole answer of a plan: its number, and how it falls on documents; looked up once."""

    def __init__(self, raw: Raw, plan: Plan) -> None:
        self._raw, self._plan = raw, plan
        self._numbers = every(raw, plan, _ALL) if plan.costly else None
        self._tally = tally_of(raw, plan)

    @cached_property
    def total(self) -> int:
        """How many answers there are."""
        if self._numbers is not None:
            return len(self._numbers)
        if self._tally:
            return self._tally.total
        if "_counted" in self.__dict__:
            return sum(number for _, number in self._counted)
        sql, values = _from(self._plan, "count(*)", self._plan.match, self._plan.where)
        return int(self._raw.execute(sql, values).fetchone()[0])

    @cached_property
    def by_document(self) -> dict[int, int]:
        """How many answers each document has, by its number; only of documents that have some."""
        if self._tally:
            return self._tally.by_document
        return _summed((key >> KIND_BITS, number) for key, number in self._counted)

    @cached_property
    def by_kind(self) -> dict[int, int]:
        """How many answers are clauses, bracketed clauses, notes and names of documents: 0, 1, 2 and 3."""
        if self._tally:
            return self._tally.by_kind
        return _summed((key & ((1 << KIND_BITS) - 1), number) for key, number in self._counted)

    @cached_property
    def _counted(self) -> list[tuple[int, int]]:
        """The answers counted by the upper bits of their numbers: document and kind."""
        if self._numbers is not None:
            return list(Counter(number >> BRACKETED_BIT for number in self._numbers).items())
        columns = f"{_number(self._plan.match)} >> {BRACKETED_BIT}, count(*)"
        sql, values = _from(self._plan, columns, self._plan.match, self._plan.where)
        return self._raw.execute(f"{sql} GROUP BY 1", values).fetchall()

    def first(self, sort: str, limit: int, offset: int) -> list[Ranked]:
        """The answers from *offset* on, at most *limit*, in the order of *sort*."""
        if sort not in SORTS:
            raise KnownError(f"Results can be sorted by {', '.join(SORTS)}; nothing else is known.")
        if limit <= 0 or offset >= self.total:
            return []
        if sort == "article":
            return _by_article(self._raw, self._plan, limit, offset)
        if sort != "relevance":
            order = _NEWEST_FIRST if sort == "date" else DRAFTS_FIRST
            return _by_document(self._raw, self._plan, self.by_document, order, limit, offset)
        if self._numbers is not None and self.total > BROAD:
            shortest = heapq.nsmallest(offset + limit, self._numbers, key=_short_first)
            return [Ranked(number, -float(_short_first(number)[0])) for number in shortest[offset:]]
        plan = self._narrowed()
        if self._tally:
            return self._by_tally(self._tally, plan, offset + limit)[offset:]
        return _by_relevance(self._raw, plan, plan.tiers, offset + limit, self.total)[offset:]

    def _by_tally(self, tally: "Tally", plan: Plan, wanted: int) -> list[Ranked]:
        """What stands in a row, or close together, by the full-text index; all the rest from the tally."""
        close = [] if tally.ranks_all else _by_relevance(self._raw, plan, plan.tiers[:-1], wanted, self.total)
        best = tally.best(wanted - len(close), {one.number for one in close})
        return [*close, *(Ranked(number, score) for number, score in best)]

    def among(self, numbers: list[int]) -> set[int]:
        """Those of *numbers* that are in the answer; the plus keeps them from being looked up one by one."""
        if self._tally:
            return self._tally.has(numbers)
        within = "+{n} IN (SELECT value FROM json_each(?))"
        plan = self._plan
        where = (f"{within} AND {plan.where[0]}", (json.dumps(numbers), *plan.where[1]))
        return set(every(self._raw, replace(plan, where=where), _ALL))

    def _narrowed(self) -> Plan:
        """The plan, with the numbers of its answers in place of conditions where they are known."""
        if self._numbers is None:
            return self._plan
        known = "+{n} IN (SELECT value FROM json_each(?))", (json.dumps(self._numbers),)
        return replace(self._plan, tiers=tuple(Tier(tier.match, known) for tier in self._plan.tiers))


def every(raw: Raw, plan: Plan, limit: int) -> list[int]:
    """The numbers of at most *limit* answers in the order of the index."""
    sql, values = _from(plan, _number(plan.match), plan.match, plan.where)
    rows = raw.execute(f"{sql} LIMIT ?", (*values, limit)).fetchall()
    return [int(row[0]) for row in rows]


def _summed(counted: Iterable[tuple[int, int]]) -> dict[int, int]:
    sums: dict[int, int] = {}
    for key, number in counted:
        sums[key] = sums.get(key, 0) + number
    return sums


def _number(match: str) -> str:
    return "search_words.rowid" if match else "base.n"


def _from(plan: Plan, columns: str, match: str, where: Condition) -> Condition:
    """A SELECT of *columns* for what fits *match* and *where*."""
    number = _number(match)
    condition = where[0].replace("{n}", number)
    if match:
        sql = f"SELECT {columns} FROM search_words WHERE search_words MATCH ? AND {condition}"
        return sql, (match, *where[1])
    base = _DOCUMENTS if plan.documents else _ENTRIES if plan.parts else _PASSAGES
    return f"SELECT {columns} FROM {base} AS base WHERE {condition}", where[1]


def _by_relevance(raw: Raw, plan: Plan, tiers: Sequence[Tier], wanted: int, total: int) -> list[Ranked]:
    """Tier by tier of *tiers*, with which those of *plan* begin, each by BM25.

    Of more than ``FULLY_SCORED`` answers the short ones are all ranked before the long. That is not
    the order of BM25: among its first are long ones too, and to score all takes too long.
    """
    found: list[Ranked] = []
    for place, tier in enumerate(tiers):
        if len(found) >= wanted:
            break
        bonus = 100.0 * (len(plan.tiers) - place - 1)
        for band in _bands(raw, plan, tier, total):
            found.extend(_best(raw, plan, band, wanted - len(found), bonus))
            if len(found) >= wanted:
                break
    return found


def _bands(raw: Raw, plan: Plan, tier: Tier, total: int) -> Iterator[Tier]:
    cut = _length_cut(raw, plan, tier) if tier.match and total > FULLY_SCORED else None
    if cut is None:
        yield tier
        return
    for sign in ("<=", ">"):
        sql, values = tier.where
        yield Tier(tier.match, (f"{_LENGTH} {sign} {cut} AND {sql}", values))


def _best(raw: Raw, plan: Plan, tier: Tier, limit: int, bonus: float) -> list[Ranked]:
    if not tier.match:
        sql, values = _from(plan, "base.n", "", tier.where)
        rows = raw.execute(f"{sql} ORDER BY base.n LIMIT ?", (*values, limit)).fetchall()
        return [Ranked(row[0], bonus) for row in rows]
    sql, values = _from(plan, "rowid, bm25(search_words) AS rank_score", tier.match, tier.where)
    rows = raw.execute(f"{sql} ORDER BY rank_score, rowid LIMIT ?", (*values, limit)).fetchall()
    return [Ranked(row[0], round(bonus - row[1], 6)) for row in rows]


def _length_cut(raw: Raw, plan: Plan, tier: Tier) -> int | None:
    """The length class up to which there are probably enough answers to rank; None for few answers.

    The first answers stand for all: as many again are expected in each like stretch of documents.
    """
    sql, values = _from(plan, "rowid", tier.match, tier.where)
    numbers = [row[0] for row in raw.execute(f"{sql} LIMIT {_SAMPLE}", values).fetchall()]
    if len(numbers) < BROAD:
        return None
    last = raw.execute("SELECT max(no) FROM search_document", ()).fetchone()[0]
    share = max(1.0, last / max(1, numbers[-1] >> DOCUMENT_BIT)) if len(numbers) == _SAMPLE else 1.0
    lengths = sorted(_short_first(number)[0] for number in numbers)
    return lengths[min(len(lengths) - 1, int(_ENOUGH / share))]


def _short_first(number: int) -> tuple[int, int]:
    return (number >> ORDINAL_BITS) & ((1 << LENGTH_BITS) - 1), number


def _by_document(
    raw: Raw, plan: Plan, counts: dict[int, int], order: str, limit: int, offset: int
) -> list[Ranked]:
    """Document by document, each from its beginning to its end."""
    found: list[Ranked] = []
    for (document,) in raw.execute(f"SELECT no FROM search_document ORDER BY {order}", ()).fetchall():
        number = counts.get(document, 0)
        if offset >= number:
            offset -= number
            continue
        found.extend(_of_document(raw, plan, document)[offset : offset + limit - len(found)])
        offset = 0
        if len(found) >= limit:
            break
    return found


def _of_document(raw: Raw, plan: Plan, document: int) -> list[Ranked]:
    within = "{n} BETWEEN ? AND ?"
    where = (f"{within} AND {plan.where[0]}", (*document_range(document), *plan.where[1]))
    sql, values = _from(plan, _number(plan.match), plan.match, where)
    numbers = [row[0] for row in raw.execute(sql, values).fetchall()]
    return [Ranked(number, 0.0) for number in sorted(numbers, key=_reading_order)]


def _reading_order(number: int) -> tuple[int, int]:
    """The document itself, its clauses as they stand, then the notes."""
    kind = (number >> BRACKETED_BIT) & 3
    place = {DOCUMENT_ENTRY: 0, 2: 2}.get(kind, 1)
    return place, number & ((1 << ORDINAL_BITS) - 1)


def _by_article(raw: Raw, plan: Plan, limit: int, offset: int) -> list[Ranked]:
    """Article 8 of every document, then 8 bis, then 9; what has no number comes last."""
    sql, values = _from(plan, f"{_number(plan.match)} AS n", plan.match, plan.where)
    rows = raw.execute(
        f"SELECT answer.n FROM ({sql}) AS answer LEFT JOIN search_passage p ON p.id = answer.n"
        f" LEFT JOIN search_document d ON d.no = answer.n >> {DOCUMENT_BIT}"
        " ORDER BY p.article_order IS NULL, p.article_order, d.kind <> 'draft', d.position, d.date, d.no,"
        f" answer.n & {(1 << ORDINAL_BITS) - 1}, answer.n LIMIT ? OFFSET ?",
        (*values, limit, offset),
    ).fetchall()
    return [Ranked(row[0], 0.0) for row in rows]
