"""Receiving: files become drafts and statements of the archive."""

import csv
import datetime
import re
import uuid
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

from workbench import clauses as structure
from workbench import intake
from workbench.archive import Repositories, UnitOfWork
from workbench.desk.acts import Acts
from workbench.treaty.clauses import Clause, ClauseKind
from workbench.treaty.documents import Document, DocumentKind, Identity, SourceFile
from workbench.treaty.errors import KnownError

READERS_AT_ONCE = 2
_LEGIBLE = 0.5  # below it the words are not those of the page, and tell no language
_OF_ANY_DRAFT = frozenset({
    "draft", "drafts", "revised", "text", "zero", "first", "second", "third", "fourth", "final", "version",
    "negotiating", "informal", "note", "with", "from", "convention", "agreement", "treaty", "protocol",
    "projet", "révisé", "texte", "proyecto", "revisado", "texto", "проект",
})  # fmt: skip
_REVISION = re.compile(r"/(?:rev|corr|add|amend)\.?.*$")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the analyst says of a file; what is None or empty is guessed.

    ``ocr`` names the languages in which OCR reads what has no text to be trusted, or is ``auto``.
    ``problem`` is the sentence that says why a line of a manifest names no file to receive.
    """

    path: Path
    kind: DocumentKind | None = None
    text: str = ""
    title: str = ""
    symbol: str = ""
    date: datetime.date | None = None
    language: str = ""
    session: str = ""
    actors: tuple[str, ...] = ()
    password: str = ""
    problem: str = ""
    ocr: str = ""


@dataclass(frozen=True)
class Arrival:
    """A file that was read and waits for the analyst to confirm what it is."""

    received: intake.Received
    identity: Identity
    text: str
    already: Document | None = None
    clauses: tuple[Clause, ...] = field(default=())
    document_id: str = field(default_factory=lambda: str(uuid.uuid4()))
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one file: the document, or the sentence that says why not.

    ``duplicate`` is True where the same bytes were in the archive before; the document is that one.
    """

    path: Path
    document: Document | None = None
    duplicate: bool = False
    problem: str = ""
    warnings: tuple[str, ...] = ()


class Receiving:
    """Reads files in child processes, and files what the analyst confirmed."""

    def __init__(self, acts: Acts) -> None:
        self._acts = acts

    def ocr_languages(self) -> tuple[str, ...]:
        """The languages OCR can read in here; none where Tesseract is not installed."""
        return intake.ocr_languages()

    def inspect(
        self,
        wanted: Wanted,
        progress: Callable[[int, int], None] = lambda done, of: None,
        stop: Callable[[], bool] = lambda: False,
    ) -> Arrival:
        """Read one file and guess what it is; nothing is written.

        OCR tells *progress* the pages done and in all, and asks *stop* often. Raises
        ``intake.PasswordNeeded`` for a locked file and ``KnownError`` for one that cannot be read.
        """
        if wanted.problem:
            raise KnownError(wanted.problem)
        received = intake.read_file(
            wanted.path, password=wanted.password, ocr=wanted.ocr, progress=progress, stop=stop
        )
        identity = _identity(wanted, received)
        with self._acts.look() as kept:
            already = kept.documents.by_sha256(received.sha256)
            text = wanted.text or _family_text(kept, identity)
        document_id = str(uuid.uuid4())
        clauses = structure.split(received.reading, document_id, identity.kind)
        return Arrival(received, identity, text, already, clauses, document_id, wanted.password)

    def families(self, identities: Sequence[Identity]) -> tuple[str, ...]:
        """Guess the text of each draft that arrives, knowing those before it too: a family stays together."""
        with self._acts.look() as kept:
            known = _known_drafts(kept)
        names = []
        for one in identities:
            names.append(_family(known, one))
            known.append((one.symbol, one.title, names[-1]))
        return tuple(names)

    def receive(self, arrival: Arrival, identity: Identity | None = None, text: str = "") -> Receipt:
        """File an arrival as the draft or statement that *identity* says it is."""
        path = Path(arrival.received.name)
        known = identity or arrival.identity
        if known.kind is not arrival.identity.kind:
            again = structure.split(arrival.received.reading, arrival.document_id, known.kind)
            arrival = replace(arrival, clauses=again)
        name = "Import draft" if known.kind is DocumentKind.DRAFT else "Import statement"
        with self._acts.act(f"{name} “{known.title}”") as work:
            already = work.documents.by_sha256(arrival.received.sha256)
            document = already or self._file(work, arrival, known, text or arrival.text)
        if already is not None:
            return Receipt(path, already, duplicate=True)
        if arrival.password:
            self._acts.passwords[document.id] = arrival.password
        return Receipt(path, document, warnings=arrival.received.reading.warnings)

    def receive_all(
        self,
        wanted: Sequence[Wanted],
        progress: Callable[[int, int, str], None] = lambda done, of, name: None,
        stop: Callable[[], bool] = lambda: False,
    ) -> Iterator[Receipt]:
        """Receive many files, the next ones being read while one is filed.

        One bad file never stops the rest. *stop* is asked between files; what was filed stays.
        """
        with ThreadPoolExecutor(READERS_AT_ONCE) as readers:
            for done, (one, future) in enumerate(self._read_ahead(readers, wanted, stop)):
                progress(done, len(wanted), one.path.name)
                yield self._receipt(one, future)
        progress(len(wanted), len(wanted), "")

    def _read_ahead(
        self, readers: ThreadPoolExecutor, wanted: Sequence[Wanted], stop: Callable[[], bool]
    ) -> Iterator[tuple[Wanted, "Future[Arrival]"]]:
        ahead: list[tuple[Wanted, Future[Arrival]]] = []
        rest = iter(wanted)
        while not stop():
            while len(ahead) <= READERS_AT_ONCE and (one := next(rest, None)) is not None:
                ahead.append((one, readers.submit(self.inspect, one, stop=stop)))
            if not ahead:
                return
            yield ahead.pop(0)
        for _, future in ahead:
            future.cancel()

    def _receipt(self, wanted: Wanted, future: "Future[Arrival]") -> Receipt:
        try:
            receipt = self.receive(self._newest_knowledge(wanted, future.result()))
        except KnownError as error:
            return Receipt(wanted.path, problem=str(error))
        return replace(receipt, path=wanted.path)

    def _newest_knowledge(self, wanted: Wanted, arrival: Arrival) -> Arrival:
        """Look again at what the archive has: a file read ahead knows nothing of those filed meanwhile."""
        with self._acts.look() as kept:
            already = kept.documents.by_sha256(arrival.received.sha256)
            text = wanted.text or _family_text(kept, arrival.identity)
        return replace(arrival, already=already, text=text)

    def _file(self, work: UnitOfWork, arrival: Arrival, known: Identity, text: str) -> Document:
        received = arrival.received
        draft = known.kind is DocumentKind.DRAFT
        document = Document(
            id=arrival.document_id,
            kind=known.kind,
            title=_own_title(work, known, Path(received.name).stem),
            symbol=known.symbol,
            date=known.date,
            language=known.language,
            session=known.session,
            quality=received.reading.quality,
            source=SourceFile(received.sha256, received.name, received.reading.kind, received.size),
            clause_count=len(arrival.clauses),
            page_count=len(received.reading.pages),
            text_id=work.texts.ensure(text or known.title or Path(received.name).stem).id if draft else None,
            actors=known.actors,
            signatories=() if draft else _signatories(received.reading.text, arrival.clauses),
        )
        work.documents.add(document, received.reading, arrival.clauses, received.untrusted)
        return document


_COLUMNS = {
    **{name: name for name in ("file", "as", "text", "symbol", "date", "lang", "actor", "title", "session")},
    "kind": "as",
    "language": "lang",
    "actors": "actor",
}


def read_manifest(file: Path) -> tuple[Wanted, ...]:
    """Read a CSV of files with their metadata: file, as, text, symbol, date, lang, actor, title, session.

    A line that cannot be understood comes back with its problem; a column that is not known, or no
    line at all, is a KnownError.
    """
    if not file.is_file():
        raise KnownError(f"There is no manifest {file.name}, or it is not a file.")
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            rows = list(csv.DictReader(lines))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise KnownError(f"The manifest {file.name} cannot be read as a CSV file in UTF-8.") from error
    if not rows:
        raise KnownError(f"The manifest {file.name} names no file.")
    columns = [name for name in rows[0] if name]
    if "file" not in columns:
        raise KnownError(f"The manifest {file.name} has no column “file”. Its first line names the columns.")
    unknown = ", ".join(name for name in columns if name.strip().lower() not in _COLUMNS)
    if unknown:
        known = ", ".join(_COLUMNS)
        raise KnownError(f"The manifest {file.name} has columns nobody knows: {unknown}. There are {known}.")
    return tuple(_wanted_row(file.parent, line, row) for line, row in enumerate(rows, start=2))


def _wanted_row(folder: Path, line: int, row: dict[str, str | None]) -> Wanted:
    value = {
        _COLUMNS[key.strip().lower()]: cell.strip()
        for key, cell in row.items()
        if isinstance(cell, str) and key
    }
    name = value.get("file", "")
    try:
        if not name:
            raise KnownError("no file is named.")
        return Wanted(
            path=folder / name,
            kind=kind_named(value.get("as", "")),
            text=value.get("text", ""),
            title=value.get("title", ""),
            symbol=value.get("symbol", ""),
            date=date_named(value.get("date", "")),
            language=value.get("lang", ""),
            session=value.get("session", ""),
            actors=actors_named(value.get("actor", "")),
        )
    except KnownError as error:
        return Wanted(folder / (name or "?"), problem=f"Line {line} of the manifest was left out: {error}")


def kind_named(word: str) -> DocumentKind | None:
    """Return the kind called *word*, None for an empty word."""
    try:
        return DocumentKind(word.lower()) if word else None
    except ValueError as error:
        raise KnownError(f"A document is a draft or a statement, not “{word}”.") from error


def date_named(word: str) -> datetime.date | None:
    """Return the date written as *word* (2023-09-01), None for an empty word."""
    try:
        return datetime.date.fromisoformat(word) if word else None
    except ValueError as error:
        raise KnownError(f"“{word}” is not a date like 2023-09-01.") from error


def actors_named(words: str) -> tuple[str, ...]:
    """Return the actors named in *words*, separated by semicolons."""
    return tuple(name.strip() for name in words.split(";") if name.strip())


def _identity(wanted: Wanted, received: intake.Received) -> Identity:
    guess = received.reading.identity
    return Identity(
        kind=wanted.kind or guess.kind,
        title=wanted.title or guess.title or Path(received.name).stem,
        symbol=wanted.symbol or guess.symbol,
        date=wanted.date or guess.date,
        language=wanted.language or (guess.language if received.reading.quality >= _LEGIBLE else ""),
        session=wanted.session or guess.session,
        actors=wanted.actors or guess.actors,
    )


def _own_title(kept: Repositories, known: Identity, stem: str) -> str:
    """Return the title; where another document has it already, with the date or the file's name added."""
    title = known.title or stem
    taken = {one.title.casefold() for one in kept.documents.all()}
    day = known.date.isoformat() if known.date else ""
    tries = (title, *(f"{title} ({part})" for part in (known.symbol, day, stem) if part))
    free = next((one for one in tries if one.casefold() not in taken), None)
    return free or f"{title} ({len(taken) + 1})"


def _family_text(kept: Repositories, identity: Identity) -> str:
    """Guess which text a draft belongs to, knowing the drafts of the archive."""
    return _family(_known_drafts(kept), identity)


def _known_drafts(kept: Repositories) -> list[tuple[str, str, str]]:
    """Symbol, title and text of each draft of the archive."""
    names = {text.id: text.name for text in kept.texts.all()}
    drafts = kept.documents.all(DocumentKind.DRAFT)
    return [(one.symbol, one.title, name) for one in drafts if (name := names.get(one.text_id or ""))]


def _family(known: Sequence[tuple[str, str, str]], identity: Identity) -> str:
    """The text of a known draft with the same symbol root or a like title.

    A draft that is like none of those that are known begins a text of its own.
    """
    root, words = _root(identity.symbol), _telling_words(identity.title)
    for symbol, title, name in known:
        same_root = bool(root) and _root(symbol) == root
        if same_root or _alike(words, _telling_words(name)) or _alike(words, _telling_words(title)):
            return name
    return identity.title or identity.symbol


def _telling_words(title: str) -> frozenset[str]:
    """The words of a title that tell texts apart: not those that tell drafts of one text apart."""
    return frozenset(re.findall(r"\w{4,}", title.casefold())) - _OF_ANY_DRAFT


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(one & other)
    return shared >= 2 and shared * 2 > min(len(one), len(other))


def _root(symbol: str) -> str:
    """What the drafts of one text share: ``A/AC.900/22`` of ``A/AC.900/22/Rev.1``."""
    return _REVISION.sub("", symbol.casefold()).strip()


def _signatories(text: str, clauses: tuple[Clause, ...]) -> tuple[str, ...]:
    lists = [text[c.body : c.end] for c in clauses if c.kind is ClauseKind.SIGNATORIES]
    lines = [line.strip(" ,;•-–\t") for block in lists for line in block.splitlines()]
    return tuple(line for line in lines if 1 < len(line) <= 120)
