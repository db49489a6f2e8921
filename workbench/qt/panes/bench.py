"""The scroll bench: main-thread time of a scroll step in two long, linked and heavily marked drafts."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from workbench.qt.panes.compare_panes import ComparePanes
from workbench.qt.panes.content import Mark, PaneContent, PaneSide
from workbench.qt.theme import LIGHT
from workbench.treaty.clauses import Clause, ClauseKind
from workbench.treaty.comparison import Link, LinkKind, Redline, Run, RunKind
from workbench.treaty.documents import Document, DocumentKind

BUDGET_MS = 16.0
_PAGES = 200
_CLAUSES_ON_A_PAGE = 8
_ARTICLE = 6
_MARKS = 2000
_STEPS = 400
_SIZE = (1200, 800)
_COLOURS = ("#d55e00", "#cc79a7", "#0072b2", "#e69f00", "#009e73")
_SAMPLE = (
    "Each State Party shall adopt such legislative measures as may be necessary to establish as an offence "
    "when committed intentionally and without right access to the whole or any part of a system and shall "
    "ensure that the powers in this article are subject to conditions and safeguards under its domestic law"
)
_WORDS = _SAMPLE.split()


@dataclass(frozen=True, slots=True)
class ScrollTimes:
    """Milliseconds of the main thread for a scroll step, painting included."""

    steps: int
    p50: float
    p95: float
    worst: float
    jumps_p95: float
    first_ms: float


def measure_scrolling() -> ScrollTimes:
    """Scroll through two linked drafts of 200 pages with 2,000 highlights; needs a QApplication."""
    old, new, links = two_long_drafts()
    panes = ComparePanes(LIGHT)
    panes.resize(*_SIZE)
    canvas = QImage(*_SIZE, QImage.Format.Format_ARGB32_Premultiplied)
    canvas.fill(QColor("white"))
    began = time.perf_counter()
    panes.set_panes((old, new), (links,))
    panes.show()
    QApplication.sendPostedEvents()
    panes.render(canvas)
    first = (time.perf_counter() - began) * 1000
    bar = panes.panes[1].view.verticalScrollBar()
    steps = sorted(_timed(panes, canvas, [bar.value() + 72 * step for step in range(1, _STEPS + 1)]))
    span = bar.maximum()
    jumps = sorted(_timed(panes, canvas, [(step * 7919 * 31) % max(1, span) for step in range(1, 61)]))
    panes.close()
    panes.deleteLater()
    return ScrollTimes(len(steps), steps[len(steps) // 2], _p95(steps), steps[-1], _p95(jumps), first)


def _timed(panes: ComparePanes, canvas: QImage, values: list[int]) -> Iterator[float]:
    bar = panes.panes[1].view.verticalScrollBar()
    for value in values:
        began = time.perf_counter()
        bar.setValue(value)
        panes.render(canvas)
        yield (time.perf_counter() - began) * 1000


def _p95(ordered: list[float]) -> float:
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]


def two_long_drafts() -> tuple[PaneContent, PaneContent, tuple[Link, ...]]:
    """Two drafts in which every third clause was reworded, with marks spread over both."""
    old, new = _draft("old", 0), _draft("new", 1)
    links, redlines_old, redlines_new = [], {}, {}
    for one, other in zip(old.clauses, new.clauses, strict=True):
        was, became = old.text[one.body : one.end], new.text[other.body : other.end]
        same = was == became
        links.append(Link(one.id, other.id, LinkKind.UNCHANGED if same else LinkKind.REWORDED, 0.9))
        if not same:
            redlines_old[one.id] = redlines_new[other.id] = _first_word_changed(was, became)
    return (
        replace(old, redlines=redlines_old, side=PaneSide.OLD),
        replace(new, redlines=redlines_new),
        tuple(links),
    )


def _first_word_changed(was: str, became: str) -> Redline:
    gone, come, rest = was.split(" ", 1)[0], became.split(" ", 1)[0], was.split(" ", 1)[1]
    runs = (
        Run(RunKind.DELETED, gone, 0, 0),
        Run(RunKind.INSERTED, come, len(gone), 0),
        Run(RunKind.EQUAL, f" {rest}", len(gone), len(come)),
    )
    return Redline(runs)


def _draft(name: str, turn: int) -> PaneContent:
    clauses: list[Clause] = []
    parts: list[str] = []
    at, article = 0, ""
    for number in range(_PAGES * _CLAUSES_ON_A_PAGE):
        heads = number % _ARTICLE == 0
        lead = f"Article {number // _ARTICLE + 1}. Measures" if heads else f"{number % _ARTICLE}. "
        words = "" if heads else _paragraph(number, turn)
        kind = ClauseKind.ARTICLE if heads else ClauseKind.PARAGRAPH
        id = f"{name}-{number}"
        article = id if heads else article
        end = at + len(lead) + len(words)
        holder = None if heads else article
        clauses.append(
            Clause(id, lead.strip(), kind, "", at, at + len(lead), end, parent=holder, depth=1 - heads)
        )
        parts.append(lead + words)
        at = end + 1
    text = "\n".join(parts)
    document = Document(name, DocumentKind.DRAFT, name.title(), symbol=f"A/Rev.{turn + 1}", language="en")
    return PaneContent(document, text, tuple(clauses), tuple(_marks(name, len(text))))


def _paragraph(number: int, turn: int) -> str:
    words = [_WORDS[(number * 7 + at) % len(_WORDS)] for at in range(50 + number % 40)]
    if turn and number % 3 == 0:
        words[0] = "Notwithstanding"
    return " ".join(words)


def _marks(name: str, length: int) -> Iterator[Mark]:
    for number in range(_MARKS // 2):
        start = number * (length - 100) // (_MARKS // 2)
        colours = tuple(_COLOURS[(number + more) % len(_COLOURS)] for more in range(1 + number % 2))
        yield Mark(f"{name}-mark-{number}", start, start + 20 + number % 60, colours)
