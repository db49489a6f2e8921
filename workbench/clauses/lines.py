"""Lines: the printed paragraphs of a reading, cut where headings were glued into running text."""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import pairwise

from workbench.clauses.headings import Heading, heading_of, preamble_word_end
from workbench.clauses.inline_lists import cuts_in
from workbench.treaty.clauses import ClauseKind
from workbench.treaty.layout import Block, BlockRole, Reading

_LEADERS = re.compile(r"(?:\.\s?){5,}|…{2,}|_{3,}\s*\d+\s*$|\t+\d{1,3}\s*$")
_CONTENTS = re.compile(
    r"[\s*_#]*(?:table of contents|contents|sommaire|table des matières|índice|содержание|оглавление"
    r"|目\s?录|目\s?錄"
    r"|المحتويات|inhalt|inhoud)\s*[:.]?\s*$",
    re.IGNORECASE,
)
_RUN = 4
_BODY = 100
_PREAMBLE_CUT = re.compile(
    r"(?<=[,，،;])[ ]?(?=(?:Recalling|Stressing|Recogni[sz]ing|Conscious|Affirming|Reaffirming|Mindful"
    r"|Desiring|Acknowledging"
    r"|Respecting|Committed|Considering|Convinced|Noting|Concerned|Aware|Bearing|Determined"
    r"|Emphasi[sz]ing|Taking|Welcoming"
    r"|Guided|Having|Believing|Calling|Seeking|Resolved|Rappelant|Soulignant|Constatant|Conscient"
    r"|Considérant|Affirmant"
    r"|Réaffirmant|Ayant|Désireu|Reconnaissant|Respectant|Résolu|Soucieu|Convaincu|Notant|Recordando"
    r"|Destacando|Reconociendo"
    r"|Conscientes|Afirmando|Reafirmando|Teniendo|Deseando|Respetando|Comprometid|Considerando"
    r"|Observando|Whereas"
    r"|ссылаясь|подчеркивая|признавая|осознавая|подтверждая|памятуя|стремясь|желая|отмечая|напоминая|будучи"
    r"|回顾|强调|认识到|意识到|确认本|铭记|希望代表|承认生成|尊重各国"
    r"|又回顾|又认识到|致力于|期望|兹商定|وإذ )|[Hh]ave agreed as follows"
    r"|Sont convenu|Han convenido|согласились о)"
)
_AGREED = re.compile(
    r"ha(?:ve|s) agreed as follows|sont convenu|han convenido|согласились о|兹商定如下|اتفقت على ما يلي", re.I
)


@dataclass(frozen=True, slots=True)
class Line:
    """A printed paragraph, or the part of one that begins with a glued-in heading."""

    start: int
    end: int
    text: str
    role: BlockRole = BlockRole.PARAGRAPH
    level: int = 0
    indent: float = 0.0
    centred: bool = False
    heading: Heading | None = None
    contents: bool = False


def lines_of(reading: Reading) -> list[Line]:
    """The lines of *reading*, each with the heading it begins with, tables of contents marked."""
    lines = [_with_heading(line) for line in _printed_lines(reading)]
    lines = _mark_contents(lines)
    lines = _drop_mentions(lines)
    lines = _recover_glued(lines)
    return [piece for line in _cut_preamble(lines) for piece in _cut_list(line)]


def _printed_lines(reading: Reading) -> list[Line]:
    blocks = reading.blocks
    starts = [block.start for block in blocks]
    lines, start = [], 0
    for raw in reading.text.split("\n"):
        words = raw.strip()
        if words:
            at = start + len(raw) - len(raw.lstrip())
            place = bisect_right(starts, at) - 1
            block = blocks[place] if place >= 0 and at < blocks[place].end else Block(at, at)
            lines.append(
                Line(at, at + len(words), words, block.role, block.level, block.indent, block.centred)
            )
        start += len(raw) + 1
    return lines


def _with_heading(line: Line) -> Line:
    if line.role in {BlockRole.FOOTNOTE, BlockRole.TABLE_CELL, BlockRole.MASTHEAD}:
        return line
    return replace(line, heading=heading_of(line.text))


def _mark_contents(lines: list[Line]) -> list[Line]:
    """Mark the lines of tables of contents: dot leaders, or headings without text that come again."""
    listed = {at for at, line in enumerate(lines) if _LEADERS.search(line.text)} | _repeated_run(lines)
    if len(listed) < _RUN:
        return lines
    marked = list(lines)
    for first, last in _groups(sorted(listed)):
        while first > 0 and _belongs_to_contents(lines[first - 1]):
            first -= 1
        for at in range(first, last + 1):
            marked[at] = replace(lines[at], heading=None, contents=True)
    return marked


def _belongs_to_contents(line: Line) -> bool:
    return _CONTENTS.match(line.text) is not None or line.text.strip() in {"Page", "Pages", "page"}


def _groups(places: list[int]) -> list[tuple[int, int]]:
    """Group listed lines; a few lines between two of them (wrapped titles) belong to the list."""
    groups: list[tuple[int, int]] = []
    for at in places:
        if groups and at - groups[-1][1] <= 6:
            groups[-1] = (groups[-1][0], at)
        else:
            groups.append((at, at))
    return [(first, last) for first, last in groups if last - first + 1 >= _RUN]


def _repeated_run(lines: list[Line]) -> set[int]:
    """Places of heading lines that stand in a run without text and whose labels come again later."""
    heads = [at for at, line in enumerate(lines) if line.heading is not None]
    last_place = {_label(lines[at]): at for at in heads}
    listed: set[int] = set()
    run: list[int] = []
    for at, following in zip(heads, [*heads, len(lines)][1:], strict=True):
        bare = sum(len(line.text) for line in lines[at + 1 : following]) < _BODY
        if bare and len(lines[at].text) < 2 * _BODY:
            run.append(at)
            continue
        listed |= _listed(run, lines, last_place)
        run = []
    return listed | _listed(run, lines, last_place)


def _listed(run: list[int], lines: list[Line], last_place: dict[str, int]) -> set[int]:
    again = sum(last_place[_label(lines[at])] > run[-1] for at in run)
    return set(run) if len(run) >= _RUN and again * 2 >= len(run) else set()


def _drop_mentions(lines: list[Line]) -> list[Line]:
    """Take back headings that are mentions: out of order, in a cut sentence, or an article's title."""
    kept, last, last_annex = list(lines), 0, 0
    long_lines = sum(_is_article(line) and _glued(line) for line in lines)
    articles = [at for at, line in enumerate(lines) if _is_article(line)]
    following = {at: _value(lines[after]) for at, after in pairwise(articles)}
    for at, line in enumerate(lines):
        heading = line.heading
        if heading is None:
            continue
        if heading.kind is ClauseKind.ANNEX:
            if _mentions_annex(line, kept[at - 1] if at else None, last_annex):
                kept[at] = replace(line, heading=None)
            else:
                last, last_annex = 0, heading.value or last_annex
        elif heading.kind is ClauseKind.ARTICLE:
            below = lines[at + 1].text if at + 1 < len(lines) else ""
            if _mentions_article(line, below, last, following.get(at), long_lines):
                kept[at] = replace(line, heading=None)
            else:
                last = heading.value or last
    return kept


def _mentions_annex(line: Line, above: Line | None, last: int) -> bool:
    if above is not None and _is_bare_article(above):
        return True
    value = _value(line)
    bare = line.heading is None or line.heading.rest >= len(line.text)
    return not bare and value is not None and value != last + 1


def _mentions_article(line: Line, below: str, last: int, following: int | None, long_lines: int) -> bool:
    """Tell whether an article is only named here; numbers that start anew are no mentions."""
    assert line.heading is not None
    value = line.heading.value
    if line.heading.rest >= len(line.text) and below[:1].islower() and below[:1].isascii():
        return True
    if _glued(line):
        return value is None or not last < value <= last + 3 or long_lines < 2
    if value is None or value >= last or value == 1:
        return False
    return following is None or following not in {value, value + 1} or following == last + 1


def _label(line: Line) -> str:
    return line.heading.label if line.heading else ""


def _value(line: Line) -> int | None:
    return line.heading.value if line.heading else None


def _is_article(line: Line) -> bool:
    return line.heading is not None and line.heading.kind is ClauseKind.ARTICLE


def _is_bare_article(line: Line) -> bool:
    return _is_article(line) and line.heading is not None and line.heading.rest >= len(line.text)


def _glued(line: Line) -> bool:
    """Tell whether an article's text follows its number on the same line."""
    rest = line.text[line.heading.rest :] if line.heading else ""
    limit = 40 if rest and "\u4e00" <= rest[0] <= "\u9fff" else 120
    return len(rest) > limit or rest.endswith((".", ";", "。", "；"))


def _recover_glued(lines: list[Line]) -> list[Line]:
    """Cut out article headings that stand inside a line where exactly their number is missing."""
    out: list[Line] = []
    places = [at for at, line in enumerate(lines) if _is_article(line)]
    wanted: dict[int, int] = {}
    last = 0
    for at in [*places, len(lines)]:
        value = _value(lines[at]) if at < len(lines) else None
        if value is not None and 1 < value - last <= 3 and len(places) > 2:
            wanted |= dict.fromkeys(range(_article_before(places, at), at), last + 1)
        last = value if value is not None else last
    for at, line in enumerate(lines):
        out.extend(_cut_at_article(line, wanted[at]) if at in wanted else [line])
    return _again(lines, out)


def _article_before(places: list[int], at: int) -> int:
    """The place of the article heading before *at*."""
    return max((place for place in places if place < at), default=0)


def _again(before: list[Line], after: list[Line]) -> list[Line]:
    """Look for the next missing number as long as one was found."""
    return _recover_glued(after) if len(after) > len(before) else after


_INSIDE = re.compile(r"(?<=[\s.:;。：])(?:Article|Artículo|Статья|المادة|第)\s?\S")


def _cut_at_article(line: Line, number: int) -> list[Line]:
    for found in _INSIDE.finditer(line.text):
        heading = heading_of(line.text[found.start() :])
        if heading is None or heading.kind is not ClauseKind.ARTICLE or heading.value != number:
            continue
        cut = found.start()
        head = line.text[:cut].rstrip()
        return [
            replace(line, end=line.start + len(head), text=head),
            replace(line, start=line.start + cut, text=line.text[cut:], heading=heading),
        ]
    return [line]


def _cut_preamble(lines: list[Line]) -> list[Line]:
    """Cut a preamble that was printed, or read, as one long line into its paragraphs."""
    out: list[Line] = []
    for at, line in enumerate(lines):
        if line.heading is not None:
            out.extend(lines[at:])
            break
        word = preamble_word_end(line.text)
        if len(line.text) < 400 or not _PREAMBLE_CUT.search(line.text):
            out.extend(_cut(line, [word]) if word else [line])
            continue
        cuts = [found.end() for found in _PREAMBLE_CUT.finditer(line.text)]
        first = re.search(r"[,，،] ?", line.text)
        cuts = [cut for cut in cuts if cut > 20]
        out.extend(
            _cut(
                line,
                sorted(
                    {word, *cuts, *([first.end()] if first and first.end() < 300 and len(cuts) > 2 else [])}
                ),
            )
        )
    return out


def _cut_list(line: Line) -> list[Line]:
    """The paragraphs and items of a line that were read as one; only the first keeps the heading."""
    cuts = [] if line.contents else cuts_in(line.text, line.heading.rest if line.heading else 0)
    if not cuts:
        return [line]
    first, *others = _cut(line, cuts)
    return [first, *(replace(piece, heading=None) for piece in others)]


def _cut(line: Line, cuts: list[int]) -> list[Line]:
    pieces = []
    bounds = [0, *[cut for cut in cuts if cut > 0], len(line.text)]
    for start, end in pairwise(bounds):
        words = line.text[start:end]
        at = line.start + start + len(words) - len(words.lstrip())
        if words.strip():
            pieces.append(replace(line, start=at, end=at + len(words.strip()), text=words.strip()))
    return pieces


def says_agreed(text: str) -> bool:
    """Tell whether *text* is the formula that ends a preamble: have agreed as follows."""
    return len(text) < 120 and _AGREED.search(text) is not None
