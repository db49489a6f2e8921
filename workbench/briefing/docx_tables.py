"""Tables and charts of a Word document; a chart is a table whose cells are its bars."""

from workbench.briefing.docx_words import GREY, paragraph, run, runs
from workbench.briefing.docx_xml import Element, make
from workbench.briefing.pack import RIGHT_TO_LEFT, BarChart, Cell, LineChart, Table, Words

_STEPS = 40
_LABEL_STEPS = 13
_MANY = 7
_UPRIGHT, _SIGN = 1500, 100
_HAIR = "D9DCE3"


def table(content: Table, width: int) -> Element:
    """A table over the whole line, *width* in twentieths of a point; its head repeats on each page."""
    shares = content.widths or (1,) * len(content.head)
    whole = sum(shares) or 1
    widths = [width * share // whole for share in shares]
    head = [
        _head_cell(content, at, name, size)
        for at, (name, size) in enumerate(zip(content.head, widths, strict=False))
    ]
    body = [_row(cells, widths, content.numbers) for cells in content.rows]
    about = make("trPr", make("cantSplit"), make("tblHeader"))
    if len(content.head) > _MANY and content.numbers:
        about.insert(1, make("trHeight", val=_height(content), hRule="atLeast"))
    first = make("tr", about, *head)
    return _table(widths, width, [first, *body])


def _height(content: Table) -> int:
    """How high upright names stand, so that each fits on two lines."""
    names = [name for at, name in enumerate(content.head) if at in content.numbers]
    words = [word for name in names for word in name.split()]
    longest = max(map(len, names), default=0) // 2 + max(map(len, words), default=0) // 2
    return max(_UPRIGHT, _SIGN * longest)


def _head_cell(content: Table, at: int, name: str, size: int) -> Element:
    """The name of a column; where there are many of numbers it stands upright, so that no word is cut."""
    upright = len(content.head) > _MANY and at in content.numbers
    side = [] if upright else _side(at in content.numbers)
    cell = _cell([paragraph("PackHead", [run(name)], "", *side)], size, "F7F8FA")
    if upright:
        cell[0].append(make("textDirection", val="btLr"))
    return cell


def _row(cells: tuple[Cell, ...], widths: list[int], numbers: frozenset[int]) -> Element:
    made = [
        _cell([_line(cell, at in numbers)], size, cell.shade.removeprefix("#"))
        for at, (cell, size) in enumerate(zip(cells, widths, strict=False))
    ]
    return make("tr", make("trPr", make("cantSplit")), *made)


def _line(cell: Cell, is_number: bool) -> Element:
    side = _side(is_number) if cell.language not in RIGHT_TO_LEFT else []
    return paragraph("PackCell", runs(cell.words, cell.language), cell.language, *side)


def _side(centred: bool) -> list[Element]:
    return [make("jc", val="center")] if centred else []


def _table(widths: list[int], width: int, rows: list[Element], *, lined: bool = True) -> Element:
    edges = ("top", "left", "bottom", "right", "insideH", "insideV")
    line = {"val": "single", "sz": 4, "space": 0, "color": _HAIR} if lined else {"val": "nil"}
    pad = 80 if lined else 30
    about = make(
        "tblPr",
        make("tblW", w=width, type="dxa"),
        make("tblInd", w=0, type="dxa"),
        make("tblBorders", *(make(edge, **line) for edge in edges)),
        make("tblLayout", type="fixed"),
        make("tblCellMar", *(make(edge, w=pad, type="dxa") for edge in ("top", "left", "bottom", "right"))),
    )
    return make("tbl", about, make("tblGrid", *(make("gridCol", w=size) for size in widths)), *rows)


def _cell(lines: list[Element], width: int, fill: str = "", span: int = 1) -> Element:
    about = make("tcPr", make("tcW", w=width, type="dxa"))
    if span > 1:
        about.append(make("gridSpan", val=span))
    if fill:
        about.append(make("shd", val="clear", color="auto", fill=fill))
    return make("tc", about, *lines)


def bar_chart(chart: BarChart, width: int) -> list[Element]:
    """A title, and one row for each bar: its label, the bar itself, its value."""
    most = max((bar.value for bar in chart.bars), default=0) or 1
    step = width // _STEPS
    rows = []
    for bar in chart.bars:
        length = max(1, round((_STEPS - _LABEL_STEPS - 4) * bar.value / most))
        rest = _STEPS - _LABEL_STEPS - length
        cells = (
            (bar.label, _LABEL_STEPS, ""),
            ("", length, bar.colour.removeprefix("#")),
            (str(bar.value), rest, ""),
        )
        made = [_bar_cell(said, step * span, fill, span) for said, span, fill in cells]
        rows.append(make("tr", make("trPr", make("cantSplit")), *made))
    title = paragraph("PackChart", [run(chart.title)], "", make("keepNext"))
    return [title, _table([step] * _STEPS, step * _STEPS, rows, lined=False)]


def _bar_cell(said: str, width: int, fill: str, span: int) -> Element:
    """A cell of a bar chart; white lines above and below keep the bars apart."""
    made = _cell([_bar_line(said)], width, fill, span)
    lines = (make(edge, val="single", sz=24, space=0, color="FFFFFF") for edge in ("top", "bottom"))
    at = 2 if span > 1 else 1
    made[0].insert(at, make("tcBorders", *lines))
    return made


def _bar_line(said: str) -> Element:
    """What stands in a cell of a chart; its rows stay on one page."""
    return paragraph("PackCell", [run(said)] if said else [], "", make("keepNext"))


def line_chart(chart: LineChart, width: int) -> list[Element]:
    """A title, and the values draft by draft."""
    rows = tuple(
        (
            Cell((Words(line.label),)),
            *(Cell(() if value is None else (Words(str(value)),)) for value in line.values),
        )
        for line in chart.lines
    )
    numbers = frozenset(range(1, len(chart.points) + 1))
    content = Table(("", *chart.points), rows, (4, *(1 for _ in chart.points)), numbers)
    made = table(content, width)
    _colour_labels(made, chart)
    return [paragraph("PackChart", [run(chart.title)], "", make("keepNext")), made]


def _colour_labels(made: Element, chart: LineChart) -> None:
    """A square in the colour of each line, before its label."""
    for row, line in zip(list(made.iterfind("{*}tr"))[1:], chart.lines, strict=True):
        label = row.find("{*}tc/{*}p")
        if label is not None:
            label.insert(1, run("■ ", colour=line.colour.removeprefix("#") or GREY))
