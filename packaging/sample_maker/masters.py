"""Reads the masters: the hand-written text of every draft and statement of the sample.

The line format is described in ``resources/sample/masters/README.md``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SEPARATOR = " | "
NOTE_KINDS = ("split", "merge", "move", "drop", "option")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed clause, or one line of a statement."""

    kind: str
    key: str
    mark: str
    words: str
    depth: int


@dataclass(frozen=True, slots=True)
class Note:
    """What the author wrote about clauses that did not simply stay where they were."""

    kind: str
    old: tuple[str, ...]
    new: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Master:
    """A draft or statement as its author wrote it."""

    name: str
    head: dict[str, str]
    notes: tuple[Note, ...]
    lines: tuple[Line, ...]

    @property
    def actors(self) -> str:
        """The actors as the manifest wants them, separated by semicolons."""
        return self.head.get("actors", "")


def read_master(path: Path) -> Master:
    """The master that *path* holds."""
    head_text, body = path.read_text(encoding="utf-8").split("\n---\n", 1)
    head: dict[str, str] = {}
    notes: list[Note] = []
    for row in head_text.splitlines():
        name, _, value = row.partition(": ")
        if name in NOTE_KINDS:
            notes.append(_note(name, value))
        else:
            head[name] = value
    lines = tuple(_line(row) for row in body.splitlines() if row.strip())
    return Master(path.stem, head, tuple(notes), lines)


def read_drafts(folder: Path) -> tuple[Master, ...]:
    """The drafts in *folder*, oldest first."""
    return tuple(sorted(_read_all(folder, "draft-"), key=lambda master: master.head["date"]))


def read_statements(folder: Path) -> tuple[Master, ...]:
    """The statements in *folder*, oldest first."""
    return tuple(
        sorted(_read_all(folder, "statement-"), key=lambda master: (master.head["date"], master.name))
    )


def _read_all(folder: Path, prefix: str) -> Iterator[Master]:
    return (read_master(path) for path in sorted(folder.glob(f"{prefix}*.txt")))


def _line(row: str) -> Line:
    fields = row.strip().split("|", 2)
    kind, _, key = fields[0].strip().partition(" ")
    mark = fields[1].strip() if len(fields) > 1 else ""
    words = fields[2].strip() if len(fields) > 2 else ""
    indent = len(row) - len(row.lstrip(" "))
    return Line(kind, key, mark, words, indent // 2)


def _note(kind: str, value: str) -> Note:
    change, _, why = value.partition(SEPARATOR)
    old, _, new = change.partition(" -> ")
    return Note(kind, _keys(old), _keys(new), why)


def _keys(listed: str) -> tuple[str, ...]:
    return tuple(key.strip() for key in listed.split(",") if key.strip())
