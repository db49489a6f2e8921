"""SettingsDialog: the declared settings, each with the control that its type asks for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

if TYPE_CHECKING:
    from workbench.desk.settings import Declared, Settings

_KEPT_BY_THE_WINDOW = ("last_archive", "window")
_SIZES = (8, 25)


class SettingsDialog(QDialog):
    """Shows what may be set; ``changed`` gives what the analyst set otherwise."""

    def __init__(
        self,
        declared: tuple[Declared, ...],
        settings: Settings,
        parent: QWidget | None = None,
        templates: Sequence[str] = (),
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        self.setMinimumWidth(480)
        self._settings = settings
        self._fields: dict[str, QWidget] = {}
        known = dict.fromkeys((settings.text("pack_template"), *templates))
        self._choices: dict[str, tuple[tuple[str, str], ...]] = {
            "pack_template": tuple((name, self._template_name(name)) for name in known),
            "theme": (
                ("system", self.tr("As the desktop")),
                ("light", self.tr("Light")),
                ("dark", self.tr("Dark")),
            ),
            "pack_language": (("en", "English"), ("fr", "Français"), ("es", "Español")),
        }
        form = QFormLayout()
        form.setVerticalSpacing(12)
        for one in declared:
            if one.name not in _KEPT_BY_THE_WINDOW:
                self._add(form, one)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(14)
        column.addLayout(form)
        column.addWidget(buttons)
        self.finished.connect(self.deleteLater)

    def _name(self, name: str) -> str:
        names = {
            "analyst": self.tr("Your name"),
            "theme": self.tr("Colours"),
            "text_size": self.tr("Text size"),
            "linked_scroll": self.tr("Linked scroll"),
            "redline": self.tr("Redline"),
            "ignore_editorial": self.tr("Hide editorial changes"),
            "pack_template": self.tr("Pack template"),
            "pack_language": self.tr("Pack language"),
        }
        return names.get(name, name.replace("_", " ").capitalize())

    def _template_name(self, name: str) -> str:
        names = {
            "ngo-analysis": self.tr("NGO analysis"),
            "line-by-line": self.tr("Line-by-line table"),
            "one-page-summary": self.tr("One-page summary"),
        }
        return names.get(name, name.replace("-", " ").capitalize())

    def _add(self, form: QFormLayout, one: Declared) -> None:
        field = self._field(one)
        field.setToolTip(one.description)
        field.setAccessibleName(self._name(one.name))
        field.setAccessibleDescription(one.description)
        self._fields[one.name] = field
        told = QLabel(one.description)
        told.setProperty("quiet", True)
        told.setWordWrap(True)
        beside = QVBoxLayout()
        beside.setSpacing(2)
        beside.addWidget(field)
        beside.addWidget(told)
        name = QLabel(self._name(one.name))
        name.setBuddy(field)
        name.setContentsMargins(0, 0, 12, 0)
        name.setFixedHeight(max(name.sizeHint().height(), field.sizeHint().height()))
        name.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        form.addRow(name, beside)

    def _field(self, one: Declared) -> QWidget:
        if isinstance(one.default, bool):
            box = QCheckBox()
            box.setChecked(self._settings.flag(one.name))
            return box
        if isinstance(one.default, int):
            sizes = QComboBox()
            for size in range(*_SIZES):
                sizes.addItem(self.tr("{0} points").format(size), size)
            sizes.setCurrentIndex(max(0, sizes.findData(self._settings.number(one.name))))
            return sizes
        if one.name in self._choices:
            combo = QComboBox()
            for value, words in self._choices[one.name]:
                combo.addItem(words, value)
            combo.setCurrentIndex(max(0, combo.findData(self._settings.text(one.name))))
            return combo
        return QLineEdit(self._settings.text(one.name))

    def changed(self) -> dict[str, str | int | bool]:
        """What differs from what was set before, by name."""
        found: dict[str, str | int | bool] = {}
        for name, field in self._fields.items():
            if isinstance(field, QCheckBox):
                if field.isChecked() != self._settings.flag(name):
                    found[name] = field.isChecked()
            elif isinstance(field, QComboBox) and isinstance(field.currentData(), int):
                if field.currentData() != self._settings.number(name):
                    found[name] = int(field.currentData())
            elif (words := self._words(field)) != self._settings.text(name):
                found[name] = words
        return found

    def _words(self, field: QWidget) -> str:
        if isinstance(field, QComboBox):
            return str(field.currentData())
        assert isinstance(field, QLineEdit)
        return field.text().strip()
