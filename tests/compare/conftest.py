"""Sides made from plain words, and from the truth about the sample negotiation."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from workbench.compare import Side
from workbench.treaty.clauses import Clause, ClauseKind

GOLD = Path(__file__).parents[1] / "gold"
_ENUMERATOR = re.compile(r"\[?\s*(?:\d+(?:\s(?:bis|ter))?\.|\([a-z]+\)|\d+\s)\s*")


@dataclass
class Writer:
    """Writes a draft clause by clause; ``article`` takes its paragraphs, each with its items."""

    name: str
    language: str = "en"
    text: str = ""
    clauses: list[Clause] = field(default_factory=list)

    def add(
        self, kind: ClauseKind, label: str, printed: str, words: str, parent: str | None = None, **more: Any
    ) -> str:
        start = len(self.text)
        self.text += f"{printed}{words}\n"
        clause_id = f"{self.name}:{label}"
        end = len(self.text) - 1
        self.clauses.append(
            Clause(
                clause_id,
                label,
                kind,
                more.pop("heading", ""),
                start,
                start + len(printed),
                end,
                parent=parent,
                **more,
            )
        )
        self._stretch(parent, end)
        return clause_id

    def _stretch(self, parent: str | None, end: int) -> None:
        for at, clause in enumerate(self.clauses):
            if clause.id == parent:
                self.clauses[at] = Clause(
                    clause.id,
                    clause.label,
                    clause.kind,
                    clause.heading,
                    clause.start,
                    clause.body,
                    end,
                    parent=clause.parent,
                )
                self._stretch(clause.parent, end)

    def article(self, number: str, heading: str, *paragraphs: str, parent: str | None = None) -> str:
        line = f"Article {number}. {heading}"
        article = self.add(ClauseKind.ARTICLE, f"Article {number}", line, "", parent, heading=heading)
        for at, words in enumerate(paragraphs, start=1):
            self.paragraph(article, f"{number}({at})", f"{at}. ", words)
        return article

    def paragraph(self, parent: str, label: str, printed: str, words: str) -> None:
        """A paragraph; items follow its opening words after ``|``."""
        opening, *items = words.split("|")
        paragraph = self.add(ClauseKind.PARAGRAPH, label, printed, opening, parent)
        if not items:
            return
        place = next(clause for clause in self.clauses if clause.id == paragraph)
        chapeau = Clause(
            f"{paragraph} chapeau",
            f"{label} chapeau",
            ClauseKind.CHAPEAU,
            "",
            place.start,
            place.body,
            place.end,
            parent=paragraph,
        )
        self.clauses.append(chapeau)
        for letter, item in zip("abcdefgh", items, strict=False):
            self.add(ClauseKind.SUBPARAGRAPH, f"{label}({letter})", f"({letter}) ", item, paragraph)

    def side(self) -> Side:
        return Side(self.name, self.text, tuple(self.clauses), self.language)


@pytest.fixture
def write() -> Callable[..., Writer]:
    return Writer


@pytest.fixture(scope="session")
def gold_side() -> Callable[[str], Side]:
    return _gold_side


def _gold_side(name: str) -> Side:
    """A draft of the sample negotiation, its canonical text made from the clauses' own texts."""
    path = GOLD / f"clauses-{name}.json"
    if not path.exists():
        pytest.skip("the truth about the sample negotiation is not there")
    text, clauses, holders = "", [], []
    for entry in json.loads(path.read_text("utf-8")):
        words, start = entry["text"], -1
        while holders and (start := text.find(words, holders[-1]["next"], holders[-1]["end"])) < 0:
            holders.pop()
        if not holders:
            start, text = len(text), f"{text}{words}\n"
        end = start + len(words)
        clause_id = f"{name}:{entry['label']}"
        clauses.append(
            Clause(
                clause_id,
                entry["label"],
                ClauseKind(entry["kind"]),
                entry["heading"],
                start,
                start + _printed(entry),
                end,
                parent=holders[-1]["id"] if holders else None,
                depth=len(holders),
                term=entry["heading"] if entry["kind"] == "definition" else "",
            )
        )
        if holders:
            holders[-1]["next"] = end
        holders.append({"id": clause_id, "next": start, "end": end})
    return Side(name, text, tuple(clauses), "en")


def _printed(entry: dict[str, str]) -> int:
    """The length of the enumerator or heading line."""
    if entry["kind"] in ("chapter", "article", "annex", "preamble") and entry["heading"]:
        return entry["text"].index(entry["heading"]) + len(entry["heading"])
    found = _ENUMERATOR.match(entry["text"])
    return found.end() if found else 0


@pytest.fixture(scope="session")
def write_plain() -> Callable[[str, list[list[str]]], Side]:
    """A draft of numbered articles without headings."""

    def written(name: str, articles: list[list[str]]) -> Side:
        writer = Writer(name)
        for number, paragraphs in enumerate(articles, start=1):
            writer.article(str(number), "", *paragraphs)
        return writer.side()

    return written
