"""Measuring: each budget beside its reference, in one run, on the sample negotiation."""

import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from workbench import compare, intake
from workbench.archive.bench import bare_connection
from workbench.desk.desk import Desk
from workbench.desk.library import OpenDocument
from workbench.desk.packing import PackOrder
from workbench.desk.sample import make_sample
from workbench.intake.bench import time_extraction
from workbench.search.bench import bench as bench_search
from workbench.treaty.documents import Document, DocumentKind
from workbench.treaty.errors import KnownError

_PASSAGES = 100_000
_ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Measured:
    """One measured thing in seconds, with the peer it ran beside and the most it may take."""

    work: str
    seconds: float
    limit: float
    peer: str = ""
    peer_seconds: float | None = None

    @property
    def within(self) -> bool:
        """Tell whether the budget is kept."""
        return self.seconds <= self.limit

    def told(self) -> dict[str, object]:
        """Return the row for a script."""
        return {
            "work": self.work,
            "seconds": round(self.seconds, 5),
            "peer": self.peer,
            "peer_seconds": None if self.peer_seconds is None else round(self.peer_seconds, 5),
            "limit": round(self.limit, 5),
            "within": self.within,
        }


def run(name: str = "") -> tuple[Measured, ...]:
    """Measure what *name* says (import, compare, carry, pack or search), or all of it."""
    if name and name not in _BENCHES:
        raise KnownError(f"There is nothing called {name} to measure; there are {', '.join(_BENCHES)}.")
    rows: list[Measured] = []
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "sample.treaty"
        if name != "search":
            make_sample(archive)
        for key, bench in _BENCHES.items():
            if name in ("", key):
                rows += bench(archive)
    return tuple(rows)


def _bench_import(archive: Path) -> Iterator[Measured]:
    with Desk.open(archive) as desk:
        for document in _drafts(desk):
            if document.source is None or document.source.kind.value != "pdf":
                continue
            file, untrusted = desk.library.source(document.id)
            spent = _median(partial(intake.read_bytes, untrusted, file))
            start, extraction = time_extraction(untrusted)
            yield Measured(
                f"read {file}, {document.page_count} pages",
                spent,
                2 * extraction + start,
                "MuPDF's words, and its process",
                extraction + start,
            )


def _bench_compare(archive: Path) -> Iterator[Measured]:
    with Desk.open(archive) as desk:
        one, other = (desk.library.open(draft.id) for draft in _drafts(desk)[1:3])
    old_side, new_side = _side(one), _side(other)
    links = compare.link(old_side, new_side)
    by_id = {clause.id: clause for each in (one, other) for clause in each.clauses}

    def redline() -> None:
        for link in links.links:
            old, new = by_id[link.old], by_id[link.new]
            compare.redline(one.text[old.body : old.end], other.text[new.body : new.end])

    peer = _git(one.text, other.text)
    spent = _median(lambda: compare.link(old_side, new_side)) + _median(redline)
    limit = min(2.0, 2.0 + (peer or 0))
    yield Measured("link and redline two drafts", spent, limit, "git diff --word-diff", peer)


def _bench_carry(archive: Path) -> Iterator[Measured]:
    with Desk.open(archive) as desk:
        first, second = _drafts(desk)[1:3]
        clauses = [clause for clause in desk.library.open(first.id).clauses if clause.body < clause.end]
        times = []
        category = desk.codebook.categories()[0].id
        for at in range(200):
            clause = clauses[at % len(clauses)]
            began = time.perf_counter()
            desk.marking.highlight(first.id, clause.body, min(clause.end, clause.body + 20 + at), (category,))
            times.append(time.perf_counter() - began)
        yield Measured("tag one clause, committed (p95 of 200)", _p95(times), 0.05)
        began = time.perf_counter()
        desk.comparing.compare(first.id, second.id)
        compared = time.perf_counter() - began
        began = time.perf_counter()
        carried = desk.carrying.carry(first.id, second.id)
        spent = time.perf_counter() - began
        yield Measured(f"carry {len(carried)} highlights", spent, 1.0 + compared, "the comparison", compared)


def _bench_pack(archive: Path) -> Iterator[Measured]:
    with Desk.open(archive) as desk:
        old, new = _drafts(desk)[1:3]
        order = PackOrder(document_key=new.id, against=old.id)
        concerns = len(desk.packing.facts(order).concerns)
        for suffix, limit in (("docx", 3.0), ("pdf", 5.0)):
            dest = archive.with_suffix(f".{suffix}")
            spent = _median(partial(desk.packing.write, order, dest))
            yield Measured(f"pack of {concerns} concerns as {suffix}", spent, limit)


def _bench_search(archive: Path) -> Iterator[Measured]:
    folder = archive.parent / "search"
    folder.mkdir()
    for row in bench_search(folder, _PASSAGES, bare_connection):
        yield Measured(row.name, row.ours, row.budget, "bare FTS5", row.reference)


_BENCHES: dict[str, Callable[[Path], Iterator[Measured]]] = {
    "import": _bench_import,
    "compare": _bench_compare,
    "carry": _bench_carry,
    "pack": _bench_pack,
    "search": _bench_search,
}


def _side(document: OpenDocument) -> compare.Side:
    known = document.document
    return compare.Side(known.id, document.text, document.clauses, known.language)


def _drafts(desk: Desk) -> tuple[Document, ...]:
    return desk.library.documents(DocumentKind.DRAFT)


def _median(work: Callable[[], object]) -> float:
    times = []
    for _ in range(_ROUNDS):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def _p95(times: list[float]) -> float:
    return sorted(times)[int(0.95 * (len(times) - 1))]


def _git(one: str, other: str) -> float | None:
    """How long git takes for the word diff of two texts; None where there is no git."""
    git = shutil.which("git")
    if git is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in ("old.txt", "new.txt")]
        for file, text in zip(files, (one, other), strict=True):
            file.write_text(text, encoding="utf-8")
        ask = [git, "diff", "--no-index", "--word-diff", *map(str, files)]
        return _median(lambda: subprocess.run(ask, capture_output=True, check=False))
