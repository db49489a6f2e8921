"""Where the words of a comparison stand in both drafts, so that nothing is told twice or left out."""

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.briefing.facts import ClauseChange, ComparisonFacts
from workbench.treaty.comparison import Run, RunKind

_TELLING = 12  # shorter words stand in many places, so they are never looked for


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a clause: what became of them, and where they begin in the old text, if known."""

    run: Run
    old: int | None = None

    @property
    def old_end(self) -> int:
        """Where the words end in the old text; only where they stand there."""
        return (self.old or 0) + len(self.run.words)


@dataclass(frozen=True, slots=True)
class Placed:
    """A clause with its place: where its new words begin, None where it has none, and its pieces."""

    new: int | None
    pieces: tuple[Piece, ...]

    @property
    def new_end(self) -> int:
        """Where its new words end."""
        told = sum(len(one.run.words) for one in self.pieces if one.run.kind is not RunKind.DELETED)
        return (self.new or 0) + told

    @property
    def old_pieces(self) -> list[Piece]:
        """The pieces whose place in the old text is known."""
        return [one for one in self.pieces if one.old is not None]


@dataclass(frozen=True, slots=True)
class Texts:
    """Both whole texts, and where in the old one each clause begins."""

    old: str
    new: str
    starts: tuple[int, ...]


def both_texts(facts: ComparisonFacts) -> Texts:
    """The texts of both drafts as they are given, or else put together from their clauses."""
    clauses = facts.clauses
    if facts.old_text and facts.new_text:
        return Texts(facts.old_text, facts.new_text, tuple(one.old_order or 0 for one in clauses))
    new = "".join(_lines(one, RunKind.DELETED) for one in clauses)
    starts = [0] * len(clauses)
    old = ""
    orders = [(one.old_order if one.old_order is not None else at, at) for at, one in enumerate(clauses)]
    for _, at in sorted(orders):
        starts[at] = len(old)
        old += _lines(clauses[at], RunKind.INSERTED)
    return Texts(old.rstrip("\n"), new.rstrip("\n"), tuple(starts))


def _lines(change: ClauseChange, without: RunKind) -> str:
    words = "".join(run.words for run in change.runs if run.kind is not without)
    only_number = change.depth > 0 and len(words) < _TELLING and words.endswith(" ")
    return words if not words or only_number or words.endswith("\n") else words + "\n"


def places(clauses: tuple[ClauseChange, ...], texts: Texts) -> list[Placed]:
    """The place of every clause. No letter of either text belongs to two clauses."""
    taken = bytearray(len(texts.old))
    found: list[Placed] = []
    at = 0
    for change, start in zip(clauses, texts.starts, strict=True):
        words = "".join(run.words for run in change.runs if run.kind is not RunKind.DELETED)
        new = texts.new.find(words, at) if words else -1
        pieces = tuple(_pieces(change, start, texts.old, taken)) if new >= 0 or not words else ()
        found.append(Placed(new if new >= 0 else None, pieces))
        at = max(at, new + len(words)) if new >= 0 else at
    return found


def _pieces(change: ClauseChange, start: int, old: str, taken: bytearray) -> Iterator[Piece]:
    """The words of a clause with their old places, each letter of *old* taken once."""
    parts = [part for run in change.runs for part in _by_line(run)]
    at = start
    for number, part in enumerate(parts):
        if part.kind is RunKind.INSERTED:
            yield Piece(part)
            continue
        end = at + len(part.words)
        if not (old.startswith(part.words, at) and not any(taken[at:end])):
            at = _elsewhere(parts[number:], at, old, taken)
            if at < 0:
                at = max(start, 0)
                yield Piece(part)
                continue
            end = at + len(part.words)
        taken[at:end] = bytes([1]) * (end - at)
        yield Piece(part, at)
        at = end


def _by_line(run: Run) -> Iterator[Run]:
    """A run cut after each line end, for the lines of merged clauses stood apart."""
    for words in run.words.splitlines(keepends=True) if "\n" in run.words else [run.words]:
        body = words.rstrip("\n")
        for part in (body, words[len(body) :]):
            if part:
                yield Run(run.kind, part, 0, 0, run.bracket, run.editorial, run.matter)


def _elsewhere(parts: list[Run], at: int, old: str, taken: bytearray) -> int:
    """Where the words to come stand, up to their line end or at least the first; -1 for nowhere."""
    line = ""
    for part in parts:
        if part.words.startswith("\n"):
            break
        line += part.words if part.kind is not RunKind.INSERTED else ""
    for words in (line, parts[0].words):
        if len(words.strip()) < _TELLING:
            continue
        for begin in (at, 0):
            spot = old.find(words, max(begin, 0))
            while spot >= 0 and any(taken[spot : spot + len(words)]):
                spot = old.find(words, spot + 1)
            if spot >= 0:
                return spot
    return -1
