"""LineageChips: the drafts through which a clause has come, with lines between."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from workbench.qt.inspector.facts import StepFacts
from workbench.qt.inspector.flow import FlowLayout


class LineageChips(QWidget):
    """One chip for each draft of the chain; a chip opens the clause in that draft."""

    step_chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, spacing=3)

    def set_steps(self, steps: tuple[StepFacts, ...], shown: set[str]) -> None:
        """Show *steps*; those of the documents *shown* in the panes stand out."""
        self._flow.clear()
        for at, step in enumerate(steps):
            joined = at > 0 and bool(step.clause_id and steps[at - 1].clause_id)
            self._flow.addWidget(self._joint(at, joined, self._chip(step, step.document_id in shown)))
        self.setVisible(len(steps) > 1)

    def _joint(self, at: int, joined: bool, chip: QToolButton) -> QWidget:
        """A chip with the line that leads to it, so that both go into the next row together."""
        if not at:
            return chip
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3)
        line = QLabel("–" if joined else "·")
        line.setProperty("quiet", True)
        row.addWidget(line)
        row.addWidget(chip)
        return holder

    def _chip(self, step: StepFacts, shown: bool) -> QToolButton:
        chip = QToolButton()
        chip.setText(step.name)
        chip.setProperty("step", True)
        chip.setCheckable(True)
        chip.setChecked(shown)
        chip.setEnabled(bool(step.clause_id))
        what = f"{step.label} · {step.kind.value}" if step.kind else step.label
        chip.setToolTip(what if step.clause_id else self.tr("This clause is not in {0}.").format(step.name))
        chip.setAccessibleName(f"{step.name}: {what or self.tr('not in this draft')}")
        chip.clicked.connect(lambda: self._choose(chip, step, shown))
        return chip

    def _choose(self, chip: QToolButton, step: StepFacts, shown: bool) -> None:
        chip.setChecked(shown)
        self.step_chosen.emit(step.document_id, step.clause_id)
