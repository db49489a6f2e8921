"""The archive: one file that keeps everything, with one writer and any number of readers."""

import contextlib
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import IntegrityError

from workbench.archive import journal
from workbench.archive.checking import problems_of
from workbench.archive.connecting import (
    PATIENCE,
    Connector,
    cipher_key,
    new_cipher_key,
    told,
    told_of_files,
    writable,
)
from workbench.archive.copying import copy_archive
from workbench.archive.ledger import lay_down
from workbench.archive.opening import bring_up_to_date, make_file, must_be_archive
from workbench.archive.work import Repositories, UnitOfWork
from workbench.treaty.changes import Change
from workbench.treaty.errors import KnownError

Follower = Callable[[UnitOfWork, Change], None]
_Step = Callable[[UnitOfWork], Change | None]


class Archive:
    """An open archive. Any thread may read; writers wait for one another."""

    def __init__(self, connector: Connector) -> None:
        self.path = connector.path
        self.read_only = connector.read_only
        self._connector = connector
        self._readers = connector.readers()
        self._writer = connector.writer()
        self._lane = threading.Lock()
        self._writing_thread: int | None = None
        self._followers: list[Follower] = []
        self._closed = False

    @classmethod
    def create(cls, path: Path, key: str = "") -> "Archive":
        """Make a new archive; a file that is there is never overwritten. A *key* encrypts it."""
        path = Path(path)
        with told_of_files(path):
            cipher = new_cipher_key(key)
            make_file(path, cipher)
            return cls._opened(path, cipher, PATIENCE)

    @classmethod
    def open(cls, path: Path, key: str = "", *, patience: float = PATIENCE) -> "Archive":
        """Open an archive; an older one is migrated after a copy of it was put beside it.

        *patience* is how many seconds to wait for another program that writes.
        """
        path = Path(path)
        with told_of_files(path):
            must_be_archive(path)
            return cls._opened(path, cipher_key(path, key), patience)

    @classmethod
    def _opened(cls, path: Path, cipher: str, patience: float) -> "Archive":
        read_only = not (writable(path) and writable(path.resolve().parent))
        connector = Connector(path, cipher, read_only=read_only, patience=patience)
        bring_up_to_date(connector)
        return cls(connector)

    @contextmanager
    def reading(self) -> Iterator[Repositories]:
        """Read from one snapshot; what others write meanwhile does not show."""
        self._must_be_open()
        with told(self.path), self._readers.connect() as connection, connection.begin():
            yield Repositories(connection)

    @contextmanager
    def writing(self, name: str, who: str) -> Iterator[UnitOfWork]:
        """Do one act of the analyst: it commits whole, as one entry of the journal, or not at all."""
        with self._transaction(who) as work:
            yield work
            change = journal.enter(work.ledger, name, who) if work.ledger.images else None
            self._follow(work, change)
        work.change = change

    @contextmanager
    def founding(self, name: str, who: str) -> Iterator[UnitOfWork]:
        """Write what an archive starts with: it is in the journal, but undo does not take it away."""
        with self._transaction(who) as work:
            yield work
            work.change = journal.enter_lasting(work.ledger, name, who)
            self._follow(work, work.change)

    def follow(self, follower: Follower) -> None:
        """Call *follower* inside each transaction that changes something, before it commits.

        Its own writes belong to that transaction and have no entry of their own.
        """
        self._followers.append(follower)

    def undo(self, who: str) -> Change | None:
        """Take back the newest act that stands, whoever did it; None where there is nothing."""

        def step(work: UnitOfWork) -> Change | None:
            act = work.journal.undoable()
            if act is None:
                return None
            images = work.journal.images(act.number)
            lay_down(work.ledger.connection, [image.inverse for image in reversed(images)])
            return journal.enter_undo(work.ledger.connection, act, who)

        return self._step(who, step)

    def redo(self, who: str) -> Change | None:
        """Do the act again that was undone last; None where there is nothing."""

        def step(work: UnitOfWork) -> Change | None:
            act = work.journal.redoable()
            if act is None:
                return None
            lay_down(work.ledger.connection, work.journal.images(act.number))
            return journal.enter_redo(work.ledger.connection, act, who)

        return self._step(who, step)

    def backup(self, dest: Path) -> None:
        """Copy the archive as it is now to *dest*, whole and proven sound, or leave *dest* as it was."""
        self._must_be_open()
        copy_archive(self._connector, Path(dest))

    def check(self) -> tuple[str, ...]:
        """Return a sentence for each thing that is wrong; none means that the archive is well."""
        self._must_be_open()
        fresh = self._connector.readers()  # a reader at work for long has its own picture of the index
        try:
            with told(self.path), fresh.connect() as connection, connection.begin():
                return problems_of(Repositories(connection))
        except KnownError as error:  # damage that stops even the reading
            return (str(error),)
        finally:
            fresh.dispose()

    def close(self) -> None:
        """Close the file; everything stands in it then, and nothing beside it."""
        if self._closed:
            return
        with self._lane:
            self._closed = True
            self._readers.dispose()
            if not self.read_only:
                self._checkpoint()
            self._writer.dispose()

    def __enter__(self) -> "Archive":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _transaction(self, who: str) -> Iterator[UnitOfWork]:
        self._must_be_open()
        if self.read_only:
            raise KnownError(
                f"{self.path.name} can only be read. Copy it to a folder of yours to work in it."
            )
        with self._own_lane(), told(self.path), self._writer.connect() as connection, connection.begin():
            yield UnitOfWork(connection, who)

    @contextmanager
    def _own_lane(self) -> Iterator[None]:
        if self._writing_thread == threading.get_ident():
            raise RuntimeError("an act cannot begin inside another act")
        with self._lane:
            self._must_be_open()
            self._writing_thread = threading.get_ident()
            try:
                yield
            finally:
                self._writing_thread = None

    def _step(self, who: str, step: _Step) -> Change | None:
        try:
            with self._transaction(who) as work:
                change = step(work)
                self._follow(work, change)
        except IntegrityError as error:
            raise KnownError(
                "This cannot be undone or redone: something made since depends on it. Nothing was changed."
            ) from error
        return change

    def _follow(self, work: UnitOfWork, change: Change | None) -> None:
        if change is None:
            return
        for follower in self._followers:
            follower(work, change)

    def _checkpoint(self) -> None:
        """Move the log into the file. Where another program still reads, that program will do it."""
        with contextlib.suppress(KnownError), told(self.path):
            raw = self._connector.connect()
            raw.execute("PRAGMA busy_timeout = 0")
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            raw.close()

    def _must_be_open(self) -> None:
        if self._closed:
            raise KnownError(f"{self.path.name} has been closed. Open it again to go on.")
