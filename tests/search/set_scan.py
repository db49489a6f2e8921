"""The other side of the search set: real texts by paragraph, and a scan that reads every one.

It shares no code with the search room: it has a spelling of its own, made from the Unicode tables
alone, and looks for strings in strings.
"""

import re
import tarfile
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

import Stemmer

SNOWBALL = {"en": "english", "fr": "french", "es": "spanish", "ru": "russian", "ar": "arabic"}
_ALEFS = {0x622: 0x627, 0x623: 0x627, 0x625: 0x627, 0x671: 0x627, 0x649: 0x64A, 0x629: 0x647}
_STEMMERS = {code: Stemmer.Stemmer(name) for code, name in SNOWBALL.items()}


@dataclass
class Unit:
    """A paragraph of a real text, in the forms in which it is scanned."""

    id: str
    text: str
    document: "RealText"

    @cached_property
    def spelled(self) -> str:
        """The words as they are spelled, each between two spaces."""
        return f" {' '.join(words(self.text))} "

    @cached_property
    def in_one(self) -> str:
        """The words with hyphenated ones in one, each between two spaces; empty where there are none."""
        shut = re.sub(r"(?<=[^\W\d_])[-‐-―] ?(?=[^\W\d_])", "", self.text)
        return f" {' '.join(words(shut))} " if shut != self.text else ""

    @cached_property
    def stems(self) -> str:
        """The words' stems, each between two spaces."""
        return f" {' '.join(stems(self.text, self.document.language))} "

    @cached_property
    def closed(self) -> str:
        """The stems of hyphenated words written as one, each between two spaces.

        A text from print has a hyphen, and maybe a space, where a line broke inside a word.
        """
        pairs = re.findall(r"(?<![^\W\d_])(?=([^\W\d_]+)[-‐-―] ?([^\W\d_]+))", self.text)
        return f" {' '.join(stems(' '.join(map(''.join, pairs)), self.document.language))} " if pairs else ""


@dataclass
class RealText:
    """A real text with what a document of the archive says of itself."""

    id: str
    language: str
    kind: str
    title: str
    symbol: str
    date: str
    actor: str
    text: str = field(repr=False)

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        lines = (line.strip() for line in self.text.splitlines())
        return tuple(Unit(f"{self.id}/{at}", line, self) for at, line in enumerate(lines) if words(line))


Test = Callable[[Unit], bool]


def words(text: str) -> list[str]:
    """The words of *text*: runs of letters, marks and digits, in one spelling."""
    return _words(text) if not text.isascii() else re.findall("[a-z0-9]+", text.lower())


def stems(text: str, language: str) -> list[str]:
    """The stems of the words of *text* in *language*, accents off where letters are Latin."""
    return [_stem(word, language) for word in (words(text) if language != "ar" else _words(text, fold=False))]


def row(sought: str) -> Test:
    """Words in a row as they are spelled, with or without hyphens inside; of Chinese, characters in a row."""
    if re.search("[\u4e00-\u9fff]", sought):
        return lambda unit: sought in unit.text
    wanted = f" {' '.join(words(sought))} "
    return lambda unit: wanted in unit.spelled or wanted in unit.in_one


def inflected(sought: str, language: str) -> Test:
    """A word in any inflection, with or without hyphens inside, in texts of *language*."""
    wanted = f" {' '.join(stems(sought, language))} "
    return lambda unit: unit.document.language == language and (wanted in unit.stems or wanted in unit.closed)


def beginning(sought: str) -> Test:
    """Words in a row of which the last is only a beginning."""
    wanted = f" {' '.join(words(sought))}"
    return lambda unit: wanted in unit.spelled


def shaped(pattern: str) -> Test:
    """A whole word that fits a regular expression."""
    whole = re.compile(f" {pattern} ")
    return lambda unit: whole.search(unit.spelled) is not None


def written(pattern: str) -> Test:
    """What the text itself shows, capitals and hyphens and all."""
    shown = re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")
    return lambda unit: shown.search(unit.text) is not None


def near(distance: int, *parts: str, language: str = "") -> Test:
    """Words or rows of words, in any order, with so many words at most between the first and the last."""

    rows = [stems(part, language) if language else words(part) for part in parts]
    wanted = [f" {' '.join(one)} " for one in rows]

    def holds(unit: Unit) -> bool:
        if language and unit.document.language != language:
            return False
        line = unit.stems if language else unit.spelled
        if not all(one in line for one in wanted):
            return False
        said = line.split()
        places = [[at for at in range(len(said)) if said[at : at + len(one)] == one] for one in rows]
        return _reach(places, [len(one) for one in rows], distance)

    return holds


def alike(sought: str, distance: int) -> Test:
    """A word that differs in at most so many letters added, left out, changed or swapped."""
    allowed = {sought}
    for _ in range(distance):
        allowed |= {other for word in allowed for other in _changed(word)}
    return lambda unit: not allowed.isdisjoint(unit.spelled.split())


def every(*tests: Test) -> Test:
    return lambda unit: all(test(unit) for test in tests)


def either(*tests: Test) -> Test:
    return lambda unit: any(test(unit) for test in tests)


def but(test: Test, *others: Test) -> Test:
    """What passes *test* and none of *others*."""
    return lambda unit: test(unit) and not any(other(unit) for other in others)


def of(**wanted: str) -> Test:
    """Texts that say this of themselves."""
    return lambda unit: all(getattr(unit.document, name) == value for name, value in wanted.items())


def said_in(name: str, value: str) -> Test:
    """Texts whose *name*, as title or actor, has these words in a row."""
    row_of = f" {' '.join(words(value))} "
    return lambda unit: row_of in f" {' '.join(words(getattr(unit.document, name)))} "


def between(first: str, last: str) -> Test:
    return lambda unit: first <= unit.document.date <= last


def _reach(places: list[list[int]], lengths: list[int], distance: int) -> bool:
    """Tell whether one place of each part lies within reach of a first one."""
    for part, starts in enumerate(places):
        for start in starts:
            last = start + lengths[part] + distance
            if all(any(start <= at <= last for at in others) for others in places):
                return True
    return False


@cache
def _stem(word: str, language: str) -> str:
    if language == "ar":
        stem = _STEMMERS["ar"].stemWord(re.sub("ه$", "ة", word.translate(_ALEFS)))
        return stem.translate(_ALEFS)
    own = "ru" if re.search("[а-я]", word) else "en" if language in ("ru", "zh") else language
    stem = _STEMMERS[own].stemWord(word)
    return stem if own == "ru" else _bare(stem)


def _bare(word: str) -> str:
    apart = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", "".join(c for c in apart if not unicodedata.combining(c)))


def _words(text: str, fold: bool = True) -> list[str]:
    apart = "".join(map(_kept, text)).split()
    spelled = [unicodedata.normalize("NFKC", word).casefold() for word in apart]
    return [word.translate(_ALEFS) for word in spelled] if fold else spelled


@cache
def _kept(character: str) -> str:
    """What of a character belongs to words: itself, a space where it parts them, or nothing."""
    group = unicodedata.category(character)
    if group == "Cf" or character == "\u0640" or (group == "Mn" and "\u0600" <= character <= "\u06ff"):
        return ""
    if character in "ёЁ":
        return "е"
    if group == "Nd":
        return str(unicodedata.decimal(character))
    if group == "No" and unicodedata.decomposition(character).startswith(("<super>", "<sub>")):
        return f" {unicodedata.normalize('NFKC', character)} "
    return character if group[0] in "LM" else " "


def _changed(word: str) -> Iterator[str]:
    letters = "abcdefghijklmnopqrstuvwxyz"
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        yield from (head + letter + tail for letter in letters)
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in letters)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]


def real_texts(folder: Path) -> Iterator[RealText]:
    """The agreement of 2023 and the Declaration in six languages, the Paris drafts, and the speeches."""
    for code in ("en", "fr", "es", "ru", "ar", "zh"):
        path = folder / "bbnj" / "six-languages" / f"bbnj-agreement-2023.{code}.txt"
        symbol = "A/CONF.232/2023/4"
        yield RealText(
            f"bbnj-{code}", code, "draft", "Agreement", symbol, "2023-06-19", "", path.read_text("utf-8")
        )
    for code, name in zip(
        ("en", "fr", "es", "ru", "ar", "zh"), ("eng", "fra", "spa", "rus", "arb", "cmn_hans"), strict=True
    ):
        html = (folder / "udhr" / f"udhr.{name}.html").read_text("utf-8")
        text = re.sub(r"<[^>]+>", "", re.sub(r"</(p|h\d|li|div)>", "\n", html))
        yield RealText(
            f"udhr-{code}", code, "draft", "Universal Declaration", "A/RES/217", "1948-12-10", "", text
        )
    months = {"oct": "10", "dec": "12"}
    for path in sorted((folder / "paris-agreement-cop21" / "md").glob("paris-*-*-2015.md")):
        day, month = path.stem.split("-")[-3:-1]
        date = f"2015-{months[month]}-{int(day):02}"
        yield RealText(path.stem, "en", "draft", "Paris Agreement", "", date, "", path.read_text("utf-8"))
    yield from _speeches(folder / "ungdc")


def _speeches(folder: Path) -> Iterator[RealText]:
    for packed in sorted(folder.glob("*.tar.xz")):
        with tarfile.open(packed) as archive:
            for member in archive:
                name = Path(member.name).name
                file = archive.extractfile(member) if name.endswith(".txt") and name[0] != "." else None
                if file:
                    yield _speech(Path(name).stem, packed.stem[:14], file.read())
    for path in sorted(folder.glob("*/*.txt")):
        yield _speech(path.stem, path.parent.name, path.read_bytes())


def _speech(name: str, where: str, untrusted: bytes) -> RealText:
    actor, session, year = name.split("_")[:3]
    text = untrusted.decode("utf-8", "replace").replace("\ufeff", "")
    date = f"{year}-09-25"
    return RealText(f"{where}/{name}", "en", "statement", f"Session {session}", "", date, actor, text)
