"""Printed paragraphs: the rows of pages joined where the printer only wrapped them."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from workbench.intake.pdf_lines import PrintedLine
from workbench.treaty.layout import BlockRole

_BOLD = 16
_ENUMERATED = re.compile(
    r"[\[“\"]*(?:\(?(?:[a-zA-Z]{1,2}|[ivxlIVXL]{1,6}|[0-9]{1,3})(?:[ -]?(?:bis|ter|quater))?\)"
    r"|[0-9]{1,3}(?:[ -]?(?:bis|ter|quater))?(?:\.[0-9]{1,3})+(?:[ -]?(?:bis|ter|quater|alt))?"
    r"|[0-9]{1,3}(?:bis|ter|quater)|[0-9]{1,3}(?:\.[0-9]{1,3})*"
    r"(?:[ -]?(?:bis|ter|quater|alt))?\.|[A-Za-z](?: (?:bis|ter|quater))?\.|[•·▪–—-]"
    r"|（?[一二三四五六七八九十]{1,3}[）、]"
    r"|[а-я]\)|\(?[ا-ي]{1,2}\)"
    r"|(?:Option|Alternative|Variant|Pp|Op)\s?\(?[0-9a-z]{1,3}\)?:?"
    r"|第[一二三四五六七八九十百]{1,5}[条章节])(?=\s|$|\[)"
    r"|\[?(?:Article|Artículo|Articulo|Статья|Chapter|CHAPTER|PART|Part|Section|SECTION|ANNEX|Annex"
    r"|المادة)\s+\S{1,8}"
    r"(?:\s(?:bis|ter|quater))?\.?\]?(?:$|\s*[-–—(.]|\s[A-ZА-Я])"
)
_ALONE = re.compile(
    r"\[?(?:Article|Artículo|Статья|Chapter|CHAPTER|Chapitre|CHAPITRE|Capítulo|CAPÍTULO|Глава|ГЛАВА|PART"
    r"|Part|PARTIE|PARTE"
    r"|ЧАСТЬ|Section|SECTION|ANNEX|Annex|المادة|الجزء)\s+\S{1,10}(?:\s(?:bis|ter|quater))?\.?\]?$"
    r"|第[一二三四五六七八九十百]{1,5}(?:条|章|节|部分)$"
)
_FINISHED = re.compile(r"[.;:!?。；：！？؛؟…][\]”’\"»)\d*]*$|(?:;|,) (?:and|or|et|ou|y|o|и|или)$")
_SENTENCE_END = re.compile(r"[.;:!?。；：！？؛؟][\]”’\"»)\d*]*$")
_PAUSES = (",", "،", "，", "_")
_CUT_WORD = re.compile(r"[^\W\d_][-\u2010]$")
_INDENT = 3.0
_FITS = 2.0


@dataclass(slots=True)
class Paragraph:
    """Rows that were printed as one paragraph, perhaps over two pages."""

    rows: list[PrintedLine]
    role: BlockRole = BlockRole.PARAGRAPH
    level: int = 0
    centred: bool = False
    indent: float = 0.0

    @property
    def text(self) -> str:
        """The words of all rows."""
        return " ".join(row.text for row in self.rows)


@dataclass(frozen=True, slots=True)
class Measure:
    """What is usual in a document: the size of its type, the step from line to line, its direction."""

    size: float
    pitch: float
    rtl: bool = False
    width: float = 600.0

    def start(self, row: PrintedLine) -> float:
        """How far from the reading side's edge a row begins."""
        return self.width - row.x1 if self.rtl else row.x0

    def end(self, row: PrintedLine) -> float:
        """How far from the reading side's edge a row ends."""
        return self.width - row.x0 if self.rtl else row.x1


@dataclass(frozen=True, slots=True)
class _Edges:
    left: float
    right: float

    @property
    def width(self) -> float:
        return max(self.right - self.left, 1.0)


def measure(rows: list[PrintedLine], rtl: bool, width: float) -> Measure:
    """What is usual among *rows*, which stand in reading order."""
    sizes: Counter[float] = Counter()
    for row in rows:
        sizes[round(row.size * 2) / 2] += row.boxes[-1][2] > row.x0 and len(row.words)
    size = sizes.most_common(1)[0][0] if sizes else 10.0
    steps: Counter[float] = Counter()
    for before, after in pairwise(rows):
        step = after.base - before.base
        if before.page == after.page and 0.5 * size < step < 3 * size and abs(after.size - size) < 1:
            steps[round(step * 2) / 2] += 1
    enough = 0.12 * sum(steps.values())
    usual = sorted(step for step, times in steps.items() if times >= enough)
    return Measure(size, usual[0] if usual else 1.2 * size, rtl, width)


def paragraphs_of(rows: list[PrintedLine], usual: Measure) -> list[Paragraph]:
    """The paragraphs of one page's rows, in reading order."""
    edges = _edges(rows, usual)
    found: list[Paragraph] = []
    for row in rows:
        edge = edges[row.column]
        centred = _is_centred(row, edge, usual)
        last = found[-1] if found else None
        if last is None or last.rows[-1].column != row.column or _begins(last, row, centred, edge, usual):
            indent = max(0.0, usual.start(row) - edge.left)
            found.append(Paragraph([row], centred=centred, indent=round(indent, 1)))
        else:
            last.rows.append(row)
            last.centred = last.centred and centred
    return [_with_role(paragraph, usual) for paragraph in found]


def goes_on(last: Paragraph, first: Paragraph) -> bool:
    """Tell whether *first*, at the top of a page or column, carries on the sentence of *last*."""
    if BlockRole.HEADING in (last.role, first.role) or last.centred or first.centred:
        return False
    before, after = last.rows[-1].text, first.rows[0].text
    if abs(last.rows[-1].size - first.rows[0].size) > 1.2:
        return False
    if _ENUMERATED.match(after) and not after[:1].islower():
        return not _FINISHED.search(before) and before.split()[-1].lower() in _LEADS_ON
    if _SENTENCE_END.search(before):
        return after[:1].islower() and not before.endswith((";", ":", "；", "："))
    first_letter = next((sign for sign in after if sign.isalpha()), "")
    if first_letter.isupper():
        return not before.rstrip("]) ").endswith((",", "،", "，"))
    return True


_LEADS_ON = frozenset({
    "paragraph", "paragraphs", "article", "articles", "subparagraph", "subparagraphs", "and", "or",
    "in", "of", "to", "under",
})  # fmt: skip


def _edges(rows: list[PrintedLine], usual: Measure) -> dict[int, _Edges]:
    edges = {}
    for column in {row.column for row in rows}:
        held = [row for row in rows if row.column == column]
        widest = max(row.x1 - row.x0 for row in held)
        wide = [row for row in held if row.x1 - row.x0 > 0.6 * widest]
        starts = sorted(usual.start(row) for row in (wide if len(wide) > 4 else held))
        ends = sorted(usual.end(row) for row in held)
        edges[column] = _Edges(starts[len(starts) // 20], ends[-1 - len(ends) // 25])
    return edges


def _is_centred(row: PrintedLine, edge: _Edges, usual: Measure) -> bool:
    before, after = usual.start(row) - edge.left, edge.right - usual.end(row)
    return before > 0.06 * edge.width and abs(before - after) < 0.03 * edge.width + 2


def _begins(last: Paragraph, row: PrintedLine, centred: bool, edge: _Edges, usual: Measure) -> bool:
    """Tell whether *row* begins a new paragraph after *last*."""
    before = last.rows[-1]
    step = row.base - before.base
    if step < -2 or step > 1.28 * max(usual.pitch, 1.0 * row.size) * max(1.0, row.size / usual.size):
        return True
    if abs(row.size - before.size) > 1.0:
        return True
    if _is_mid_sentence(before.text, row.text):
        return False
    if (last.centred or centred) and _parts_centred(last, row, centred):
        return True
    if last.centred and centred:
        return False
    if (row.flags ^ before.flags) & _BOLD and len(last.rows) == 1 and _ends_short(last, row, edge, usual):
        return True
    return _parts_prose(last, row, edge, usual)


def _parts_centred(last: Paragraph, row: PrintedLine, centred: bool) -> bool:
    before = last.rows[-1]
    if last.centred and centred:
        return bool(_ALONE.match(before.text) or (row.flags ^ before.flags) & _BOLD)
    return last.centred or bool(row.flags & ~before.flags & _BOLD)


def _parts_prose(last: Paragraph, row: PrintedLine, edge: _Edges, usual: Measure) -> bool:
    before = last.rows[-1]
    if _ALONE.match(before.text) and len(last.rows) == 1:
        return True
    if _is_wrapped_title(before, row, usual):
        return False
    if _ends_short(last, row, edge, usual):
        return True
    start, above = usual.start(row), usual.start(before)
    if len(last.rows) >= 2:
        if abs(start - above) > _INDENT:
            return True
    elif start > above + _INDENT and not _ENUMERATED.match(before.text):
        return True
    if _ENUMERATED.match(row.text):
        return bool(_FINISHED.search(before.text)) or start > above + _INDENT
    return False


def _is_mid_sentence(before: str, after: str) -> bool:
    """Tell whether a line plainly carries on the sentence of the one before it."""
    if not after[:1].islower() or _ENUMERATED.match(after):
        return False
    return bool(_CUT_WORD.search(before)) or not (_FINISHED.search(before) or before.endswith(_PAUSES))


def _is_wrapped_title(before: PrintedLine, row: PrintedLine, usual: Measure) -> bool:
    """Tell whether two rows in loud type are one title, which may be wrapped anywhere."""
    loud = bool(before.flags & row.flags & _BOLD) or min(before.size, row.size) > usual.size + 1
    capitals = before.text.isupper() and row.text.isupper()
    if not (loud or capitals) or abs(before.size - row.size) > 0.3 or _ENUMERATED.match(row.text):
        return False
    tight = row.base - before.base <= 1.3 * row.size
    return tight and (capitals or row.text[:1].islower() or before.words[-1].islower())


def _ends_short(last: Paragraph, row: PrintedLine, edge: _Edges, usual: Measure) -> bool:
    """Tell whether the next row's first word would have had room on the row before: a forced end."""
    before = last.rows[-1]
    right = max(usual.end(one) for one in last.rows) if len(last.rows) > 2 else edge.right
    box = row.boxes[0]
    needed = box[2] - box[0] + 0.25 * row.size
    if len(row.words[0]) > 1 and not row.words[0].isascii() and needed > 0.5 * edge.width:
        needed = 2 * row.size
    return bool(usual.end(before) + needed + _FITS < right)


def _with_role(paragraph: Paragraph, usual: Measure) -> Paragraph:
    rows, text = paragraph.rows, paragraph.text
    size = max(row.size for row in rows)
    bold = all(row.flags & _BOLD for row in rows)
    short = len(text) < 220 and len(rows) <= 4
    if not short or (_SENTENCE_END.search(text) and not _ALONE.match(text)):
        return paragraph
    large = size > usual.size + 1.2
    loud = text.isupper() and len(text) > 4
    if large or bold or (paragraph.centred and (loud or _ALONE.match(text))):
        paragraph.role = BlockRole.HEADING
        paragraph.level = 1 if large else 2 if paragraph.centred and (bold or loud) else 3
    return paragraph
