"""Fields of a query: what ``kind:``, ``date:``, ``actor:`` and their kin ask of a passage.

A condition is SQL about the passage's number, written ``{n}``; values are always parameters. The
plus before it keeps SQLite from looking numbers up one by one in the full-text table.
"""

import calendar
import re
from dataclasses import dataclass, field

from workbench.search.labels import key_of_article, key_of_label
from workbench.search.passages import Raw
from workbench.search.patterns import Sought, exact_pattern, stem_patterns
from workbench.search.tables import BRACKETED_BIT, DOCUMENT_BIT, spaced
from workbench.search.tree import Field
from workbench.search.words import indexed_columns, without_accents, words_of

_NO_WORDS = "A field without a value was ignored."
_KINDS = {"draft": "draft", "drafts": "draft", "statement": "statement", "statements": "statement"}
_BAD_KIND = "kind: takes draft or statement; it was ignored."
_YES = {"yes": True, "true": True, "1": True, "y": True, "no": False, "false": False, "0": False, "n": False}
_BAD_BRACKETED = "bracketed: takes yes or no; it was ignored."
_BAD_DATE = "date: takes 2023, 2023-05, 2023-05-31 or a range such as 2023..2024; it was ignored."
_BAD_LANGUAGE = "lang: takes a code such as en, fr, es, ru, ar or zh; it was ignored."
_DATE = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?", re.ASCII)
_LANGUAGES = {
    **{"english": "en", "french": "fr", "français": "fr", "spanish": "es", "español": "es", "russian": "ru"},
    **{"русский": "ru", "arabic": "ar", "العربية": "ar", "chinese": "zh", "中文": "zh"},
}


@dataclass(frozen=True, slots=True)
class Filter:
    """A condition on a passage's number.

    One ``of_document`` asks about the document only; its ``parts`` are what to mark in the
    document's name.
    """

    sql: str
    parameters: tuple[object, ...] = ()
    of_document: bool = False
    parts: tuple[Sought, ...] = field(default=())


def filter_of(asked: Field, stemmers: tuple[str, ...]) -> Filter | str:
    """The condition that a field stands for, or a sentence on what is wrong with its value."""
    if asked.name == "kind":
        kind = _KINDS.get(asked.value.lower())
        return _document("kind = ?", kind) if kind else _BAD_KIND
    if asked.name == "lang":
        return _language(asked.value)
    if asked.name == "date":
        return _date(asked.value)
    if asked.name == "bracketed":
        return _bracketed(asked.value)
    if next(words_of(asked.value, "x"), None) is None:
        return _NO_WORDS
    if asked.name == "article":
        return _article(asked.value)
    if asked.name == "concern":
        return _concern(asked.value, asked.whole)
    return _named(asked, stemmers)


def languages_there(raw: Raw, asked: Field) -> str:
    """A sentence on which languages there are, where no document is in the *asked* one; else empty."""
    rows = raw.execute("SELECT DISTINCT lang FROM search_document WHERE kind <> '' AND lang <> ''", ())
    there, wanted = sorted(row[0] for row in rows.fetchall()), _code(asked.value)
    if not wanted or any(code == wanted or code.startswith(f"{wanted}-") for code in there):
        return ""
    return f"No document is in {wanted}; the archive has {', '.join(there) or 'no known language'}."


def _document(condition: str, *values: object) -> Filter:
    sql = f"({{n}} >> {DOCUMENT_BIT}) IN (SELECT no FROM search_document WHERE {condition})"
    return Filter(sql, values, of_document=True)


def _language(value: str) -> Filter | str:
    code = _code(value)
    if not code:
        return _BAD_LANGUAGE
    return _document("lang = ? OR substr(lang, 1, ?) = ?", code, len(code) + 1, f"{code}-")


def _code(value: str) -> str:
    """The code of a language typed as code or name; empty for what can be neither."""
    code = _LANGUAGES.get(value.lower(), value.lower())
    return code if re.fullmatch(r"[a-z]{2,3}(-[a-z0-9-]+)?", code) else ""


def _date(value: str) -> Filter | str:
    first, dots, last = value.partition("..")
    if first and last and _day(last, last_day=True) < _day(first, last_day=False):
        first, last = last, first
    start = _day(first, last_day=False) if first else "0000"
    end = _day(last if dots else first, last_day=True) if (last or not dots) else "9999-12-31"
    if not start or not end or value == "..":
        return _BAD_DATE
    return _document("date BETWEEN ? AND ?", start, end)


def _day(value: str, *, last_day: bool) -> str:
    """The first or last day of a year, month or day, as it is stored; empty for none."""
    match = _DATE.fullmatch(value.strip())
    if match is None:
        return ""
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    if year == 0 or month > 12 or (match[2] and not month):
        return ""
    most = calendar.monthrange(year, month)[1] if month else 31
    if day > most or (match[3] and not day):
        return ""
    return f"{year:04}-{month or (12 if last_day else 1):02}-{day or (most if last_day else 1):02}"


def _bracketed(value: str) -> Filter | str:
    wanted = _YES.get(value.lower())
    if wanted is None:
        return _BAD_BRACKETED
    return Filter(f"(({{n}} >> {BRACKETED_BIT}) & 3) = ?", (int(wanted),))


def _article(value: str) -> Filter:
    """Passages of an article, or of a paragraph of it; and the notes on those."""
    key = key_of_label(value)
    condition = "p.label_key = ? OR substr(p.label_key, 1, ?) = ?"
    values: tuple[object, ...] = (key, len(key) + 1, f"{key}.")
    if key[0].isdigit():
        article = key_of_article(value)
        within = "" if key == article else f" AND ({condition})"
        condition, values = f"p.article_key = ?{within}", (article, *(values if within else ()))
    sql = (
        f"+{{n}} IN (SELECT p.id FROM search_passage p WHERE {condition} UNION ALL SELECT m.id FROM"
        f" search_note m JOIN search_passage p ON p.clause_id = m.clause_id WHERE {condition})"
    )
    return Filter(sql, values + values)


def _concern(value: str, whole: bool) -> Filter:
    """Passages and notes marked with a category whose name is, or has, these words."""
    words = spaced(value)
    condition = "c.name_words = ?" if whole else "instr(c.name_words, ?)"
    wanted = words if whole else words.rstrip()
    sql = (
        "+{n} IN (SELECT p.id FROM search_concern c JOIN search_passage p ON p.clause_id = c.clause_id"
        f" WHERE c.note = 0 AND {condition} UNION ALL SELECT c.note FROM search_concern c"
        f" WHERE c.note <> 0 AND {condition})"
    )
    return Filter(sql, (wanted, wanted))


def _named(asked: Field, stemmers: tuple[str, ...]) -> Filter:
    """Documents whose title, symbol or actors, signatories among them, hold these words in a row.

    Accents in an actor's name need not be typed.
    """
    words = spaced(asked.value)
    wanted = words.rstrip() if asked.value.endswith("*") else words
    parts = (Sought((exact_pattern(asked.value, asked.value.endswith("*")),)),)
    if asked.name == "actor" and asked.whole:
        condition, values = "instr(actor_names, ?)", [f"|{words}|"]
    elif asked.name == "title":
        stems = [f" {indexed_columns(asked.value, stemmer)[1]} " for stemmer in stemmers]
        values = list(dict.fromkeys([wanted, *stems]))
        condition = " OR ".join("instr(title_words, ?)" for _ in values)
    elif asked.name == "actor":
        values = list(dict.fromkeys([wanted, without_accents(wanted)]))
        condition = " OR ".join("instr(actor_words, ?)" for _ in values)
        parts = (Sought((*parts[0].patterns, *stem_patterns(asked.value, stemmers))),)
    else:
        condition, values = "instr(symbol_words, ?)", [wanted]
    found = _document(condition, *values)
    return Filter(found.sql, found.parameters, of_document=True, parts=parts)
