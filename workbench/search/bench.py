"""Measuring the index beside bare full-text tables, on treaty language made up for the purpose."""

import datetime
import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from workbench.search.index import Index
from workbench.search.passages import Passage, Raw
from workbench.treaty.documents import Document, DocumentKind

COMMON = (
    "the of and to in shall state party parties this convention by or a for with be any article law not"
    " may such as its measures on that is other accordance under international rights which human"
    " paragraph information national from cooperation criminal domestic data each when necessary"
    " authorities present procedures request states provisions offences access protection their"
    " legislative appropriate including referred computer service system material requested person without"
    " purposes right use electronic content into"
)
_SYLLABLES = "ba con de fer gra in ju la men no per qui re sta tion tra ul vi cy or"
_PER_DOCUMENT = 100
_VOCABULARY = 8_000


class Row(NamedTuple):
    """One measured thing: our time, that of the bare table, and the most it may take, in seconds."""

    name: str
    ours: float
    reference: float
    budget: float


class Connection(Raw, Protocol):
    """A connection whose transactions are ours, for once."""

    def commit(self) -> None: ...
    def close(self) -> None: ...


_SELECTIVE, _BROAD, _PER_PASSAGE = 0.025, 0.060, 0.00012
_QUERIES: tuple[tuple[str, float, str, str], ...] = (
    ("rare word", _SELECTIVE, "{rare}", "{rare}"),
    ("two words", _SELECTIVE, "{middle} {rare}", "{middle} AND {rare}"),
    ("two common words", _BROAD, "human rights", "human AND rights"),
    ("phrase", _SELECTIVE, '"human rights"', '"human rights"'),
    ("phrase of common words", _BROAD, '"shall be"', '"shall be"'),
    ("near", _SELECTIVE, "criminal NEAR/5 {middle}", "NEAR(criminal {middle}, 5)"),
    ("prefix", _BROAD, "prot*", "prot*"),
    ("common word", _BROAD, "shall", "shall"),
    ("common word, not another", _BROAD, "shall -data", "shall NOT data"),
    ("any of five common words", _BROAD, "shall OR state OR party OR rights OR law", ""),
    ("common word in drafts of a year", _BROAD, "shall kind:draft date:2023", "shall"),
)


def bench(
    folder: Path, passages: int, connect: Callable[[Path], Connection], rounds: int = 40
) -> tuple[Row, ...]:
    """Index so many *passages* in *folder* and ask; each query's time is its 95th percentile.

    ``connect`` opens a database file; it is the archive's, for the driver is known there alone.
    Both files stay in *folder*; give one that is empty and thrown away.
    """
    with closing(connect(folder / "index.db")) as ours, closing(connect(folder / "bare.db")) as bare:
        spent, reference = _build(ours, bare, passages)
        rows = [Row(f"index {passages:,} passages", spent, reference, passages * _PER_PASSAGE)]
        for name, budget, query, match in _QUERIES:
            rows.append(_ask(ours, bare, name, budget, (query, match), rounds))
        rows.append(_with_facets(ours, bare, rounds))
    return tuple(rows)


def sentences(count: int, seed: int = 7) -> Iterator[str]:
    """Made-up clauses of 8 to 120 words, of common and rare words as often as texts have them."""
    chance = random.Random(seed)
    words = vocabulary()
    weights = [1 / (rank + 2) for rank in range(len(words))]
    for _ in range(count):
        chosen = chance.choices(words, weights, k=chance.choice((8, 15, 30, 45, 60, 80, 120)))
        yield f"{chosen[0].capitalize()} {' '.join(chosen[1:])}."


def vocabulary() -> list[str]:
    """Words from the most to the least frequent."""
    chance, syllables = random.Random(3), _SYLLABLES.split()
    words = dict.fromkeys(COMMON.split())
    while len(words) < _VOCABULARY:
        words["".join(chance.choices(syllables, k=chance.choice((2, 3, 3, 4))))] = None
    return list(words)


def _build(ours: Connection, bare: Connection, passages: int) -> tuple[float, float]:
    texts = list(sentences(passages))
    index = Index()
    began = time.perf_counter()
    index.ensure(ours)
    for at in range(0, passages, _PER_DOCUMENT):
        document, clauses = _document(at // _PER_DOCUMENT, texts[at : at + _PER_DOCUMENT])
        index.put_document(ours, document, clauses)
    ours.commit()
    spent = time.perf_counter() - began
    return spent, _build_bare(bare, texts)


def _build_bare(bare: Connection, texts: Sequence[str]) -> float:
    began = time.perf_counter()
    bare.execute("CREATE VIRTUAL TABLE bare USING fts5(text, content='', tokenize='porter unicode61')", ())
    bare.execute("CREATE TABLE passage(id INTEGER PRIMARY KEY, text TEXT)", ())
    bare.executemany("INSERT INTO passage VALUES (?, ?)", list(enumerate(texts)))
    bare.executemany("INSERT INTO bare(rowid, text) VALUES (?, ?)", list(enumerate(texts)))
    bare.commit()
    return time.perf_counter() - began


def _document(number: int, texts: Sequence[str]) -> tuple[Document, list[Passage]]:
    kind = DocumentKind.DRAFT if number % 4 == 0 else DocumentKind.STATEMENT
    date = datetime.date(2020 + number % 6, 1 + number % 12, 1)
    actors = () if kind is DocumentKind.DRAFT else (f"Delegation {number % 150}",)
    document = Document(
        *(f"d{number}", kind, f"Document {number}", f"A/AC/{number}", date, "en"), actors=actors
    )
    clauses, at = [], 0
    for place, text in enumerate(texts):
        label = f"{place // 5 + 1}({place % 5 + 1})"
        article = f"Article {place // 5 + 1}"
        end = at + len(text)
        clauses.append(Passage(f"d{number}-{place}", label, at, end, text, 1, place % 9 == 0, article))
        at = end + 1
    return document, clauses


def _ask(
    ours: Connection, bare: Connection, name: str, budget: float, queries: tuple[str, str], rounds: int
) -> Row:
    words = vocabulary()
    index, spent, reference = Index(), [], []
    for turn in range(rounds):
        typed = {"middle": words[150 + turn * 7], "rare": words[2_000 + turn * 31]}
        query = queries[0].format(**typed)
        match = (queries[1] or queries[0]).format(**typed)
        spent.append(_seconds(partial(index.search, ours, query, facets=False)))
        reference.append(_seconds(partial(_bare_search, bare, match)))
    return Row(name, _p95(spent), _p95(reference), budget)


def _with_facets(ours: Connection, bare: Connection, rounds: int) -> Row:
    index = Index()
    spent = [_seconds(lambda: index.search(ours, "shall")) for _ in range(rounds)]
    reference = [_seconds(lambda: _bare_search(bare, "shall")) for _ in range(rounds)]
    return Row("common word, with counts of its facets", _p95(spent), _p95(reference), 2 * _BROAD)


def _bare_search(bare: Connection, match: str) -> None:
    """The same answer from a bare table: the best twenty texts, and the total."""
    bare.execute("SELECT count(*) FROM bare WHERE bare MATCH ?", (match,)).fetchall()
    bare.execute(
        "SELECT text FROM passage JOIN (SELECT rowid AS n FROM bare WHERE bare MATCH ?"
        " ORDER BY bm25(bare) LIMIT 20) ON n = passage.id",
        (match,),
    ).fetchall()


def _seconds(work: Callable[[], Any]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _p95(times: Sequence[float]) -> float:
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
