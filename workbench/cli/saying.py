"""Saying: what a command prints, as lines for a person or as JSON for a script."""

import json
import sys
from collections.abc import Mapping, Sequence
from typing import Annotated, Any

import typer

AsJson = Annotated[bool, typer.Option("--json", help="Print the answer as JSON.")]


class WrongUsage(Exception):
    """The command line asks for something that there is not."""


def say_json(answer: Mapping[str, Any]) -> None:
    """Print *answer* as JSON in UTF-8."""
    sys.stdout.write(json.dumps(answer, ensure_ascii=False, indent=1) + "\n")


def say(line: str = "") -> None:
    """Print a line for a person."""
    sys.stdout.write(line + "\n")


def say_problem(sentence: str) -> None:
    """Print a sentence about something that went wrong, in one line."""
    sys.stderr.write(" ".join(sentence.split()) + "\n")


def say_table(head: Sequence[str], rows: Sequence[Sequence[object]], widest: int = 60) -> None:
    """Print *rows* in columns under *head*; a cell wider than *widest* characters is cut."""
    cells = [[_cut(" ".join(str(cell).split()), widest) for cell in row] for row in [head, *rows]]
    widths = [max(len(row[at]) for row in cells) for at in range(len(head))]
    for row in cells:
        say("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _cut(cell: str, widest: int) -> str:
    return cell if len(cell) <= widest else cell[: widest - 1] + "…"
