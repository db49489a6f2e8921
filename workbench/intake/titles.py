"""Titles: the words at the head of a document by which people name it, else its file's name made readable."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.intake.dates import dates_in
from workbench.intake.phrases import ARTICLE, BODY, DRAFT, NAMES_DRAFT, SESSION, STATEMENT, VOCATIVE
from workbench.intake.quality import main_script, trusted_share
from workbench.treaty.documents import DocumentKind, SourceKind
from workbench.treaty.layout import BlockRole, Reading, SpanStyle

LONGEST_TITLE = 250
_HEAD = 30
_LONGEST_LINE = 400
_FULL_ROW = 100
_NARROW = 0.75
_MOSTLY_ELSE = 40
_READABLE = 0.9
_SPEECH = re.compile(
    r"\b(?:statement|speech|address|remarks|discours|allocution|intervention|discurso|intervención|declaración"
    r"|речь|выступление)\b|讲话|发言|كلمة|بيان",
    re.I,
)
_PAPER = re.compile(
    r"\b(?:report|rapport|informe|decision|décision|decisión|доклад|решение)\b|报告|决定|تقرير|مقرر", re.I
)
_PROPOSED_BY = re.compile(
    r":\s+(?:revised )?(?:draft (?:resolution|decision)|projet de|proyecto de|проект)", re.I
)
_ADOPTED_BY = re.compile(
    r"(?:resolution|decision) adopted by|(?:résolution|décision) adoptée|(?:resolución|decisión) aprobada"
    r"|(?:резолюция|решение),? принят|قرار اتخذته|大会.{0,20}通过的?决",
    re.I,
)
_TEXT_BEGINS = re.compile(
    r"[\W_]*(?:(?:table of )?contents|sommaire|table des matières|índice|содержание|оглавление"
    r"|目\s?录|المحتويات"
    r"|(?:[^\W_] ?)?(?:preamble|préambule|preámbulo|преамбула|序言|الديباجة|ديباجة)|foreword|avant-propos"
    r"|introduction|introducción|введение|导言|مقدمة|summary|résumé|resumen|резюме|摘要|موجز"
    r"|general provisions|dispositions générales|disposiciones generales|общие положения|一般规定|总则"
    r"|أحكام عامة|annex(?:es)?|annexes?|anexos?|приложени[ея]|附件|المرفقات)[\W\d_]*$"
    r"|[\W_]*(?:preamble|préambule|preámbulo|преамбула)\b.{90}|[\W_]*序言本"
    r"|[\W_]*(?:part|partie|parte|часть|chapter|chapitre|capítulo|глава|section|sección|раздел|title|titre)"
    r"\s+(?:[ivxlc]+|\d+)\b"
    r"|第[一二三四五六七八九十百]+(?:部分|[编章节])|(?:الجزء|الباب|الفصل)\s|[^.]{0,80}(?:\.\s?){6}",
    re.I,
)
_NUMBERED = re.compile(
    r"[\W_]*(?:\d{1,3}(?:\.\d{1,3})*[.)．、]|\(?(?:\d{1,3}|[a-zа-яأ-ي]|[ivxl]{1,5})\)|[IVXLCA-Z]{1,5}\.|[a-z]\."
    r"|[（(]?[一二三四五六七八九十]{1,4}[）)、]|pp\s?\d|[-–—•]\s?\d{1,3}\s)(?:\s|(?<=[）)、]))",
    re.I,
)
_NUMBER_FIRST = re.compile(r"\W*\d(?!\d{3}\s|\d*/\d+\.\s)")
_DEFINES = re.compile(
    r"\W*on entend par\b|\W*(?:the term |por |le terme |термин )?[“\"«„‘`].{1,120}[”\"»“’]"
    r".*(?:\bmeans?\b|\bentiende|\bentend|означа|是指|يقصد|[.;]$)",
    re.I,
)
_PARTIES = re.compile(
    r"\W*(?:the |les |las |los |la |l[’'])?(?:(?:member )?(?:states|états|estados) )?(?:contracting )?"
    r"(?:part(?:ies|es)|states|états|estados|general assembly|assemblée générale|asamblea general"
    r"|conference of"
    r"|стороны|государства|генеральная ассамблея|本协定|本公约|大会).{0,80}[,，،]\W*$",
    re.I,
)
_ONLY_NUMBERS = re.compile(r"[\W\d_]*$")
_FURNISHED = re.compile(
    r"\W*(?:distr\b|original ?:|note by|agenda|item \d|point \d|tema \d|пункт \d|advance\b|page \d"
    r"|edited version"
    r"|re-?issued|version of|treedt in werking)",
    re.I,
)
_STAMPED = re.compile(r"\bdistr\.?\s?:|\boriginal\s?:", re.I)
_MASTHEAD = re.compile(
    r"united nations|nations unies|naciones unidas|организаци\S+ объединенных наций|联合国|الأمم المتحدة"
    r"|general assembly|assemblée générale|asamblea general|генеральная ассамблея|大会|الجمعية العامة|год",
    re.I,
)
_GOES_ON = re.compile(
    r"(?:[,\-–—]|\b(?:of|the|on|and|for|to|in|by|under|with|a|an|de|des|du|la|le|les|et|sur|au|aux|par|pour|el|los"
    r"|las|y|sobre|del|en|relativo|о|об|и|в|на|по|для|от|к))$",
    re.I,
)
_SENTENCES = re.compile(r"[^\W\d_]{3,}[.!?][”\"’»)]?\s+[“\"«(]?[^\W\d_a-zа-я]")
_SHORT_SENTENCE = 40
_SENTENCE_ENDS = (".", "。", "?", "!")
_OPEN_ENDS = (",", ":", ";", "，", "；", "：", "،", "؛")
_CAPITALS = re.compile(
    r"[A-ZÀ-ÞА-Я][^a-zà-þа-я]{20,300}?(?=\s\d{2}-\d{5}|\s[A-ZÀ-ÞА-Я«“\"][’']?\s?[a-zà-þа-я])"
)
_MARKS = re.compile(r"(?:\s*\*+|\s*\[\^\w+\])+$|^[#*]+\s*")


@dataclass(slots=True)
class _Head:
    """Neighbouring lines of one look at the head of a document.

    ``leeway`` is how far apart the levels of two headings may be that are one: a PDF's are guessed.
    """

    words: str
    last: str
    place: int
    widest: int
    role: BlockRole
    level: int
    bold: bool
    centred: bool
    leeway: int

    @property
    def heading(self) -> bool:
        """Tell whether it is printed as a heading."""
        return self.role is BlockRole.HEADING

    def goes_on_in(self, below: "_Head") -> bool:
        """Tell whether the line *below* goes on with these words."""
        if below.place != self.place + 1 or self.last.endswith((*_SENTENCE_ENDS, *_OPEN_ENDS[1:])):
            return False
        if len(self.words) + len(below.words) > _LONGEST_LINE:
            return False
        if _GOES_ON.search(self.last) or (below.words[0].islower() and self._looks_like(below)):
            return True
        if not self._looks_like(below) or below.words[0].isdecimal():
            return False
        if len(self.last) > _FULL_ROW:
            return self.heading and self.words.isupper()
        return not below.centred or len(self.last) >= _NARROW * self.widest

    def _looks_like(self, below: "_Head") -> bool:
        if (self.bold, self.words.isupper()) != (below.bold, below.words.isupper()):
            return False
        if self.heading and below.heading:
            return abs(self.level - below.level) <= self.leeway
        return self.role is below.role and (self.bold or self.words.isupper())

    def take(self, below: "_Head") -> None:
        """Put the words of *below* after these."""
        self.words, self.last = f"{self.words} {below.words}", below.words
        self.place, self.widest = below.place, max(self.widest, below.widest)


def title_of(reading: Reading, kind: DocumentKind, symbol: str) -> str:
    """The title that stands before the text of *reading*, on one line; empty where none does."""
    scored = [(_score(head, kind) * 100 - at, head.words) for at, head in enumerate(_heads(reading, symbol))]
    best = max(scored, default=(0, ""))
    return _shortened(best[1]) if best[0] > 0 else ""


def title_in_name(name: str) -> str:
    """A file's *name* without its ending, its words parted by spaces."""
    stem = name.rpartition(".")[0] or name
    words = [
        word if word.isupper() else re.sub(r"(?<!\d)-|-(?!\d)", " ", word)
        for word in re.split(r"[_\s]+", stem)
    ]
    return " ".join(" ".join(words).split()) or name


def _heads(reading: Reading, symbol: str) -> Iterator[_Head]:
    """What could be a title, line by line or joined, up to where the text itself begins."""
    open_head: _Head | None = None
    leeway = 1 if reading.kind is SourceKind.PDF else 0
    for place, block in enumerate(reading.blocks[:_HEAD]):
        line = _unglued(_MARKS.sub("", reading.text[block.start : block.end]).strip())
        if _begins_text(line):
            break
        if not _could_be_title(line, symbol):
            continue
        bold = _is_bold(reading, block.start, block.end)
        head = _Head(line, line, place, len(line), block.role, block.level, bold, block.centred, leeway)
        if open_head is not None and open_head.goes_on_in(head):
            open_head.take(head)
            continue
        if open_head is not None:
            yield open_head
        open_head = head
    if open_head is not None:
        yield open_head


def _unglued(line: str) -> str:
    """A title in capitals without the text that was read as the same line; else *line* as it is."""
    glued = _CAPITALS.match(line) if len(line) > LONGEST_TITLE else None
    return glued[0].rstrip() if glued else line


def _begins_text(line: str) -> bool:
    """Tell whether the text begins with *line*: its preamble, contents, first article or number."""
    return any(
        found.match(line) is not None
        for found in (_TEXT_BEGINS, _NUMBERED, ARTICLE, _DEFINES, _PARTIES, VOCATIVE)
    )


def _could_be_title(line: str, symbol: str) -> bool:
    long_enough = len(line) >= (8 if line.isascii() else 2)
    if not long_enough or len(line) > _LONGEST_LINE:
        return False
    if _ONLY_NUMBERS.match(line) or _NUMBER_FIRST.match(line) or line == symbol:
        return False
    if trusted_share(line, main_script(line)) < _READABLE or _FURNISHED.match(line) or _STAMPED.search(line):
        return False
    return sum(sign.isalpha() for sign in _MASTHEAD.sub("", line)) > 1


def _is_bold(reading: Reading, start: int, end: int) -> bool:
    covered = 0
    for span in reading.spans:
        if span.start >= end:
            break
        if span.style is SpanStyle.BOLD:
            covered += max(0, min(span.end, end) - max(span.start, start))
    return covered > 0.8 * (end - start)


def _score(head: _Head, kind: DocumentKind) -> int:
    """How much the words and the look of *head* are those of a title."""
    words = head.words
    if kind is DocumentKind.STATEMENT:
        score = 4 if STATEMENT.search(words) else 3 if _SPEECH.search(words) and len(words) < 120 else 0
    else:
        score = 4 if DRAFT.search(words) or _PAPER.search(words) else 0
        score += 2 if NAMES_DRAFT.search(words) else 0
        score -= 3 if _PROPOSED_BY.search(words) or _ADOPTED_BY.match(words) else 0
    score -= 3 if BODY.match(words) else 0
    score += 2 if head.heading and head.level <= 1 else 0
    score += 1 if head.heading or head.centred or head.bold else 0
    score -= 3 if words.endswith(_OPEN_ENDS) else 0
    score -= 6 if not head.heading and _is_speech(words) else 0
    return score - (2 if _says_only_when(words) else 0)


def _is_speech(words: str) -> bool:
    """Tell whether *words* are sentences and not a name."""
    ends = words.endswith(_SENTENCE_ENDS) and len(words) > _SHORT_SENTENCE
    return ends or words.endswith("?") or _SENTENCES.search(words) is not None


def _says_only_when(words: str) -> bool:
    """Tell whether *words* are mostly a date or a session."""
    dated = next((date for _, date in dates_in(words)), "")
    session = SESSION.search(words)
    said = dated or (session[0] if session else "")
    return bool(said) and len(words) - len(said) <= _MOSTLY_ELSE


def _shortened(title: str) -> str:
    plain = " ".join(title.split())
    if len(plain) <= LONGEST_TITLE:
        return plain
    return f"{plain[: LONGEST_TITLE - 1].rsplit(' ', 1)[0]}…"
