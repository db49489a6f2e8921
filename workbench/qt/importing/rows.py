"""Rows: one file on its way into the archive, and what it seems to be."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.treaty.documents import DocumentKind, Identity

if TYPE_CHECKING:
    from workbench.desk import Arrival


class State(StrEnum):
    """How far a file is."""

    WAITING = "waiting"
    READING = "reading"
    READY = "ready"
    ALREADY = "already"
    LOCKED = "locked"
    PROBLEM = "problem"
    FILING = "filing"
    FILED = "filed"


@dataclass(slots=True, eq=False)
class ImportRow:
    """A file with its guessed identity, which the analyst may correct until it is filed.

    ``guess`` is the text it seems to belong to; ``doubt`` says what was typed and not taken.
    ``seeing`` is True while OCR reads it, ``unwanted`` when that is to stop.
    """

    path: Path
    state: State = State.WAITING
    chosen: bool = True
    identity: Identity = field(default_factory=Identity)
    text: str = ""
    told: str = ""
    doubt: str = ""
    guess: str = ""
    password: str = field(default="", repr=False)
    seeing: bool = False
    unwanted: bool = False
    arrival: Arrival | None = None

    @property
    def is_draft(self) -> bool:
        """Tell whether it is filed as a draft."""
        return self.identity.kind is DocumentKind.DRAFT

    @property
    def was_read(self) -> bool:
        """Tell whether it is known what the file is."""
        return self.state in (State.READY, State.ALREADY, State.FILING, State.FILED)

    @property
    def refused(self) -> bool:
        """Tell whether it cannot be imported."""
        return self.state in (State.PROBLEM, State.LOCKED)

    @property
    def can_be_filed(self) -> bool:
        """Tell whether it is read, new and wanted."""
        return self.state is State.READY and self.chosen

    def take(self, arrival: Arrival, already: str) -> None:
        """Note what was read; *already* says so where the archive has the file."""
        self.arrival = arrival
        self.identity = arrival.identity
        self.text = self.guess = arrival.text
        self.state = State.READY
        self.told = ""
        if arrival.already is not None:
            self.state, self.chosen, self.told = State.ALREADY, False, already
        elif arrival.received.reading.warnings:
            self.told = arrival.received.reading.warnings[0]

    @property
    def wants_ocr(self) -> bool:
        """Tell whether it is ready, but OCR would read it better."""
        ready = self.state is State.READY and self.arrival is not None
        return ready and self.arrival is not None and self.arrival.received.wants_ocr

    def see(self) -> None:
        """Note that OCR reads it now."""
        self.state, self.seeing, self.unwanted, self.told = State.READING, True, False, ""

    def take_seen(self, arrival: Arrival, already: str) -> None:
        """Take what OCR read in the place of what was read before; the analyst's corrections stay."""
        before, known = self.arrival, self.identity
        text = self.text if self.text != self.guess else ""
        self.take(arrival, already)
        self.seeing = False
        self.text = text or self.text
        if before is not None:
            names = [one.name for one in fields(known)]
            kept = {
                name: getattr(known, name)
                for name in names
                if getattr(known, name) != getattr(before.identity, name)
            }
            self.correct(**kept)

    def leave_unseen(self, sentence: str) -> None:
        """Note why OCR did not read it; what was read before still counts."""
        self.state, self.seeing, self.told = State.READY, False, self._without_name(sentence)

    def refuse(self, sentence: str, state: State = State.PROBLEM) -> None:
        """Note why it cannot be filed."""
        self.state, self.chosen, self.told = state, False, self._without_name(sentence)

    def suppose(self, text: str) -> None:
        """Take a better guess of its text, unless the analyst has corrected the one before."""
        if self.text == self.guess:
            self.text = text
        self.guess = text

    def _without_name(self, sentence: str) -> str:
        """*sentence* without the file's name at its head, which stands beside it already."""
        rest = sentence.removeprefix(self.path.name).lstrip(" :").removeprefix("was ")
        return rest[:1].upper() + rest[1:] if rest else sentence

    def correct(self, **fields: str | datetime.date | DocumentKind | tuple[str, ...] | None) -> None:
        """Change what it seems to be."""
        self.identity = replace(self.identity, **fields)  # type: ignore[arg-type]  # known fields only
