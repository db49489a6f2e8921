"""What the File menu does with archives: new, open, sample, back up, check, export and merge."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit, QWidget

from workbench.qt.saving import ask_where, with_suffix
from workbench.qt.window.bench import Bench, default_archive
from workbench.qt.window.report import ReportDialog
from workbench.qt.window.start_screen import StartScreen
from workbench.treaty.documents import Document, DocumentKind
from workbench.treaty.errors import KnownError

if TYPE_CHECKING:
    from workbench.desk import Desk

_ARCHIVES = "*.treaty *.sqlite *.db"


class FileVerbs(QObject):
    """Opens and makes archives aside; while it does, the start screen says so."""

    began = Signal()
    _advanced = Signal(int, int, str)

    def __init__(
        self, bench: Bench, start: StartScreen, window: QWidget, shown: Callable[[], str] = lambda: ""
    ) -> None:
        """*shown* gives the id of the document that the analyst is in, empty for none."""
        super().__init__(window)
        self._shown = shown
        self._bench = bench
        self._start = start
        self._window = window
        start.new_wanted.connect(self.new)
        start.open_wanted.connect(self.open)
        start.sample_wanted.connect(self.open_sample)
        self._advanced.connect(start.advance, Qt.ConnectionType.QueuedConnection)

    # --- beginning ----------------------------------------------------------------------------

    def begin(self, archive: Path | None) -> None:
        """Open *archive*, else the last one, else the one in the analyst's data folder."""
        last = self._bench.settings.text("last_archive")
        if archive is None and last:
            archive = Path(last)
        if archive is not None:
            self.open_path(archive)
            return
        from workbench.desk.settings import data_folder

        path = default_archive(data_folder())
        self._load(self.tr("Opening your archive…"), lambda: self._open_or_create(path))

    def _open_or_create(self, path: Path) -> Desk:
        from workbench.desk import Desk
        from workbench.desk.settings import private_folder

        if path.exists():
            return Desk.open_at_once(path, self._bench.settings)
        private_folder(path.parent)
        return Desk.create(path, self._bench.settings)

    def open_path(self, path: Path, key: str = "") -> None:
        """Open the archive at *path*."""
        self._load(self.tr("Opening {0}…").format(path.name), lambda: self._open(path, key))

    def _open(self, path: Path, key: str) -> Desk:
        from workbench.desk import Desk

        return Desk.open_at_once(path, self._bench.settings, key)

    def open_sample(self) -> None:
        """Open the sample archive; the first time it is built from its files."""
        self._load(self.tr("Building the sample archive…"), self._make_sample)

    def _make_sample(self) -> Desk:
        from workbench.desk import Desk
        from workbench.desk.sample import make_sample
        from workbench.desk.settings import data_folder, private_folder

        path = private_folder(data_folder()) / "sample.treaty"
        if not path.exists():
            rough = path.with_name("sample.making")
            for tail in ("", "-wal", "-shm"):  # of a building that was cut short
                rough.with_name(rough.name + tail).unlink(missing_ok=True)
            make_sample(rough, self._bench.settings, self._advanced.emit)
            rough.replace(path)
        return Desk.open_at_once(path, self._bench.settings)

    def _load(self, doing: str, work: Callable[[], Desk]) -> None:
        self._bench.put_down()
        self.began.emit()
        self._start.wait(doing)
        self._bench.jobs.run(work, self._bench.take, self._start.offer)

    def new(self) -> None:
        """Make a new archive where the analyst says."""
        kinds = self.tr("Treaty archive (*.treaty)")
        chosen, kind = QFileDialog.getSaveFileName(
            self._window, self.tr("New archive"), "negotiation.treaty", kinds
        )
        if chosen:
            path = with_suffix(Path(chosen), kind)
            self._load(self.tr("Making {0}…").format(path.name), lambda: self._create(path))

    def _create(self, path: Path) -> Desk:
        from workbench.desk import Desk

        if path.exists():
            raise KnownError(f"{path.name} is there already and was left as it is. Choose another name.")
        return Desk.create(path, self._bench.settings)

    def open(self) -> None:
        """Open an archive that the analyst chooses."""
        kinds = self.tr("Treaty archives ({0});;All files (*)").format(_ARCHIVES)
        chosen, _ = QFileDialog.getOpenFileName(self._window, self.tr("Open archive"), "", kinds)
        if chosen:
            self.open_path(Path(chosen))

    def open_locked(self) -> None:
        """Open an archive that was encrypted with a key."""
        kinds = self.tr("Treaty archives ({0});;All files (*)").format(_ARCHIVES)
        chosen, _ = QFileDialog.getOpenFileName(self._window, self.tr("Open archive"), "", kinds)
        if not chosen:
            return
        words = self.tr("The key of {0}:").format(Path(chosen).name)
        key, given = QInputDialog.getText(self._window, self.tr("Key"), words, QLineEdit.EchoMode.Password)
        if given and key:
            self.open_path(Path(chosen), key)

    # --- keeping ------------------------------------------------------------------------------

    def backup(self) -> None:
        """Copy the archive as it is now to another file."""
        if not self._bench.is_open:
            return
        name = self._bench.desk.path.with_suffix(".backup.treaty").name
        dest = ask_where(self._window, self.tr("Back up"), name, "Treaty archive (*.treaty)")
        if dest is not None:
            words = self.tr("The archive is copied to {0}, and the copy is sound.").format(dest.name)
            self._bench.read(lambda desk: desk.backup(dest), lambda _: self._bench.message.tell(words))

    def check(self) -> None:
        """Look whether everything in the archive is as it should be."""
        self._bench.message.tell(self.tr("Checking the archive…"))

        def done(problems: tuple[str, ...]) -> None:
            if not problems:
                self._bench.message.tell(self.tr("The archive and its index are sound."))
            else:
                ReportDialog(self.tr("Check archive"), problems, self._window).open()

        self._bench.read(lambda desk: desk.check(), done)

    # --- exchanging ---------------------------------------------------------------------------

    def export(self) -> None:
        """Write the archive in a format that other tools read; where one document is written, that shown."""
        kinds = self.tr(
            "REFI-QDA project (*.qdpx);;REFI-QDA codebook (*.qdc);;"
            "Bundle for a colleague (*.json);;Web annotations (*.jsonld);;Annotated PDF (*.pdf);;"
            "Highlights as a spreadsheet (*.xlsx);;Highlights as a table (*.csv);;"
            "Draft as Akoma Ntoso (*.akn)"
        )
        dest = ask_where(self._window, self.tr("Export archive"), self._bench.desk.path.stem, kinds)
        if dest is not None:
            self._bench.read(
                lambda desk: desk.exchanging.for_export(dest.suffix.lower()),
                lambda among: self._export_one_of(dest, among),
            )

    def _export_one_of(self, dest: Path, among: tuple[Document, ...]) -> None:
        """Write *dest*; of the documents it may be made of it is the one shown, else the analyst's choice."""
        shown = next((one for one in among if one.id == self._shown()), None)
        if shown is None and len(among) > 1:
            shown = self._chosen(dest, among)
            if shown is None:
                return
        self._export(dest, shown or next(iter(among), None))

    def _chosen(self, dest: Path, among: tuple[Document, ...]) -> Document | None:
        """Ask which document is written."""
        names = [f"{at}. {_named(one)}" for at, one in enumerate(among, start=1)]
        newest = max((at for at, one in enumerate(among) if one.kind is DocumentKind.DRAFT), default=0)
        words = self.tr("The document that {0} is made of:").format(dest.name)
        name, given = QInputDialog.getItem(
            self._window, self.tr("Export archive"), words, names, newest, False
        )
        return among[names.index(name)] if given else None

    def _export(self, dest: Path, document: Document | None) -> None:
        key = document.id if document else ""

        def done(losses: tuple[str, ...]) -> None:
            written = (
                self.tr("{0} is written. It holds “{1}”.").format(dest.name, _named(document))
                if document
                else self.tr("{0} is written.").format(dest.name)
            )
            if losses:
                head = self.tr("{0} What this format cannot hold:").format(written)
                ReportDialog(head, losses, self._window).open()
            else:
                self._bench.message.tell(written)

        self._bench.read(lambda desk: tuple(desk.exchanging.export(dest, key)), done)

    def merge(self) -> None:
        """Take in what a colleague exported."""
        kinds = self.tr("Colleague’s files (*.json *.qdpx *.qdc *.pdf *.csv *.xlsx);;All files (*)")
        chosen, _ = QFileDialog.getOpenFileName(self._window, self.tr("Merge a colleague’s file"), "", kinds)
        if not chosen:
            return
        head = self.tr("Merged {0}").format(Path(chosen).name)
        self._bench.edit(
            lambda desk: tuple(desk.exchanging.merge(Path(chosen))),
            lambda told: ReportDialog(
                head, told or (self.tr("There was nothing new in it."),), self._window
            ).open(),
        )


def _named(document: Document) -> str:
    return f"{document.symbol} {document.title}".strip()


class AskInWindow:
    """Asks the analyst in dialogs of the window."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def password(self, name: str, wrong: bool) -> str | None:
        """Return the password of a locked file, None to leave it out."""
        tr = self._window.tr
        words = (
            tr("“{0}” is locked. Its password:")
            if not wrong
            else tr("That is not the password of “{0}”. Try again:")
        )
        typed, given = QInputDialog.getText(
            self._window, tr("Password"), words.format(name), QLineEdit.EchoMode.Password
        )
        return typed if given and typed else None

    def yes(self, question: str) -> bool:
        """Return the answer to a question of yes or no."""
        from PySide6.QtWidgets import QMessageBox

        return (
            QMessageBox.question(self._window, self._window.windowTitle(), question)
            == QMessageBox.StandardButton.Yes
        )
