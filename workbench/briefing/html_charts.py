"""Charts as drawings inside an HTML file; every value stands there as a number."""

from html import escape

from workbench.briefing.pack import BarChart, Line, LineChart

_ROW = 26
_LABELS = 270
_LONGEST = 330
_SIGNS = 40


def bar_chart(chart: BarChart) -> str:
    """Horizontal bars, each with its label before it and its value behind it."""
    most = max((bar.value for bar in chart.bars), default=0) or 1
    height = _ROW * len(chart.bars) + 4
    rows = []
    for at, bar in enumerate(chart.bars):
        top, length = at * _ROW + 3, round(_LONGEST * bar.value / most, 1)
        rows.append(
            f'<text x="0" y="{top + 14}">{escape(_short(bar.label))}</text>'
            f'<rect x="{_LABELS}" y="{top}" width="{length}" height="19" rx="2" fill="{bar.colour}"/>'
            f'<text x="{_LABELS + length + 7}" y="{top + 14}">{bar.value}</text>'
        )
    said = ", ".join(f"{bar.label} {bar.value}" for bar in chart.bars)
    return _figure(chart.title, said, _LABELS + _LONGEST + 50, height, "".join(rows))


def line_chart(chart: LineChart) -> str:
    """Lines over the drafts, with the value at every point."""
    most = max((value for line in chart.lines for value in line.values if value is not None), default=0) or 1
    step = 380 / max(1, len(chart.points) - 1)
    drawn = ['<line class="axis" x1="20" y1="170" x2="420" y2="170"/>']
    for at, point in enumerate(chart.points):
        drawn.append(
            f'<text class="small" x="{30 + at * step:.1f}" y="188" text-anchor="middle">'
            f"{escape(point)}</text>"
        )
    for number, line in enumerate(chart.lines):
        drawn.append(_line(line, step, most))
        top = 18 + number * 18
        drawn.append(
            f'<rect x="440" y="{top - 9}" width="10" height="10" rx="2" fill="{line.colour}"/>'
            f'<text x="456" y="{top}">{escape(_short(line.label))}</text>'
        )
    said = "; ".join(_spoken(line, chart.points) for line in chart.lines)
    return _figure(chart.title, said, 730, max(196, 18 * len(chart.lines) + 10), "".join(drawn))


def _line(line: Line, step: float, most: int) -> str:
    spots = [
        (30 + at * step, 160 - 140 * value / most, value)
        for at, value in enumerate(line.values)
        if value is not None
    ]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y, _ in spots)
    values = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{line.colour}"/>'
        f'<text class="small" x="{x:.1f}" y="{y - 7:.1f}" text-anchor="middle">{value}</text>'
        for x, y, value in spots
    )
    return f'<polyline points="{path}" fill="none" stroke="{line.colour}" stroke-width="2"/>{values}'


def _figure(title: str, said: str, width: float, height: float, drawn: str) -> str:
    return (
        f"<figure><figcaption>{escape(title)}</figcaption>"
        f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
        f'aria-label="{escape(said)}">{drawn}</svg></figure>'
    )


def _spoken(line: Line, points: tuple[str, ...]) -> str:
    pairs = zip(points, line.values, strict=False)
    return f"{line.label}: " + ", ".join(f"{point} {value}" for point, value in pairs if value is not None)


def _short(label: str) -> str:
    return label if len(label) <= _SIGNS else label[: _SIGNS - 1].rstrip() + "…"
