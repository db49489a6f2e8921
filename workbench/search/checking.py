"""Checking the index: every passage has its postings, and every passage is what its text says."""

from collections import Counter
from collections.abc import Callable, Iterator

from workbench.search.frequent import MOST_TIMES, PLACE_BITS, kept_counts, place_of
from workbench.search.passages import Raw
from workbench.search.tables import SEPARATOR, columns_of_note, document_entry, text_of_document
from workbench.search.words import indexed_columns

TextOf = Callable[[str], str | None]
_MOST_TOLD = 20
_LONGEST = 8_000  # letters; the index cuts a word after 32,768 bytes


def check_index(raw: Raw, text_of: TextOf | None = None) -> tuple[str, ...]:
    """Sentences on what is wrong, at most a few of each kind; none for an index that is right."""
    problems = [*_entries(raw), *_postings(raw), *_frequent(raw)]
    if text_of:
        problems.extend(_texts(raw, text_of))
    return tuple(problems[:_MOST_TOLD])


def _entries(raw: Raw) -> Iterator[str]:
    """Every indexed number stands for something, and everything is indexed."""
    indexed = {row[0] for row in raw.execute("SELECT rowid FROM search_words", ()).fetchall()}
    kept = {number for number, _, _ in _columns(raw)}
    if kept - indexed:
        yield f"{len(kept - indexed)} passages cannot be found because they are not indexed."
    if indexed - kept:
        yield f"{len(indexed - kept)} index entries stand for passages that are gone."


def _postings(raw: Raw) -> Iterator[str]:
    """Each word stands in as many passages, and as often, as the texts say."""
    passages: Counter[str] = Counter()
    occurrences: Counter[str] = Counter()
    for _, exact, stem in _columns(raw):
        words = [*exact.split(), *stem.split()]
        occurrences.update(words)
        passages.update(set(words))
    rows = raw.execute("SELECT term, doc, cnt FROM search_vocabulary", ()).fetchall()
    indexed = {term[:_LONGEST]: (documents, number) for term, documents, number in rows}
    expected = {term[:_LONGEST]: (passages[term], number) for term, number in occurrences.items()}
    wrong = sum(indexed.get(term) != expected.get(term) for term in indexed.keys() | expected.keys())
    if wrong:
        yield f"{wrong} words are indexed differently from how often the texts have them."


def _frequent(raw: Raw) -> Iterator[str]:
    """The rows of frequent words say the same as the texts: how long each entry is, which words it has."""
    sizes = dict(raw.execute("SELECT block, length(entries) / 4 FROM search_block", ()).fetchall())
    frequent = {row[0] for row in raw.execute("SELECT word FROM search_frequent_word", ()).fetchall()}
    expected: Counter[tuple[str, int, int]] = Counter()
    for number, exact, stem in _columns(raw):
        words = [*exact.split(), *stem.split()]
        try:
            block, place = place_of(number, sizes)
        except KeyError:
            yield "The rows of frequent words lack a document."
            return
        expected["", block, (len(words) << PLACE_BITS) | place] += 1
        expected.update(
            (word, block, (times << PLACE_BITS) | place) for word, times in _counted(words, frequent)
        )
    if Counter(kept_counts(raw)) != expected:
        yield "The rows of frequent words differ from what the texts say."


def _counted(words: list[str], frequent: set[str]) -> Iterator[tuple[str, int]]:
    return ((word, min(times, MOST_TIMES)) for word, times in Counter(words).items() if word in frequent)


def _texts(raw: Raw, text_of: TextOf) -> Iterator[str]:
    """Each passage is the piece of its document's text that it claims to be."""
    documents = raw.execute("SELECT no, id FROM search_document WHERE kind <> ''", ()).fetchall()
    for number, document_id in documents:
        text = text_of(document_id)
        if text is None:
            yield f"Document {document_id} is indexed but no longer in the archive."
            continue
        rows = raw.execute(
            "SELECT label, first, text FROM search_passage WHERE id >= ? AND id < ?",
            (document_entry(number) & ~((1 << 24) - 1), document_entry(number)),
        ).fetchall()
        wrong = [label for label, first, said in rows if text[first : first + len(said)] != said]
        if wrong:
            told = f"{len(wrong)} passages; the first is {wrong[0]!r}"
            yield f"Document {document_id} differs from its index in {told}."


def _columns(raw: Raw) -> Iterator[tuple[int, str, str]]:
    """What the index should hold under each number."""
    rows = raw.execute(
        "SELECT p.id, p.text, d.stemmer FROM search_passage p JOIN search_document d ON d.no = p.id >> 24", ()
    )
    for number, text, stemmer in rows.fetchall():
        yield number, *indexed_columns(text, stemmer)
    for number, text in raw.execute("SELECT id, text FROM search_note", ()).fetchall():
        yield number, *columns_of_note(text)
    rows = raw.execute("SELECT no, title, symbol, actors, stemmer FROM search_document WHERE kind <> ''", ())
    for number, title, symbol, actors, stemmer in rows.fetchall():
        text = text_of_document(title, symbol, [name for name in actors.split(SEPARATOR) if name])
        yield document_entry(number), *indexed_columns(text, stemmer)
