"""Changes that matter in law, told in words: what stood for what, and what that touches."""

from collections.abc import Sequence
from itertools import takewhile

from PySide6.QtCore import QCoreApplication

from workbench.qt.panes.row_stack import RowStack
from workbench.treaty.comparison import Matter, Run, RunKind

_CONTEXT = "Matters"


def matter_words(runs: Sequence[Run], run: Run) -> str:
    """What *run*, one of *runs*, changed in law: "shall → may: …"; empty where it is no such change."""
    if run.matter is None:
        return ""
    place = next(at for at, one in enumerate(runs) if one is run)
    before = list(takewhile(_differs, reversed(runs[:place])))
    around = [*reversed(before), *takewhile(_differs, runs[place:])]
    gone, come = (_joined(around, kind) for kind in (RunKind.DELETED, RunKind.INSERTED))
    return f"{_exchange(gone, come)}: {_touched(run.matter)}"


def law_at(stack: RowStack, x: float, y: float) -> str:
    """What a change at a point of a pane's whole column means in law; empty for all else."""
    found = stack.piece_at(x, y)
    run = found[1].run if found else None
    if found is None or run is None or stack.content is None:
        return ""
    row, content = found[0], stack.content
    redlines = content.heading_redlines if row.heading else content.redlines
    return matter_words(redlines[row.clause_id].runs, run)


def _differs(run: Run) -> bool:
    return run.kind is not RunKind.EQUAL


def _joined(runs: Sequence[Run], kind: RunKind) -> str:
    words = "".join(run.words for run in runs if run.kind is kind and not run.bracket)
    return " ".join(words.split()).strip(" ,;")


def _exchange(gone: str, come: str) -> str:
    if gone and come:
        return f"{gone} → {come}"
    if come:
        return QCoreApplication.translate(_CONTEXT, "“{0}” came in").format(come)
    return QCoreApplication.translate(_CONTEXT, "“{0}” went out").format(gone)


def _touched(matter: Matter) -> str:
    return {
        Matter.MODAL: QCoreApplication.translate(_CONTEXT, "an obligation or a permission changed."),
        Matter.NEGATION: QCoreApplication.translate(_CONTEXT, "a negation changed."),
        Matter.CONDITION: QCoreApplication.translate(_CONTEXT, "a condition or a safeguard changed."),
        Matter.CONNECTIVE: QCoreApplication.translate(
            _CONTEXT, "what must be met together, or by itself, changed."
        ),
    }[matter]
