"""What is said of a link between two clauses: where the mouse rests on its ribbon, and in its menu."""

from PySide6.QtCore import QCoreApplication

from workbench.treaty.comparison import Link, LinkKind

_CONTEXT = "Ribbons"


def link_words(link: Link, names: tuple[str, str], *, translated: bool) -> str:
    """Which clauses *link* joins, what became of the older one and how sure that is, in sentences."""
    old, new = names
    lines = [f"{old} → {new}" if old != new else old]
    lines.append(_in_two_languages() if translated else _what_happened(link))
    if link.corrected:
        lines.append(QCoreApplication.translate(_CONTEXT, "You linked these two."))
    elif link.check:
        lines.append(QCoreApplication.translate(_CONTEXT, "Look at it: this pair is a guess."))
    return "\n".join(lines)


def _in_two_languages() -> str:
    return QCoreApplication.translate(_CONTEXT, "The same clause in two languages.")


def _what_happened(link: Link) -> str:
    percent = round(link.score * 100)
    sentences = {
        LinkKind.UNCHANGED: QCoreApplication.translate(_CONTEXT, "Unchanged."),
        LinkKind.RENUMBERED: QCoreApplication.translate(_CONTEXT, "Renumbered, the wording is unchanged."),
        LinkKind.REWORDED: QCoreApplication.translate(_CONTEXT, "Reworded, {0} % alike."),
        LinkKind.BRACKET_ONLY: QCoreApplication.translate(_CONTEXT, "Only brackets changed."),
        LinkKind.OPTION_DROPPED: QCoreApplication.translate(_CONTEXT, "An option was dropped."),
        LinkKind.MOVED: QCoreApplication.translate(_CONTEXT, "Moved, the wording is unchanged."),
        LinkKind.SPLIT: QCoreApplication.translate(
            _CONTEXT, "Split: a part of the older clause, {0} % alike."
        ),
        LinkKind.MERGED: QCoreApplication.translate(
            _CONTEXT, "Merged into a clause with others, {0} % alike."
        ),
    }
    if link.kind is LinkKind.MOVED and link.reworded:
        moved = QCoreApplication.translate(_CONTEXT, "Moved and reworded, {0} % alike.")
        return moved.format(percent)
    return sentences[link.kind].format(percent)


def drag_words(link: tuple[str, str] | None, *, apart: bool) -> str:
    """What letting the mouse go would say; *link* names the two clauses it would join."""
    if link is not None:
        said = QCoreApplication.translate(_CONTEXT, "Let go to say that {0} became {1}.")
        return said.format(*link)
    if apart:
        return QCoreApplication.translate(
            _CONTEXT, "Let go to say that these are not the same clause. Escape keeps the link."
        )
    return QCoreApplication.translate(
        _CONTEXT, "Drag to the clause of the other draft that is the same one. Escape leaves all as it is."
    )
