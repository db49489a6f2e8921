"""LineageChips: the drafts through which a clause has come, with lines between."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from workbench.qt.inspector.facts import StepFacts
from workbench.qt.inspector.flow import FlowLayout


class _Chip(QToolButton):
    """A draft's name, cut with … where the row ends; what tells drafts of one name apart stays."""

    def __init__(self, name: str, detail: str) -> None:
        super().__init__()
        self._name, self._detail = name, f" {detail}" if detail else ""
        self.setText(name + self._detail)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        metrics, size = self.fontMetrics(), super().sizeHint()
        whole = metrics.horizontalAdvance(self._name + self._detail)
        return QSize(size.width() + whole - metrics.horizontalAdvance(self.text()), size.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        metrics, lacking = self.fontMetrics(), self.sizeHint().width() - event.size().width()
        if lacking <= 0:
            self.setText(self._name + self._detail)
            return
        room = metrics.horizontalAdvance(self._name) - lacking
        self.setText(metrics.elidedText(self._name, Qt.TextElideMode.ElideRight, room) + self._detail)


class LineageChips(QWidget):
    """One chip for each draft of the chain; a chip opens the clause in that draft."""

    step_chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, spacing=3)

    def set_steps(self, steps: tuple[StepFacts, ...], shown: set[str]) -> None:
        """Show *steps*; those of the documents *shown* in the panes stand out."""
        for chip in self.findChildren(_Chip):
            chip.setObjectName("")
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
        chip = _Chip(step.name, step.detail)
        chip.setObjectName(f"step/{step.document_id}")
        chip.setProperty("step", True)
        chip.setCheckable(True)
        chip.setChecked(shown)
        chip.setEnabled(bool(step.clause_id))
        what = f"{step.label} · {step.kind.value}" if step.kind else step.label
        where = f"{step.name} {step.detail}".strip()
        absent = self.tr("This clause is not in {0}.").format(where)
        chip.setToolTip(f"{where}\n{what}".strip() if step.clause_id else absent)
        chip.setAccessibleName(f"{where}: {what or self.tr('not in this draft')}")
        chip.clicked.connect(lambda: self._choose(chip, step, shown))
        return chip

    def _choose(self, chip: QToolButton, step: StepFacts, shown: bool) -> None:
        chip.setChecked(shown)
        self.step_chosen.emit(step.document_id, step.clause_id)
