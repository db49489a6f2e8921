"""Running a plan: how many answers there are, of which documents, and which come first.

Nothing here is anything but a SELECT, and no temporary table is made.
"""

from collections.abc import Iterator
from dataclasses import dataclass

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

SORTS = ("relevance", "date", "draft", "article")
BROAD = 2_000
_ENOUGH = 1_000
_SAMPLE = 4_000
_LENGTH = f"(({{n}} >> {ORDINAL_BITS}) & {(1 << LENGTH_BITS) - 1})"
_PASSAGES = "(SELECT id AS n FROM search_passage UNION ALL SELECT id FROM search_note)"
_DOCUMENTS = (
    f"(SELECT (no << {DOCUMENT_BIT}) | {DOCUMENT_ENTRY << BRACKETED_BIT} AS n"
    " FROM search_document WHERE kind <> '')"
)
_NEWEST_FIRST = "date = '', date DESC, position, no"
_DRAFTS_FIRST = "kind <> 'draft', position, date = '', date, no"


@dataclass(frozen=True, slots=True)
class Ranked:
    """The number of a passage, note or document entry in the answer, and its score."""

    number: int
    score: float


@dataclass(frozen=True, slots=True)
class Group:
    """How many answers a document has among its clauses, bracketed clauses, notes, or as itself."""

    document: int
    bits: int
    count: int


def count(raw: Raw, plan: Plan) -> int:
    """How many answers *plan* has."""
    sql, values = _from(plan, "count(*)", plan.match, plan.where)
    return int(raw.execute(sql, values).fetchone()[0])


def groups(raw: Raw, plan: Plan) -> tuple[Group, ...]:
    """The answers counted by document and kind of entry, in the order of the documents' numbers."""
    number = _number(plan.match)
    sql, values = _from(plan, f"{number} >> {BRACKETED_BIT}, count(*)", plan.match, plan.where)
    rows = raw.execute(f"{sql} GROUP BY 1 ORDER BY 1", values).fetchall()
    return tuple(Group(row[0] >> 2, row[0] & 3, row[1]) for row in rows)


def first(raw: Raw, plan: Plan, sort: str, limit: int, offset: int, total: int) -> list[Ranked]:
    """The answers from *offset* on, at most *limit*, in the order of *sort*; *total* is their number."""
    if sort not in SORTS:
        raise KnownError(f"Results can be sorted by {', '.join(SORTS)}; nothing else is known.")
    if limit <= 0 or offset >= total:
        return []
    if sort == "relevance":
        return _by_relevance(raw, plan, offset + limit, total)[offset:]
    if sort == "article":
        return _by_article(raw, plan, limit, offset)
    return _by_document(raw, plan, _NEWEST_FIRST if sort == "date" else _DRAFTS_FIRST, limit, offset)


def every(raw: Raw, plan: Plan, limit: int) -> list[int]:
    """The numbers of at most *limit* answers in the order of the index."""
    sql, values = _from(plan, _number(plan.match), plan.match, plan.where)
    rows = raw.execute(f"{sql} LIMIT ?", (*values, limit)).fetchall()
    return [int(row[0]) for row in rows]


def _number(match: str) -> str:
    return "search_words.rowid" if match else "base.n"


def _from(plan: Plan, columns: str, match: str, where: Condition) -> Condition:
    """A SELECT of *columns* for what fits *match* and *where*."""
    number = _number(match)
    condition = where[0].replace("{n}", number)
    if match:
        sql = f"SELECT {columns} FROM search_words WHERE search_words MATCH ? AND {condition}"
        return sql, (match, *where[1])
    base = _DOCUMENTS if plan.documents else _PASSAGES
    return f"SELECT {columns} FROM {base} AS base WHERE {condition}", where[1]


def _by_relevance(raw: Raw, plan: Plan, wanted: int, total: int) -> list[Ranked]:
    """Tier by tier, each by BM25; of very many answers the short ones are all ranked before the long."""
    found: list[Ranked] = []
    cut = _length_cut(raw, plan, total) if plan.match and total > BROAD else None
    for place, tier in enumerate(plan.tiers):
        bonus = 100.0 * (len(plan.tiers) - place - 1)
        for band in _bands(tier, cut):
            if len(found) < wanted:
                found.extend(_best(raw, plan, band, wanted - len(found), bonus))
    return found


def _bands(tier: Tier, cut: int | None) -> Iterator[Tier]:
    if cut is None or not tier.match:
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


def _length_cut(raw: Raw, plan: Plan, total: int) -> int:
    """The length class up to which there are probably enough answers to rank."""
    sql, values = _from(plan, "rowid", plan.match, plan.where)
    number = _LENGTH.replace("{n}", "rowid")
    rows = raw.execute(
        f"SELECT {number}, count(*) FROM ({sql} LIMIT {_SAMPLE}) GROUP BY 1 ORDER BY 1", values
    ).fetchall()
    share = total / sum(row[1] for row in rows)
    seen = 0.0
    for length, number_of in rows:
        seen += number_of * share
        if seen >= _ENOUGH:
            return int(length)
    return int(rows[-1][0])


def _by_document(raw: Raw, plan: Plan, order: str, limit: int, offset: int) -> list[Ranked]:
    """Document by document, each from its beginning to its end."""
    counts: dict[int, int] = {}
    for group in groups(raw, plan):
        counts[group.document] = counts.get(group.document, 0) + group.count
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
