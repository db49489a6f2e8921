"""Measuring the index beside bare full-text tables, on treaty language made up for the purpose."""

import datetime
import json
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from statistics import median
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
    """One measured thing: our time, the bare table's, the most it may take, Xapian's where it is installed.

    All are seconds; a ``reference`` of 0 means that a bare table has nothing of the kind.
    """

    name: str
    ours: float
    reference: float
    budget: float
    xapian: float | None = None


class Connection(Raw, Protocol):
    """A connection whose transactions are ours, for once."""

    def commit(self) -> None: ...
    def close(self) -> None: ...


_FIRST_QUERY = """
import importlib, pathlib, sys, time
connect = getattr(importlib.import_module(sys.argv[1]), sys.argv[2])
began = time.perf_counter()
from workbench.search import Index
Index().search(connect(pathlib.Path(sys.argv[3])), '"human rights" shall')
print(time.perf_counter() - began)
"""
_SELECTIVE, _BROAD, _PER_PASSAGE, _ADDED, _COLD = 0.025, 0.060, 0.00012, 0.020, 0.150
_ANY = "shall OR state OR party OR rights OR law"
_QUERIES: tuple[tuple[str, float, str, str, str], ...] = (
    ("rare word", _SELECTIVE, "{rare}", "{rare}", ""),
    ("two words", _SELECTIVE, "{middle} {rare}", "{middle} AND {rare}", ""),
    ("two common words", _BROAD, "human rights", "human AND rights", ""),
    ("phrase", _SELECTIVE, '"human rights"', '"human rights"', ""),
    ("phrase of common words", _BROAD, '"shall be"', '"shall be"', ""),
    (
        "near",
        _SELECTIVE,
        "criminal NEAR/5 {middle}",
        "NEAR(criminal {middle}, 5)",
        "criminal NEAR/5 {middle}",
    ),
    ("prefix", _BROAD, "prot*", "prot*", ""),
    ("common word", _BROAD, "shall", "shall", ""),
    ("common word, not another", _BROAD, "shall -data", "shall NOT data", ""),
    ("any of five common words", _BROAD, _ANY, "", ""),
    ("common word in drafts of a year", _BROAD, "shall kind:draft date:2024", "shall", "shall"),
)


def bench(
    folder: Path, passages: int, connect: Callable[[Path], Connection], rounds: int = 40
) -> tuple[Row, ...]:
    """Index so many *passages* in *folder* and ask; each query's time is its 95th percentile.

    An answer has the first 20 hits with snippets, the exact total and the counts of all facets; a
    bare table's has the 20 texts and the total. ``connect`` opens a database file; it is the archive's,
    for the driver is known there alone, and has a name, for a new process calls it too. Give a *folder*
    that is empty and thrown away.
    """
    peer = _xapian(folder, passages, rounds)
    with closing(connect(folder / "index.db")) as ours, closing(connect(folder / "bare.db")) as bare:
        spent, reference = _build(ours, bare, passages)
        name = f"index {passages:,} passages"
        rows = [Row(name, spent, reference, passages * _PER_PASSAGE, peer.get("index"))]
        for name, budget, query, match, _ in _QUERIES:
            spent, reference = _ask(ours, bare, (query, match), rounds)
            rows.append(Row(name, spent, reference, budget, peer.get(name)))
        rows.append(_added(ours, bare, passages, peer.get("add")))
    rows.append(Row("open and first query", _cold(folder / "index.db", connect), 0.0, _COLD))
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


def _ask(ours: Connection, bare: Connection, queries: tuple[str, str], rounds: int) -> tuple[float, float]:
    index, spent, reference = Index(), [], []
    for turn in range(rounds):
        query, match = _typed(queries[0], turn), _typed(queries[1] or queries[0], turn)
        spent.append(_seconds(partial(index.search, ours, query)))
        reference.append(_seconds(partial(_bare_search, bare, match)))
    return _p95(spent), _p95(reference)


def _typed(query: str, turn: int) -> str:
    words = vocabulary()
    return query.format(middle=words[150 + turn * 7], rare=words[2_000 + turn * 31])


def _added(ours: Connection, bare: Connection, passages: int, peer: float | None) -> Row:
    """A document of a hundred clauses more, committed: the middle one of nine."""
    index = Index()

    def add(number: int, texts: Sequence[str]) -> None:
        index.put_document(ours, *_document(number, texts))
        ours.commit()

    def add_bare(number: int, texts: Sequence[str]) -> None:
        bare.executemany(
            "INSERT INTO bare(rowid, text) VALUES (?, ?)", list(enumerate(texts, number * _PER_DOCUMENT))
        )
        bare.commit()

    spent, reference = [], []
    for turn in range(9):
        number, texts = passages // _PER_DOCUMENT + 1 + turn, list(sentences(_PER_DOCUMENT, 11 + turn))
        spent.append(_seconds(partial(add, number, texts)))
        reference.append(_seconds(partial(add_bare, number, texts)))
    return Row("add a document of 100 passages", median(spent), median(reference), _ADDED, peer)


def _cold(path: Path, connect: Callable[[Path], Connection]) -> float:
    """A first query in a new process: room and parser loaded, the file opened, an answer given."""
    command = [sys.executable, "-c", _FIRST_QUERY, connect.__module__, connect.__name__, str(path)]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def _xapian(folder: Path, passages: int, rounds: int) -> dict[str, float]:
    """Xapian's seconds by name; nothing where the system's Python does not have it."""
    system = shutil.which("python3", path="/usr/bin")
    if system is None or subprocess.run([system, "-c", "import xapian"], capture_output=True).returncode:
        return {}
    asked = {
        "texts": list(sentences(passages)),
        "more": list(sentences(_PER_DOCUMENT, 11)),
        "queries": {
            name: [_typed(theirs or query, turn) for turn in range(rounds)]
            for name, _, query, _, theirs in _QUERIES
        },
    }
    command = [system, str(Path(__file__).with_name("xapian_peer.py")), str(folder / "xapian")]
    done = subprocess.run(command, input=json.dumps(asked), capture_output=True, text=True, check=True)
    return {name: _p95(times) for name, times in json.loads(done.stdout).items()}


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
