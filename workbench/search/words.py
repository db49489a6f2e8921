"""Analysis: text to the words that are indexed, exact and stemmed, in six languages.

An exact word is case-folded, in NFKC, without soft hyphens, vowel marks or tatweel; nothing is ever
left out as a stop word. A stemmed word carries a mark of its stemmer in front, so that stems of
different languages, and stems and exact words, never meet. Han and kana runs become overlapping
pairs, closed by their last character alone, so that single characters are found by their prefix.
"""

import re
import threading
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import Stemmer

_HAN = "\u3005\u3007\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_INSIDE = (  # joins a word without being a letter: combining marks, soft hyphen, zero-width characters
    "\u00ad\u200b-\u200f\u2060\ufeff\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903\u093a-\u094f\u0e31-\u0e3a\u0e47-\u0e4e"
)
_RAISED = "²³¹⁰⁴-⁹₀-₉"  # footnote marks stand apart from the word they follow
_LETTER = rf"[^\W_{_RAISED}{_HAN}]"
_RAW = re.compile(rf"[{_HAN}]+|{_LETTER}(?:{_LETTER}|[{_INSIDE}])*|[{_RAISED}]+")
_ASCII_RAW = re.compile(r"[0-9A-Za-z]+")
_ASCII_WORDS = bytes(ord(chr(code).lower()) if chr(code).isalnum() else 32 for code in range(128)) + bytes(
    128
)
_HYPHENATED = re.compile(  # a line may end behind the hyphen; each letter is looked at once
    r"(?<![^\W\d_])[^\W\d_]++(?:[-\u2010-\u2015] ?[^\W\d_]++)+"
)
_HYPHENS = re.compile(r"(?<=\w)[-\u2010-\u2015](?=\w)")
_STARTS_HAN = re.compile(rf"[{_HAN}]")
_NO_LETTER = re.compile(r"[\W_]+")
_DROPPED = re.compile(r"[\u00ad\u0640\u200b-\u200f\u2060\ufeff\u064b-\u065f\u0670\u0610-\u061a\u06d6-\u06ed]")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_LATIN = re.compile(r"[a-z\u00df-\u024f\u1e00-\u1eff]")
_ARABIC_SPELLING = str.maketrans("أإآٱىةیک", "ااااىهيك") | str.maketrans("ى", "ي")

# Modifier letters: NFKC turns them into plain ones, so no word of a text can begin with them.
_MARKS = {"en": "ʷ", "fr": "ˡ", "es": "ˢ", "ru": "ʳ", "ar": "ʰ", "x": "ˣ"}
_SNOWBALL = {"en": "english", "fr": "french", "es": "spanish", "ru": "russian", "ar": "arabic"}
# A stemmer cuts these down to an unrelated short word: notamment is no note.
_UNSTEMMED = {"fr": frozenset(["notamment"])}
LATIN_STEMMERS = ("en", "fr", "es")
FIRST_MARK = "ʰ"
_ROOM_FOR_FORMS = 400_000


@dataclass(frozen=True, slots=True)
class Word:
    """One indexed word of a text, in both forms, and where it stands."""

    exact: str
    stem: str
    start: int
    end: int


def stemmer_of(language: str) -> str:
    """The stemmer for the Latin words of a document in *language*: en, fr, es or x for none.

    Latin words in Russian, Arabic and Chinese documents, and where no language is known, are
    taken for English; Cyrillic and Arabic words always have their own stemmer.
    """
    code = language.strip().lower()[:2]
    if code in LATIN_STEMMERS:
        return code
    return "en" if code in ("", "ru", "ar", "zh", "mu", "un") else "x"


def words_of(text: str, stemmer: str) -> Iterator[Word]:
    """The words of *text* in order; the index holds the same ones, in the same order."""
    exact_of, stem_of = forms(stemmer)
    pattern = _ASCII_RAW if text.isascii() else _RAW
    for match in pattern.finditer(text):
        raw, start, end = match.group(), match.start(), match.end()
        if _STARTS_HAN.match(raw):
            yield from _han_words(raw, start)
            continue
        exact, stem = exact_of[raw], stem_of[raw]
        if " " not in exact:
            if exact:
                yield Word(exact, stem, start, end)
            continue
        for one, other in zip(exact.split(), stem.split(), strict=True):
            yield Word(one, other, start, end)


def raw_words(text: str) -> list[str]:
    """The words of *text* in order, as they are written or in small letters; a run of Han is one."""
    if text.isascii():
        return text.encode("ascii").translate(_ASCII_WORDS).decode("ascii").split()
    return _RAW.findall(text)


def to_index(text: str, stemmer: str) -> tuple[str, str, list[str]]:
    """What the index is given of *text* for its exact and its stemmed column, and its raw words.

    Plain ASCII goes into the exact column as it is: the index's own tokenizer finds the same words.
    """
    exact_of, stem_of = forms(stemmer)
    raws = raw_words(text)
    exact = text if text.isascii() else " ".join(exact_of.of(raws))
    return exact, " ".join(stem_of.of(raws)), raws


def indexed_columns(text: str, stemmer: str) -> tuple[str, str]:
    """The exact and the stemmed words of *text*, each joined by spaces."""
    exact, stem, raws = to_index(text, stemmer)
    return " ".join(raws) if text.isascii() else exact, stem


def hyphenated(text: str) -> Iterator[tuple[str, str]]:
    """Each hyphenated word of *text*: written as one, and its parts with spaces between."""
    if text.isascii() and "-" not in text:
        return
    for match in _HYPHENATED.finditer(text):
        parts = re.split("[-\u2010-\u2015] ?", match.group().casefold())
        yield "".join(parts), " ".join(parts)


def without_hyphens(text: str) -> str:
    """*text* with its hyphenated words written in one."""
    return _HYPHENS.sub("", text)


def forms(stemmer: str) -> tuple["_Forms", "_Forms"]:
    """Two tables that give the exact and the stemmed form of a raw word, and learn new ones."""
    return _exact_forms(), _stem_forms(stemmer)


def _han_words(run: str, at: int) -> Iterator[Word]:
    run = unicodedata.normalize("NFC", run)
    mark = _MARKS["x"]
    for index in range(len(run)):
        pair = run[index : index + 2]
        yield Word(pair, mark + pair, at + index, at + index + len(pair))


def _normal(raw: str) -> str:
    """*raw* as an exact word; several with spaces where compatibility characters unfold."""
    if raw.isascii():
        return raw.lower()
    word = unicodedata.normalize("NFKC", _DROPPED.sub("", raw)).casefold()
    word = unicodedata.normalize("NFKC", _DROPPED.sub("", word)).replace("ё", "е")
    word = "".join(_plain_digit(character) for character in word)
    if _CYRILLIC.search(word):
        word = word.replace("\u0301", "").replace("\u0300", "")
    return _NO_LETTER.sub(" ", word).strip() if not _has_marks(word) else word


def _plain_digit(character: str) -> str:
    if character.isdecimal() and not character.isascii():
        return str(unicodedata.decimal(character))
    return character


def _has_marks(word: str) -> bool:
    return any(unicodedata.category(character) in ("Mn", "Mc") for character in word)


def _exact(raw: str) -> str:
    if _STARTS_HAN.match(raw):
        return " ".join(word.exact for word in _han_words(raw, 0))
    word = _normal(raw)
    return word.translate(_ARABIC_SPELLING) if _ARABIC.search(word) else word


class _Forms(dict[str, str]):
    """Learns the form of each raw word once; one at a time, for stemmers serve one thread."""

    def __init__(self, stemmer: str | None) -> None:
        self._stemmer = stemmer
        self._lock = threading.Lock()
        self._snowball: dict[str, Stemmer.Stemmer] = {}
        self._known: dict[str, str] = {}  # the same as here, in a dict that the interpreter reads faster

    def of(self, raws: Sequence[str]) -> list[str]:
        """The forms of many raw words, in their order."""
        known = self._known
        try:
            return [known[raw] for raw in raws]
        except KeyError:
            return [known.get(raw) or self[raw] for raw in raws]

    def __missing__(self, raw: str) -> str:
        with self._lock:
            form = _exact(raw) if self._stemmer is None else self._stem(raw)
        if _STARTS_HAN.match(raw):
            return form
        if len(self) > _ROOM_FOR_FORMS:
            self.clear()
            self._known = {}
        self[raw] = self._known[raw] = form
        return form

    def _stem(self, raw: str) -> str:
        if _STARTS_HAN.match(raw):
            return " ".join(word.stem for word in _han_words(raw, 0))
        return " ".join(self._stem_word(word) for word in _normal(raw).split())

    def _stem_word(self, word: str) -> str:
        language = self._language_of(word)
        if language == "x":
            return _MARKS["x"] + word
        snowball = self._snowball.get(language)
        if snowball is None:
            snowball = self._snowball[language] = Stemmer.Stemmer(_SNOWBALL[language])
        if language == "ar":  # in one spelling first, or the stemmer cuts what is spelled otherwise elsewhere
            word = word.translate(_ARABIC_SPELLING)
            word = f"{word[:-1]}ة" if word.endswith("ه") else word  # which is what the stemmer knows
        stem = word if word in _UNSTEMMED.get(language, ()) else snowball.stemWord(word) or word
        if language == "ar":
            stem = stem.translate(_ARABIC_SPELLING)
        return _MARKS[language] + (without_accents(stem) if language in LATIN_STEMMERS else stem)

    def _language_of(self, word: str) -> str:
        if _ARABIC.search(word):
            return "ar"
        if _CYRILLIC.search(word):
            return "ru"
        if _LATIN.search(word) and self._stemmer:
            return self._stemmer
        return "x"


def without_accents(word: str) -> str:
    """*word* as people type it who leave accents out."""
    if word.isascii():
        return word
    parts = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", "".join(c for c in parts if not unicodedata.combining(c)))


@cache
def _exact_forms() -> _Forms:
    return _Forms(None)


@cache
def _stem_forms(stemmer: str) -> _Forms:
    return _Forms(stemmer)
