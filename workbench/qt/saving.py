"""Asking where a file is to be written: the name gets its suffix, and nothing is replaced unasked."""

import re
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

_SUFFIX = re.compile(r"(?<=\*)\.[a-z0-9]+")


def ask_where(parent: QWidget, title: str, name: str, kinds: str, suffix: str = "") -> Path | None:
    """Ask for a file to write and return it, or None.

    *kinds* are the filters of the dialog, such as ``PDF (*.pdf);;Web page (*.html)``. The file always
    ends in *suffix*; without one it ends in that of a kind, the chosen kind where it was typed with none.
    The dialog asks before it takes a name that is there; where the suffix makes it another name that is
    there too, that is asked here.
    """
    chosen, kind = QFileDialog.getSaveFileName(parent, title, name, kinds)
    if not chosen:
        return None
    typed = Path(chosen)
    known = {suffix} if suffix else set(_SUFFIX.findall(kinds.lower()))
    dest = typed if typed.suffix.lower() in known else typed.with_name(typed.name + (suffix or _suffix(kind)))
    if dest != typed and dest.exists() and not _may_replace(parent, title, dest):
        return None
    return dest


def with_suffix(dest: Path, kind: str) -> Path:
    """*dest* with the suffix of the chosen *kind*, such as ``PDF (*.pdf)``, where it has none."""
    return dest if dest.suffix else dest.with_name(dest.name + _suffix(kind))


def _suffix(kind: str) -> str:
    found = _SUFFIX.search(kind.lower())
    return found[0] if found else ""


def _may_replace(parent: QWidget, title: str, dest: Path) -> bool:
    words = QCoreApplication.translate("saving", "{0} is there already. Replace it?").format(dest.name)
    yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No
    return QMessageBox.question(parent, title, words, yes | no, no) == yes
