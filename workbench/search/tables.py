"""The tables that search owns in the archive file, and how passages and notes get in and out.

A passage's number tells what filters and counts need without a look at its row:
document | note | bracketed | length class | ordinal. The postings hold no copy of the text. What a
document is called, by symbol, title and actors, is one more entry: a note and bracketed at once.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import Stemmer

from workbench.search import frequent, totals
from workbench.search.labels import key_of_article, key_of_label, order_of_passage
from workbench.search.passages import NoteText, Passage, Raw
from workbench.search.spellings import Spellings
from workbench.search.words import (
    LATIN_STEMMERS,
    forms,
    hyphenated,
    indexed_columns,
    raw_words,
    stemmer_of,
    to_index,
    without_accents,
)
from workbench.treaty.documents import Document
from workbench.treaty.errors import KnownError

VERSION = f"6, Snowball {Stemmer.version()}"
"""Of the tables and of the analysis of words: another one means that the index is made anew."""
ORDINAL_BITS = 18
LENGTH_BITS = 4
BRACKETED_BIT = ORDINAL_BITS + LENGTH_BITS
NOTE_BIT = BRACKETED_BIT + 1
DOCUMENT_BIT = NOTE_BIT + 1
LENGTHS = (6, 10, 14, 18, 23, 28, 34, 40, 48, 56, 66, 80, 100, 140, 220)
DOCUMENT_ENTRY = 3
SEPARATOR = "\x1f"
_BETWEEN = "ˣ"  # a mark without a word, which no query can hold
MOST_BETWEEN = 101  # one more than NEAR takes

_SCHEMA = """
CREATE TABLE search_meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE search_document(no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT '', symbol TEXT NOT NULL DEFAULT '', date TEXT NOT NULL DEFAULT '',
  lang TEXT NOT NULL DEFAULT '', stemmer TEXT NOT NULL DEFAULT 'en', position INTEGER NOT NULL DEFAULT 0,
  actors TEXT NOT NULL DEFAULT '', title_words TEXT NOT NULL DEFAULT '',
  symbol_words TEXT NOT NULL DEFAULT '', actor_words TEXT NOT NULL DEFAULT '',
  actor_names TEXT NOT NULL DEFAULT '', words INTEGER NOT NULL DEFAULT 0);
CREATE INDEX search_document_stemmer ON search_document(stemmer);
CREATE TABLE search_passage(id INTEGER PRIMARY KEY, clause_id TEXT NOT NULL, label TEXT NOT NULL,
  label_key TEXT NOT NULL, article_key TEXT NOT NULL, article_order INTEGER NOT NULL, page INTEGER,
  first INTEGER NOT NULL, text TEXT NOT NULL);
CREATE INDEX search_passage_clause ON search_passage(clause_id);
CREATE TABLE search_note(id INTEGER PRIMARY KEY, highlight_id TEXT NOT NULL UNIQUE, clause_id TEXT NOT NULL,
  label TEXT NOT NULL, label_key TEXT NOT NULL, page INTEGER, text TEXT NOT NULL);
CREATE INDEX search_passage_label ON search_passage(label_key);
CREATE INDEX search_passage_article ON search_passage(article_key);
CREATE INDEX search_note_clause ON search_note(clause_id);
CREATE TABLE search_concern(clause_id TEXT NOT NULL, note INTEGER NOT NULL, name TEXT NOT NULL,
  name_words TEXT NOT NULL);
CREATE INDEX search_concern_note ON search_concern(note);
CREATE INDEX search_concern_clause ON search_concern(clause_id);
CREATE TABLE search_form(word TEXT NOT NULL, stem TEXT NOT NULL, PRIMARY KEY(word, stem)) WITHOUT ROWID;
CREATE INDEX search_form_stem ON search_form(stem);
CREATE TABLE search_joined(stem TEXT NOT NULL, parts TEXT NOT NULL, PRIMARY KEY(stem, parts)) WITHOUT ROWID;
CREATE VIRTUAL TABLE search_words USING fts5(exact, stem, content='', contentless_delete=1, tokenize='ascii');
CREATE VIRTUAL TABLE search_vocabulary USING fts5vocab(search_words, row);
CREATE VIRTUAL TABLE search_column USING fts5vocab(search_words, col);
"""
_ROOM_TO_WRITE = 32 << 20  # FTS5 gathers postings in so much memory before it writes a segment
_OWN = (
    *("vocabulary", "column", "instance", "meta", "document", "passage", "note", "concern", "form", "joined"),
    *("block", "frequent_word", "frequent", "words"),
)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A text about to be indexed under its number."""

    number: int
    exact: str
    stem: str
    words: Sequence[str] = ()
    plain: bool = False
    """Whether ``exact`` is the text itself, in ASCII, and ``words`` are its exact words."""

    @property
    def exact_words(self) -> Sequence[str]:
        return self.words if self.plain else self.exact.split()

    @property
    def stems(self) -> Sequence[str]:
        return self.stem.split()

    @property
    def length(self) -> int:
        return 2 * len(self.words) if self.plain else len(self.exact.split()) + len(self.stem.split())


def ensure(raw: Raw) -> None:
    """Make the tables where they are absent, or of another version; the index then waits for a rebuild."""
    if _version(raw) != VERSION:
        start_over(raw)


def start_over(raw: Raw) -> None:
    """Make the tables anew and empty, so that the index waits for a rebuild."""
    for name in _OWN:
        raw.execute(f"DROP TABLE IF EXISTS search_{name}", ())
    for statement in f"{_SCHEMA}{frequent.SCHEMA}".split(";\n"):
        if statement.strip():
            raw.execute(statement, ())
    raw.execute("INSERT INTO search_words(search_words, rank) VALUES ('hashsize', ?)", (_ROOM_TO_WRITE,))
    raw.executemany("INSERT INTO search_meta VALUES (?, ?)", [("version", VERSION), ("rebuild", "needed")])


def is_ready(raw: Raw) -> bool:
    """Tell whether the tables are there in this version, with everything put in."""
    return _version(raw) == VERSION and not needs_rebuild(raw)


def needs_rebuild(raw: Raw) -> bool:
    """Tell whether the tables are new, so that every document and note has yet to be put in."""
    row = raw.execute("SELECT value FROM search_meta WHERE name = 'rebuild'", ()).fetchone()
    return bool(row and row[0] == "needed")


def rebuilt(raw: Raw) -> None:
    """Record that everything in the archive has been put in."""
    frequent.see_frequent(raw)
    raw.execute("UPDATE search_meta SET value = 'done' WHERE name = 'rebuild'", ())


def indexed(raw: Raw) -> frozenset[str]:
    """Return the documents of which all is put in."""
    rows = raw.execute("SELECT id FROM search_document WHERE kind <> ''", ()).fetchall()
    return frozenset(row[0] for row in rows)


def put_document(raw: Raw, spellings: Spellings, document: Document, passages: Sequence[Passage]) -> None:
    """Index *passages* as all that *document* says, in place of what was there; its notes stay."""
    number = _number_of(raw, document.id)
    _remove_passages(raw, number)
    stemmer = stemmer_of(document.language)
    entries = [_entry(number, ordinal, passage, stemmer) for ordinal, passage in enumerate(passages)]
    if len(entries) >= 1 << ORDINAL_BITS:
        raise KnownError("The document has too many clauses to be searched; nothing of it was indexed.")
    raw.executemany(
        "INSERT INTO search_passage VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [_row(entry.number, passage) for entry, passage in zip(entries, passages, strict=True)],
    )
    raw.execute(
        "UPDATE search_document SET words = ? WHERE no = ?", (sum(len(one.words) for one in entries), number)
    )
    entries.append(_describe(raw, number, document, stemmer))
    _index(raw, entries)
    frequent.put_block(raw, document_range(number)[0], entries)
    frequent.grown(raw, len(entries))
    spellings.keep(raw, set().union(*(entry.words for entry in entries)), stemmer)
    _put_joined(raw, [passage.text for passage in passages], (stemmer,))
    totals.put_right(raw)


def drop_document(raw: Raw, document_id: str) -> None:
    """Forget *document_id*: its passages, the concerns on them and its notes."""
    row = raw.execute("SELECT no FROM search_document WHERE id = ?", (document_id,)).fetchone()
    if row is None:
        return
    low, high = document_range(row[0])
    raw.execute(
        "DELETE FROM search_concern WHERE note BETWEEN ? AND ? OR clause_id IN"
        " (SELECT clause_id FROM search_passage WHERE id BETWEEN ? AND ?)",
        (low, high, low, high),
    )
    raw.execute("DELETE FROM search_words WHERE rowid BETWEEN ? AND ?", (low, high))
    frequent.drop_blocks(raw, low, high)
    raw.execute("DELETE FROM search_passage WHERE id BETWEEN ? AND ?", (low, high))
    raw.execute("DELETE FROM search_note WHERE id BETWEEN ? AND ?", (low, high))
    raw.execute("DELETE FROM search_document WHERE no = ?", (row[0],))
    totals.put_right(raw)


def put_note(raw: Raw, spellings: Spellings, note: NoteText) -> None:
    """Index what was written about one highlight, in place of what was there."""
    drop_note(raw, note.highlight_id)
    document = _number_of(raw, note.document_id)
    low = (document << DOCUMENT_BIT) | (1 << NOTE_BIT)
    high = low + (1 << BRACKETED_BIT) - 1
    last = raw.execute("SELECT max(id) FROM search_note WHERE id BETWEEN ? AND ?", (low, high)).fetchone()[0]
    ordinal = (last & ((1 << ORDINAL_BITS) - 1)) + 1 if last is not None else 0
    number = low | ordinal
    raw.execute(
        "INSERT INTO search_note VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            note.highlight_id,
            note.clause_id,
            note.label,
            key_of_label(note.label),
            note.page,
            note.text,
        ),
    )
    entry = _Entry(number, *columns_of_note(note.text))
    _index(raw, [entry])
    frequent.put_block(raw, number, [entry])
    for stemmer in LATIN_STEMMERS:
        spellings.keep(raw, raw_words(note.text), stemmer)
    _put_joined(raw, [note.text], LATIN_STEMMERS)
    _put_concerns(raw, "", number, note.concerns)


def drop_note(raw: Raw, highlight_id: str) -> None:
    """Forget what was written about *highlight_id*."""
    row = raw.execute("SELECT id FROM search_note WHERE highlight_id = ?", (highlight_id,)).fetchone()
    if row is None:
        return
    raw.execute("DELETE FROM search_words WHERE rowid = ?", (row[0],))
    frequent.drop_blocks(raw, row[0], row[0])
    raw.execute("DELETE FROM search_concern WHERE note = ?", (row[0],))
    raw.execute("DELETE FROM search_note WHERE id = ?", (row[0],))
    totals.put_right(raw)


def set_concerns(raw: Raw, clause_id: str, concerns: Sequence[str]) -> None:
    """Record which categories a clause is marked with, by name, in place of what was recorded."""
    raw.execute("DELETE FROM search_concern WHERE clause_id = ? AND note = 0", (clause_id,))
    _put_concerns(raw, clause_id, 0, concerns)


def document_range(number: int) -> tuple[int, int]:
    """The first and last number that anything of a document can have."""
    return number << DOCUMENT_BIT, ((number + 1) << DOCUMENT_BIT) - 1


def passage_range(number: int) -> tuple[int, int]:
    """The first and last number that a passage of a document can have; its notes come after."""
    return number << DOCUMENT_BIT, (number << DOCUMENT_BIT) + (1 << NOTE_BIT) - 1


def document_entry(number: int) -> int:
    """The number under which a document's own name is indexed."""
    return (number << DOCUMENT_BIT) | (DOCUMENT_ENTRY << BRACKETED_BIT)


def text_of_document(title: str, symbol: str, actors: Sequence[str]) -> str:
    """What a document is called, and by whom it is: the text of its own entry."""
    return "\n".join(part for part in (title, symbol, ", ".join(actors)) if part)


def columns_of_note(text: str) -> tuple[str, str]:
    """The exact and stemmed words of a note, which may be in any language: in each way to stem them.

    So much stands in between that the end of one way is never nearer to the beginning of the next
    than it is to the beginning of the note, and never as near as a query can ask for.
    """
    columns = [indexed_columns(text, stemmer) for stemmer in LATIN_STEMMERS]
    apart = " ".join([_BETWEEN] * max(1, min(len(columns[0][1].split()) - 2, MOST_BETWEEN)))
    return columns[0][0], f" {apart} ".join(dict.fromkeys(stem for _, stem in columns))


def length_class(words: int) -> int:
    """The class of a passage of so many words: 0 for the shortest."""
    return bisect_left(LENGTHS, words)


def spaced(text: str, stemmer: str = "en") -> str:
    """*text*'s exact words between single spaces, for looking up whole words by substring."""
    return f" {' '.join(indexed_columns(text, stemmer)[0].split())} "


def _version(raw: Raw) -> str | None:
    there = raw.execute("SELECT 1 FROM sqlite_master WHERE name = 'search_meta'", ()).fetchone()
    if not there:
        return None
    row = raw.execute("SELECT value FROM search_meta WHERE name = 'version'", ()).fetchone()
    return str(row[0]) if row else None


def _number_of(raw: Raw, document_id: str) -> int:
    raw.execute("INSERT OR IGNORE INTO search_document(id) VALUES (?)", (document_id,))
    row = raw.execute("SELECT no FROM search_document WHERE id = ?", (document_id,)).fetchone()
    return int(row[0])


def _describe(raw: Raw, number: int, document: Document, stemmer: str) -> _Entry:
    """Record what a document is called, and give what is to be indexed of that."""
    names = tuple(dict.fromkeys((*document.actors, *document.signatories)))
    spoken = dict.fromkeys(spaced(way) for name in names for way in (name, without_accents(name)))
    exact, stems = indexed_columns(document.title, stemmer)
    raw.execute(
        "UPDATE search_document SET kind = ?, title = ?, symbol = ?, date = ?, lang = ?, stemmer = ?,"
        " position = ?, actors = ?, title_words = ?, symbol_words = ?, actor_words = ?, actor_names = ?"
        " WHERE no = ?",
        (
            *(document.kind.value, document.title, document.symbol),
            *(document.date.isoformat() if document.date else "", document.language.strip().lower(), stemmer),
            *(document.position, SEPARATOR.join(names)),
            *(f" {exact} | {stems} ", spaced(document.symbol), "|".join(spoken)),
            *(f"|{'|'.join(spaced(name) for name in names)}|", number),
        ),
    )
    text = text_of_document(document.title, document.symbol, names)
    entry = document_entry(number)
    if raw.execute("SELECT 1 FROM search_words WHERE rowid = ?", (entry,)).fetchone():
        raw.execute("DELETE FROM search_words WHERE rowid = ?", (entry,))
    return _Entry(entry, *to_index(text, stemmer), text.isascii())


def _remove_passages(raw: Raw, number: int) -> None:
    """Take out a document's passages, where it has any: a DELETE makes the index write itself out."""
    within = passage_range(number)
    frequent.drop_blocks(raw, within[0], within[0])
    if raw.execute("SELECT 1 FROM search_passage WHERE id BETWEEN ? AND ? LIMIT 1", within).fetchone():
        raw.execute("DELETE FROM search_words WHERE rowid BETWEEN ? AND ?", within)
        raw.execute("DELETE FROM search_passage WHERE id BETWEEN ? AND ?", within)


def _entry(document: int, ordinal: int, passage: Passage, stemmer: str) -> _Entry:
    exact, stem, words = to_index(passage.text, stemmer)
    number = (document << DOCUMENT_BIT) | (int(passage.bracketed) << BRACKETED_BIT)
    number |= length_class(len(words)) << ORDINAL_BITS
    return _Entry(number | ordinal, exact, stem, words, passage.text.isascii())


def _row(number: int, passage: Passage) -> tuple[object, ...]:
    article = key_of_article(passage.article) if passage.article else ""
    order = order_of_passage(passage.article, passage.label)
    return (
        *(number, passage.clause_id, passage.label, key_of_label(passage.label), article),
        *(order, passage.page, passage.start, passage.text),
    )


def _index(raw: Raw, entries: Sequence[_Entry]) -> None:
    """Put *entries* into the postings."""
    ordered = sorted((entry.number, entry.exact, entry.stem) for entry in entries)
    raw.executemany("INSERT INTO search_words(rowid, exact, stem) VALUES (?, ?, ?)", ordered)


def _put_joined(raw: Raw, texts: Sequence[str], stemmers: Sequence[str]) -> None:
    """Keep each hyphenated word as written in one, so that crossborder finds cross-border."""
    found = {pair for text in texts for pair in hyphenated(text)}
    rows = {(forms(stemmer)[1][joined], parts) for joined, parts in found for stemmer in stemmers}
    raw.executemany("INSERT OR IGNORE INTO search_joined VALUES (?, ?)", sorted(rows))


def _put_concerns(raw: Raw, clause_id: str, number: int, names: Sequence[str]) -> None:
    raw.executemany(
        "INSERT INTO search_concern VALUES (?, ?, ?, ?)",
        [(clause_id, number, name, spaced(name)) for name in dict.fromkeys(names)],
    )
