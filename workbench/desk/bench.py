"""Measuring: each budget beside its reference, in one run, on the sample negotiation."""

import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from math import ceil
from pathlib import Path

from workbench import compare, intake
from workbench.archive.bench import bare_connection
from workbench.desk.comparing import plain_side
from workbench.desk.desk import Desk
from workbench.desk.library import OpenDocument
from workbench.desk.long_drafts import lengthened
from workbench.desk.pack_orders import PackOrder
from workbench.desk.redlines import DraftRedlines
from workbench.desk.sample import make_sample
from workbench.intake.bench import time_extraction
from workbench.search.bench import bench as bench_search
from workbench.treaty.documents import Document, DocumentKind
from workbench.treaty.errors import KnownError

_PASSAGES = 100_000
_ROUNDS = 5
_FEW_ROUNDS = 3
_SPARE = 1.2
"""Ten times the length may take twelve times the time."""


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
        one, other = (desk.library.open(draft.id) for draft in _drafts(desk)[2:4])
    pages = max(one.document.page_count, other.document.page_count)  # a file without pages says 0 or 1
    yield _compared(f"link and redline two drafts of {pages} pages", one, other)
    copies = {wanted: ceil(wanted / pages) for wanted in (60, 120, 200, 240)}
    long = {wanted: (lengthened(one, many), lengthened(other, many)) for wanted, many in copies.items()}
    yield _compared("link and redline two drafts of 60 pages", *long[60])
    yield _compared("link and redline two drafts of 200 pages", *long[200], 2.0 * 200 / 60)
    short = _processor_time(partial(_link_and_redline, *long[60]))
    for times in (2, 4):
        spent = _processor_time(partial(_link_and_redline, *long[60 * times]))
        work, peer = f"processor time of {60 * times} pages", f"{times} times that of 60 pages"
        yield Measured(work, spent, _SPARE * times * short, peer, times * short)


def _compared(work: str, one: OpenDocument, other: OpenDocument, limit: float = 2.0) -> Measured:
    """Measure one comparison beside the word diff of git, which knows no clauses."""
    spent = _median(partial(_link_and_redline, one, other), _FEW_ROUNDS)
    peer = _git(one.text, other.text)
    return Measured(work, spent, limit, "git diff --word-diff", peer)


def _link_and_redline(one: OpenDocument, other: OpenDocument) -> DraftRedlines:
    made = compare.link(plain_side(one), plain_side(other))
    return DraftRedlines(one, other, made.links)


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
        peers = ["bare FTS5"] if row.reference else []
        peers += [f"Xapian {row.xapian:.4f}"] if row.xapian is not None else []
        yield Measured(row.name, row.ours, row.budget, ", ".join(peers), row.reference or None)


_BENCHES: dict[str, Callable[[Path], Iterator[Measured]]] = {
    "import": _bench_import,
    "compare": _bench_compare,
    "carry": _bench_carry,
    "pack": _bench_pack,
    "search": _bench_search,
}


def _drafts(desk: Desk) -> tuple[Document, ...]:
    return desk.library.documents(DocumentKind.DRAFT)


def _median(work: Callable[[], object], rounds: int = _ROUNDS) -> float:
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def _processor_time(work: Callable[[], object]) -> float:
    """The least processor time of a few rounds: other programs at work hardly count in it."""
    times = []
    for _ in range(_FEW_ROUNDS):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return min(times)


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
