"""Filing: reads the files of an import two at a time, then files the confirmed ones one by one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from workbench.qt.importing.model import ImportModel
from workbench.qt.importing.rows import ImportRow, State

if TYPE_CHECKING:
    from workbench.desk import Arrival, Desk, Receipt
    from workbench.desk.protocols import Ask
    from workbench.qt.jobs import Jobs
    from workbench.treaty.documents import Document

_AT_ONCE = 2
_SUFFIXES = {".pdf", ".docx", ".odt", ".rtf", ".html", ".htm", ".md", ".txt", ".epub"}


class Filing(QObject):
    """Moves each row from waiting to filed; stopping leaves what was filed and drops the rest."""

    moved = Signal()
    finished = Signal(list)
    texts_known = Signal(list)
    languages_known = Signal(list)
    _saw = Signal(object, int, int)

    def __init__(self, desk: Desk, jobs: Jobs, ask: Ask, model: ImportModel, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._jobs = jobs
        self._ask = ask
        self._model = model
        self._reading = 0
        self._stopped = False
        self._queue: list[ImportRow] = []
        self._documents: list[Document] = []
        self.is_filing = False
        self.filed_count = 0
        self.to_file = 0
        model.dataChanged.connect(self.moved)
        self._saw.connect(self._tell_pages, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Tell whether anything is being read or filed."""
        return (
            self.is_filing or bool(self._reading) or any(r.state is State.WAITING for r in self._model.rows)
        )

    def know_texts(self) -> None:
        """Fetch the names of the negotiated texts, to choose from."""

        def known(names: list[str]) -> None:
            self._model.set_texts(names)
            self.texts_known.emit(names)

        self._jobs.run(lambda: [one.name for one in self._desk.library.texts()], known, lambda _: None)

    def add(self, files: Sequence[Path]) -> None:
        """Read *files*; a folder means the documents that are in it."""
        known = {row.path for row in self._model.rows}
        found = [one for file in files for one in _inside(file)]
        self._model.add([ImportRow(one) for one in dict.fromkeys(found) if one not in known])
        self._read_on()

    def stop(self) -> None:
        """Read and file nothing more."""
        self._stopped = True
        self._queue.clear()

    # --- reading ------------------------------------------------------------------------------

    def _read_on(self) -> None:
        for row in self._model.rows:
            if self._stopped or self._reading >= _AT_ONCE:
                break
            if row.state is State.WAITING:
                self._read(row)
        self.moved.emit()

    def _read(self, row: ImportRow, password: str = "") -> None:
        row.state = State.READING
        row.password = password
        self._reading += 1
        self._model.tell(row)
        path = row.path
        self._jobs.run(
            lambda: self._inspect(path, password),
            lambda arrival: self._was_read(row, arrival, bool(password)),
            lambda sentence: self._was_refused(row, sentence),
        )

    def _inspect(self, path: Path, password: str) -> Arrival | None:
        """Read one file; None where it is locked and *password* does not open it."""
        from workbench.desk import PasswordNeeded, Wanted

        try:
            return self._desk.receiving.inspect(Wanted(path, password=password))
        except PasswordNeeded:
            return None

    def _was_read(self, row: ImportRow, arrival: Arrival | None, tried: bool) -> None:
        self._reading -= 1
        if self._stopped:
            return
        if arrival is not None:
            row.take(arrival, self.tr("already in the archive"))
            self._model.tell(row)
            self._suppose()
        else:
            self._unlock(row, tried)
        self._read_on()

    def _suppose(self) -> None:
        """Guess again which texts the drafts belong to: those that arrive together may be one family."""
        rows = [row for row in self._model.rows if row.state is State.READY and row.is_draft]
        identities = [row.identity for row in rows]

        def done(texts: tuple[str, ...]) -> None:
            for row, text in zip(rows, texts, strict=True):
                if row.state is State.READY and row.text != text:
                    row.suppose(text)
                    self._model.tell(row)

        self._jobs.run(lambda: self._desk.receiving.families(identities), done, lambda _: None)

    def _unlock(self, row: ImportRow, tried: bool) -> None:
        password = self._ask.password(row.path.name, tried)
        if password:
            self._read(row, password)
        else:
            row.refuse(self.tr("locked, and left out"), State.LOCKED)
            self._model.tell(row)

    def _was_refused(self, row: ImportRow, sentence: str) -> None:
        self._reading -= 1
        if not self._stopped:
            row.refuse(sentence)
            self._model.tell(row)
            self._read_on()

    # --- reading with OCR ---------------------------------------------------------------------

    def know_languages(self) -> None:
        """Fetch the languages OCR can read in; none where Tesseract is not installed."""
        self._jobs.run(
            lambda: list(self._desk.receiving.ocr_languages()), self.languages_known.emit, lambda _: None
        )

    def see(self, rows: Sequence[ImportRow], languages: str) -> None:
        """Read *rows* again with OCR, in *languages* or ``auto``."""
        for row in rows:
            row.see()
            self._reading += 1
            self._model.tell(row)
            self._see(row, languages)

    def unsee(self, rows: Sequence[ImportRow]) -> None:
        """Stop the OCR of *rows*; what was read before still counts."""
        for row in rows:
            row.unwanted = True

    def _see(self, row: ImportRow, languages: str) -> None:
        from workbench.desk import Wanted

        wanted = Wanted(row.path, password=row.password, ocr=languages)
        self._jobs.run(
            lambda: self._desk.receiving.inspect(
                wanted,
                lambda done, of: self._saw.emit(row, done, of),
                lambda: self._stopped or row.unwanted,
            ),
            lambda arrival: self._was_seen(row, arrival),
            lambda sentence: self._was_not_seen(row, sentence),
        )

    def _tell_pages(self, row: ImportRow, done: int, of: int) -> None:
        if row.seeing and not self._stopped:
            row.told = self.tr("OCR has read {0} of {1} pages").format(done, of)
            self._model.tell(row)

    def _was_seen(self, row: ImportRow, arrival: Arrival) -> None:
        self._reading -= 1
        if not self._stopped:
            row.take_seen(arrival, self.tr("already in the archive"))
            self._model.tell(row)
            self._suppose()
            self._read_on()

    def _was_not_seen(self, row: ImportRow, sentence: str) -> None:
        self._reading -= 1
        if not self._stopped:
            row.leave_unseen(sentence)
            self._model.tell(row)
            self._read_on()

    # --- filing -------------------------------------------------------------------------------

    def file(self) -> None:
        """File what is ready and confirmed."""
        self._queue = [row for row in self._model.rows if row.can_be_filed]
        self.to_file, self.filed_count = len(self._queue), 0
        self._documents = []
        self.is_filing = bool(self._queue)
        self._file_on()

    def _file_on(self) -> None:
        if not self._queue or self._stopped:
            self.is_filing = False
            self.moved.emit()
            self.finished.emit(self._documents)
            return
        row = self._queue.pop(0)
        arrival, identity, text = row.arrival, row.identity, row.text
        assert arrival is not None
        row.state = State.FILING
        self._model.tell(row)
        self._jobs.act(
            lambda: self._desk.receiving.receive(arrival, identity, text),
            lambda receipt: self._was_filed(row, receipt),
            lambda sentence: self._was_not_filed(row, sentence),
        )

    def _was_filed(self, row: ImportRow, receipt: Receipt) -> None:
        row.state, row.told, row.arrival = State.FILED, "", None
        if receipt.duplicate:
            row.refuse(self.tr("already in the archive"), State.ALREADY)
        elif receipt.document is not None:
            self._documents.append(receipt.document)
        self._went_on(row)

    def _was_not_filed(self, row: ImportRow, sentence: str) -> None:
        row.refuse(sentence)
        self._went_on(row)

    def _went_on(self, row: ImportRow) -> None:
        self.filed_count += 1
        self._model.tell(row)
        self._file_on()


def _inside(file: Path) -> list[Path]:
    if not file.is_dir():
        return [file]
    return sorted(one for one in file.rglob("*") if one.suffix.lower() in _SUFFIXES and one.is_file())
