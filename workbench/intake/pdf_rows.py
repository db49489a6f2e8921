"""Rows in reading order: pieces of one line put together, columns one after the other."""

from collections.abc import Iterable

from workbench.intake.pdf_lines import PrintedLine, PrintedPage
from workbench.treaty.layout import SpanStyle

_GLUED = 0.12
_CELL_GAP = 2.8
_LABEL = 9
_COLUMN_ROWS = 6
_GUTTER = 9.0


def rows_of(page: PrintedPage, lines: list[PrintedLine], rtl: bool) -> list[PrintedLine]:
    """The rows of *page* as they are read: a column, where there are two, to its end before the next."""
    ordered = _as_rows(lines, rtl)
    gutter = _gutter(page, lines)
    if gutter is None:
        return ordered
    return _by_columns(lines, gutter, rtl)


def _as_rows(lines: Iterable[PrintedLine], rtl: bool) -> list[PrintedLine]:
    rows: list[list[PrintedLine]] = []
    for line in sorted(lines, key=lambda one: (one.base, one.x0)):
        row = next((row for row in reversed(rows[-3:]) if _same_row(row[0], line)), None)
        if row is None:
            rows.append([line])
        else:
            row.append(line)
    rows.sort(key=lambda row: min(piece.base for piece in row if piece.size >= row[0].size * 0.8))
    return [piece for row in rows for piece in _put_together(row, rtl)]


def _same_row(first: PrintedLine, line: PrintedLine) -> bool:
    if first.base == line.base:
        return True
    top, bottom = max(first.y0, line.y0), min(first.y1, line.y1)
    return bottom - top > 0.5 * min(first.y1 - first.y0, line.y1 - line.y0)


def _put_together(row: list[PrintedLine], rtl: bool) -> list[PrintedLine]:
    if len(row) == 1:
        return row
    row.sort(key=lambda piece: -piece.x1 if rtl else piece.x0)
    together = [row[0]]
    for piece in row[1:]:
        last = together[-1]
        if piece.words == last.words and abs(piece.x0 - last.x0) < 0.3 * last.size:
            continue
        gap = last.x0 - piece.x1 if rtl else piece.x0 - last.x1
        size = max(last.size, piece.size)
        if gap > _CELL_GAP * size and not _is_label(last):
            together.append(piece)
        else:
            _append(last, piece, glued=gap < _GLUED * size)
    return together


def _is_label(line: PrintedLine) -> bool:
    """Tell whether a piece may be an enumerator that hangs before its paragraph."""
    text = line.text
    return len(text) <= _LABEL and (not text.isalpha() or len(text) == 1)


def _append(line: PrintedLine, piece: PrintedLine, glued: bool) -> None:
    shift = len(line.text) + (0 if glued else 1)
    if glued:
        line.words[-1] += piece.words[0]
        line.boxes[-1] = _around(line.boxes[-1], piece.boxes[0])
        line.words.extend(piece.words[1:])
        line.boxes.extend(piece.boxes[1:])
    else:
        line.words.extend(piece.words)
        line.boxes.extend(piece.boxes)
    raised = piece.size < 0.85 * line.size and piece.base < line.base - 0.1 * line.size
    styled = [(a + shift, b + shift, style, colour) for a, b, style, colour in piece.styled]
    if raised and all(style is not SpanStyle.SUPERSCRIPT for _, _, style, _ in styled):
        styled.append((shift, shift + len(piece.text), SpanStyle.SUPERSCRIPT, ""))
    line.styled.extend(styled)
    if len(piece.text) > shift:
        line.base, line.size, line.flags = piece.base, piece.size, piece.flags
    line.x0, line.x1 = min(line.x0, piece.x0), max(line.x1, piece.x1)
    line.y0, line.y1 = min(line.y0, piece.y0), max(line.y1, piece.y1)


def _around(box: tuple[float, ...], more: tuple[float, ...]) -> tuple[float, ...]:
    return min(box[0], more[0]), min(box[1], more[1]), max(box[2], more[2]), max(box[3], more[3])


def _gutter(page: PrintedPage, lines: list[PrintedLine]) -> float | None:
    """The middle of the empty strip between two columns of wrapped lines; None for one column."""
    middle_from, middle_to = page.width * 0.35, page.width * 0.65
    left = [line for line in lines if line.x1 <= middle_to and line.x1 - line.x0 > page.width * 0.2]
    right = [line for line in lines if line.x0 >= middle_from and line.x1 - line.x0 > page.width * 0.2]
    if len(left) < _COLUMN_ROWS or len(right) < _COLUMN_ROWS:
        return None
    left_edge = sorted(line.x1 for line in left)[int(len(left) * 0.95)]
    right_edge = sorted(line.x0 for line in right)[int(len(right) * 0.05)]
    if right_edge - left_edge < _GUTTER:
        return None
    gutter = (left_edge + right_edge) / 2
    crossing = [line for line in lines if line.x0 < gutter - 2 and line.x1 > gutter + 2]
    beside = [line for line in left if any(abs(line.base - other.base) < 40 for other in right)]
    if len(crossing) > 0.5 * min(len(left), len(right)) or len(beside) < _COLUMN_ROWS:
        return None
    return gutter


def _by_columns(lines: list[PrintedLine], gutter: float, rtl: bool) -> list[PrintedLine]:
    """Bands between lines that cross the gutter, each read one column after the other."""
    ordered: list[PrintedLine] = []
    left: list[PrintedLine] = []
    right: list[PrintedLine] = []

    def end_band() -> None:
        for number, column in ((2, right), (1, left)) if rtl else ((1, left), (2, right)):
            rows = _as_rows(column, rtl)
            for row in rows:
                row.column = number
            ordered.extend(rows)
            column.clear()

    for line in sorted(lines, key=lambda one: (one.base, one.x0)):
        if line.x0 < gutter - 2 and line.x1 > gutter + 2:
            end_band()
            ordered.append(line)
        else:
            (left if line.x1 <= gutter + 2 else right).append(line)
    end_band()
    return ordered
