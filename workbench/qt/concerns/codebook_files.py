"""Codebook files on screen: bringing one in, taking over what it says otherwise, and writing one."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from workbench.qt.concerns.checklist import Checklist

if TYPE_CHECKING:
    from workbench.desk import CodebookReport

_SUFFIXES = "Codebook (*.qdc *.csv)"


def _tr(words: str) -> str:
    return QCoreApplication.translate("CodebookFiles", words)


def ask_source(parent: QWidget) -> Path | None:
    """Ask which codebook is to be brought in."""
    path, _ = QFileDialog.getOpenFileName(parent, _tr("Bring in a codebook"), "", _SUFFIXES)
    return Path(path) if path else None


def ask_dest(parent: QWidget) -> Path | None:
    """Ask where the codebook is to be written; without a suffix it becomes a .qdc."""
    path, _ = QFileDialog.getSaveFileName(parent, _tr("Export the codebook"), "codebook.qdc", _SUFFIXES)
    if not path:
        return None
    return Path(path) if Path(path).suffix else Path(path).with_suffix(".qdc")


def told(report: "CodebookReport") -> str:
    """What became of a codebook that was brought in, in a sentence or two."""
    added = _tr("{0} categories were added. Undo takes them back.").format(len(report.added))
    if len(report.added) == 1:
        added = _tr("{0} was added. Undo takes it back.").format(report.added[0])
    if not report.added:
        added = _tr("All its categories are here already.")
    return " ".join([added, *report.losses])


def differing(report: "CodebookReport") -> list[tuple[str, str]]:
    """A line for each category that the file describes otherwise: its name, and what differs."""
    fields = {
        "colour": _tr("colour"),
        "description": _tr("description"),
        "counts": _tr("what counts"),
        "excludes": _tr("what does not count"),
        "retired": _tr("retired"),
    }
    lines: dict[str, list[str]] = {}
    for one in report.differing:
        said = _tr("{0}: here “{1}”, in the file “{2}”").format(fields[one.field], one.ours, one.theirs)
        lines.setdefault(one.category, []).append(said)
    return [(name, "\n".join([name, *said])) for name, said in lines.items()]


def take_over_dialog(report: "CodebookReport", parent: QWidget) -> Checklist:
    """Ask for which categories what the file says is to stand from now on."""
    return Checklist(
        _tr("The file says otherwise"),
        _tr("What is said here stays, but for the categories that you tick."),
        _tr("Take over"),
        differing(report),
        parent,
    )
