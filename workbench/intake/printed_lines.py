"""Forced line ends inside a paragraph: an address has several lines, wrapped prose has one."""

from dataclasses import replace

from workbench.intake.manuscript import Run

_SHORT = 60
_ENDS = (".", ":", ";", ",", "!", "?", "。", "：", "؛", "،")


def parted(runs: list[Run]) -> list[list[Run]]:
    """*runs* cut where a forced line end (``\\n``) ends a short or finished line; else it is a space."""
    pieces: list[list[Run]] = [[]]
    for run in runs:
        lines = run.words.split("\n")
        for at, words in enumerate(lines):
            if at and _is_end(pieces[-1]):
                pieces.append([])
            elif at:
                pieces[-1].append(Run(" "))
            if words:
                pieces[-1].append(replace(run, words=words))
    return pieces


def _is_end(line: list[Run]) -> bool:
    words = "".join(run.words for run in line).strip()
    return len(words) < _SHORT or words.endswith(_ENDS)
