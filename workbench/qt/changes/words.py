"""How the Changes page calls articles, kinds of change and what matters in law."""

from PySide6.QtCore import QCoreApplication

from workbench.qt.changes.rows import ArticleLine, LedgerCell
from workbench.qt.theme import Theme
from workbench.treaty.comparison import Matter


def _tr(words: str) -> str:
    return QCoreApplication.translate("Changes", words)


def short_label(label: str) -> str:
    """`Art. 6` for `Article 6`; any other label as it is."""
    return label.replace("Article ", _tr("Art. "), 1) if label.startswith("Article ") else label


def article_name(line: ArticleLine) -> str:
    """An article as the table names it: `Art. 25 · Real-time collection (was 28)`."""
    name = short_label(line.label)
    name = f"{name} · {line.heading}" if line.heading and line.heading != line.label else name
    if line.was and line.was != line.label:
        return _tr("{0} (was {1})").format(name, line.was.removeprefix("Article "))
    return name


def kind_words(kind: str, count: int) -> str:
    """How many clauses had one fate, such as `4 reworded`."""
    words = {
        "reworded": _tr("{0} reworded"),
        "moved": _tr("{0} moved"),
        "renumbered": _tr("{0} renumbered"),
        "split": _tr("{0} split"),
        "merged": _tr("{0} merged"),
        "brackets": _tr("{0} brackets only"),
        "new": _tr("{0} new"),
        "gone": _tr("{0} deleted"),
    }
    return words.get(kind, f"{{0}} {kind}").format(count)


def kind_colours(kind: str, theme: Theme) -> tuple[str, str]:
    """The ink and the ground of a kind of change."""
    if kind in ("moved", "split", "merged"):
        return theme.moved, theme.moved_soft
    if kind == "gone":
        return theme.deleted, theme.deleted_soft
    if kind == "brackets":
        return theme.bracket, theme.warning_soft
    if kind == "renumbered":
        return theme.muted, theme.gutter
    return theme.inserted, theme.inserted_soft


def matter_words(matters: tuple[tuple[Matter, int], ...]) -> str:
    """Which changes that matter in law there are, such as `shall/may 2 · not 1`."""
    names = {
        Matter.MODAL: _tr("shall/may"),
        Matter.CONNECTIVE: _tr("and/or"),
        Matter.NEGATION: _tr("not"),
        Matter.CONDITION: _tr("if/unless"),
    }
    return " · ".join(f"{names[matter]} {count}" for matter, count in matters)


def bracket_words(line: ArticleLine) -> str:
    """How many brackets were open and are open, such as `4 → 2`; nothing where there never was one."""
    if not line.brackets_before and not line.brackets_now:
        return ""
    if line.brackets_before == line.brackets_now:
        return str(line.brackets_now)
    return f"{line.brackets_before} → {line.brackets_now}"


def signed(count: int, sign: str) -> str:
    """A number with its sign; nothing for none."""
    return f"{sign}{count}" if count else ""


def cell_words(cell: LedgerCell) -> str:
    """What stands in a square of the ledger."""
    return str(cell.count) if cell.spot is not None else "–"
