"""What is said beside the words of a comparison: fates, moves, and changes that matter in law."""

from collections.abc import Iterator, Sequence

from workbench.briefing.facts import ClauseChange
from workbench.briefing.wording import say
from workbench.treaty.comparison import LinkKind, Run, RunKind

_MOST = 5
_LONGEST = 60


def change_words(change: ClauseChange, language: str) -> str:
    """What became of a clause: *moved, was 28(1), please check*; empty where nothing did."""
    said = []
    if change.is_new or change.is_gone:
        said.append(say(language, "kind new" if change.is_new else "kind gone"))
    elif change.kind is not None and change.kind is not LinkKind.UNCHANGED:
        said.append(say(language, f"kind {change.kind}"))
    if change.old_label and change.new_label and change.old_label != change.new_label:
        said.append(say(language, "was", change.old_label))
    if change.check:
        said.append(say(language, "check"))
    return ", ".join(said)


def law_words(runs: Sequence[Run], language: str) -> str:
    """Which changes of words matter in law: *Matters in law: “may” → “shall”*; empty for none."""
    found = [_pair(gone, come) for gone, come in _changes(runs, only_law=True)]
    return say(language, "law", ", ".join(dict.fromkeys(found))) if found else ""


def reworded_words(runs: Sequence[Run], language: str) -> str:
    """The few words that changed in a clause that moved; empty for none."""
    found = [_pair(gone, come) for gone, come in _changes(runs, only_law=False)]
    if not found:
        return ""
    return say(language, "reworded too", ", ".join(found[:_MOST]) + (", …" if len(found) > _MOST else ""))


def _changes(runs: Sequence[Run], *, only_law: bool) -> Iterator[tuple[str, str]]:
    """What went and what came instead, between words that stayed."""
    gone = come = ""
    for run in (*runs, Run(RunKind.EQUAL, "", 0, 0)):
        if run.kind is RunKind.EQUAL:
            if gone.strip() or come.strip():
                yield gone, come
            gone = come = ""
        elif run.matter is not None or not only_law:
            gone += run.words if run.kind is RunKind.DELETED else ""
            come += run.words if run.kind is RunKind.INSERTED else ""


def _pair(gone: str, come: str) -> str:
    """What became of some words: *“may” → “shall”*, *+ “only”* for words added, *− “not”* for deleted."""
    if not gone.strip():
        return f"+ “{_short(come)}”"
    return f"“{_short(gone)}” → “{_short(come)}”" if come.strip() else f"− “{_short(gone)}”"


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"
