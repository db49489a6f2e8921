"""Actions: everything the window can do, by name, each with its words and its keys."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

_Item = tuple[str, str, str]
_LINE: _Item = ("", "", "")
_CHECKED = ("linked_scroll", "redline", "pages", "editorial", "show_library", "show_inspector")
STRUCTURE = ("make_heading", "make_text", "join_next", "split_here", "change_label")
CONCERN_PAGES = ("queue", "highlights", "codebook", "ledger", "suggestions", "differences")
WAYS = ("compare", "read", "matrix", "packs", *CONCERN_PAGES, "changes", "find")


class Actions(QObject):
    """Makes the actions and the menus; the window says what each one does."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._by_name: dict[str, QAction] = {}

    def __getitem__(self, name: str) -> QAction:
        return self._by_name[name]

    @property
    def names(self) -> frozenset[str]:
        """All names."""
        return frozenset(self._by_name)

    def fill(self, bar: QMenuBar) -> None:
        """Put all menus into *bar*."""
        menus = (
            (self.tr("&File"), self._file()),
            (self.tr("&Edit"), self._edit()),
            (self.tr("&View"), self._view()),
            (self.tr("&Draft"), self._draft()),
            (self.tr("&Concern"), self._concern()),
            (self.tr("&Search"), self._search()),
            (self.tr("&Briefing"), self._briefing()),
            (self.tr("&Help"), self._help()),
        )
        for title, items in menus:
            self._add_menu(bar.addMenu(title), items)

    def connect_all(self, verbs: Mapping[str, Callable[[], object]]) -> None:
        """Let each action do what *verbs* says under its name."""
        for name, verb in verbs.items():
            self._by_name[name].triggered.connect(lambda _=False, verb=verb: verb())

    def only_inside(self, widget: QWidget, *names: str) -> None:
        """Let the keys of these actions count only while *widget* or a part of it has the focus."""
        for name in names:
            self[name].setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            widget.addAction(self[name])

    def enable(self, wanted: bool, *names: str) -> None:
        """Let these actions be done, or not."""
        for name in names:
            self[name].setEnabled(wanted)

    def _add_menu(self, menu: QMenu, items: tuple[_Item, ...]) -> None:
        for name, words, keys in items:
            if not name:
                menu.addSeparator()
                continue
            action = QAction(words, self)
            action.setObjectName(name)
            action.setCheckable(name in _CHECKED or name in WAYS)
            action.setShortcuts([QKeySequence(one) for one in keys.split(" | ") if one])
            self._by_name[name] = action
            menu.addAction(action)

    def _file(self) -> tuple[_Item, ...]:
        return (
            ("new", self.tr("&New archive…"), "Ctrl+N"),
            ("open", self.tr("&Open archive…"), "Ctrl+O"),
            ("open_locked", self.tr("Open an archive with a &key…"), "Ctrl+Shift+O"),
            ("sample", self.tr("Open the &sample"), ""),
            _LINE,
            ("import", self.tr("&Import…"), "Ctrl+I"),
            ("merge", self.tr("&Merge a colleague’s file…"), "Ctrl+Shift+M"),
            ("export", self.tr("&Export archive…"), "Ctrl+Shift+E"),
            _LINE,
            ("backup", self.tr("&Back up…"), "Ctrl+B"),
            ("check", self.tr("C&heck archive"), "Ctrl+Shift+K"),
            _LINE,
            ("settings", self.tr("Se&ttings…"), "Ctrl+,"),
            ("quit", self.tr("&Quit"), "Ctrl+Q"),
        )

    def _edit(self) -> tuple[_Item, ...]:
        return (
            ("undo", self.tr("&Undo"), "Ctrl+Z"),
            ("redo", self.tr("&Redo"), "Ctrl+Shift+Z | Ctrl+Y"),
            ("history", self.tr("&History…"), "Ctrl+H"),
            _LINE,
            ("copy_cited", self.tr("Copy with &citation"), "Ctrl+Shift+C"),
        )

    def _view(self) -> tuple[_Item, ...]:
        return (
            ("compare", self.tr("&Compare"), "Ctrl+1"),
            ("read", self.tr("&Read"), "Ctrl+2"),
            ("matrix", self.tr("&Matrix"), "Ctrl+3"),
            ("queue", self.tr("Review &queue"), "Ctrl+4"),
            ("highlights", self.tr("All &highlights"), "Ctrl+5"),
            ("codebook", self.tr("Code&book"), "Ctrl+6"),
            ("changes", self.tr("C&hanges"), "Ctrl+7"),
            ("ledger", self.tr("Led&ger of concerns"), "Ctrl+8"),
            ("suggestions", self.tr("Suggeste&d clauses"), "Ctrl+9"),
            ("differences", self.tr("Differences with colleag&ues"), "Ctrl+Shift+Y"),
            _LINE,
            ("back", self.tr("Bac&k to what stood here"), "Alt+Left"),
            ("previous_change", self.tr("&Previous change"), "Shift+F8 | Alt+Up"),
            ("next_change", self.tr("&Next change"), "F8 | Alt+Down"),
            ("which_changes", self.tr("&Which changes…"), "Ctrl+F8"),
            _LINE,
            ("linked_scroll", self.tr("&Linked scroll"), "Ctrl+L"),
            ("redline", self.tr("Red&line"), "Ctrl+R"),
            ("editorial", self.tr("Hide &editorial changes"), "Ctrl+Shift+R"),
            ("pages", self.tr("Original p&ages"), "Ctrl+P"),
            _LINE,
            ("larger", self.tr("Larger text"), "Ctrl++ | Ctrl+="),
            ("smaller", self.tr("Smaller text"), "Ctrl+-"),
            ("usual", self.tr("Usual text size"), "Ctrl+0"),
            _LINE,
            ("show_library", self.tr("Librar&y"), "Ctrl+Shift+L"),
            ("show_inspector", self.tr("&Inspector"), "Ctrl+Shift+I"),
            ("next_area", self.tr("Next area"), "F6"),
            ("previous_area", self.tr("Previous area"), "Shift+F6"),
            ("full_screen", self.tr("&Full screen"), "F11"),
        )

    def _draft(self) -> tuple[_Item, ...]:
        return (
            ("compare_previous", self.tr("&Compare with previous"), "Ctrl+D"),
            ("carry", self.tr("Carry concerns &forward"), "Ctrl+Shift+F"),
            ("travel", self.tr("Clause through all &drafts"), "Ctrl+T"),
            ("positions", self.tr("Who asks what of which a&rticle…"), "Ctrl+Shift+P"),
            ("add_position", self.tr("&Add a position…"), "P"),
            _LINE,
            ("link", self.tr("&Link these clauses"), "Ctrl+K"),
            ("apart", self.tr("These are &not the same"), "Ctrl+Shift+N"),
            ("unlink", self.tr("&Take the link back"), "Ctrl+Shift+U"),
            _LINE,
            ("set_aside", self.tr("Set as&ide to compare"), "Ctrl+Shift+A"),
            ("against_aside", self.tr("Compare &with what was set aside"), "Ctrl+Shift+D"),
            _LINE,
            ("make_heading", self.tr("This is a headin&g"), "Ctrl+Shift+H"),
            ("make_text", self.tr("This is n&o heading"), "Ctrl+Shift+T"),
            ("join_next", self.tr("&Join with next clause"), "Ctrl+J"),
            ("split_here", self.tr("&Split here"), "Ctrl+Shift+J"),
            ("change_label", self.tr("Change la&bel…"), "F2"),
            _LINE,
            ("export_comparison", self.tr("&Export comparison…"), "Ctrl+E"),
            ("details", self.tr("Document &details…"), "F4"),
            ("put_away", self.tr("&Put away"), "Ctrl+Shift+Del"),
        )

    def _concern(self) -> tuple[_Item, ...]:
        return (
            ("tag", self.tr("&Tag selection…"), "T"),
            ("highlight", self.tr("&Highlight selection"), "H"),
            ("remove_highlight", self.tr("&Remove highlight"), "Del"),
            _LINE,
            ("still_open", self.tr("Still &open"), "Alt+1"),
            ("addressed", self.tr("&Addressed"), "Alt+2"),
            ("dismiss", self.tr("&Dismiss"), "Alt+3"),
            ("edit_note", self.tr("Edit &note"), "Ctrl+M"),
            _LINE,
            ("next_concern", self.tr("Ne&xt concern"), "F9"),
            ("previous_concern", self.tr("Pre&vious concern"), "Shift+F9"),
        )

    def _search(self) -> tuple[_Item, ...]:
        return (
            ("find", self.tr("&Search drafts and statements"), "Ctrl+F"),
            ("find_clause", self.tr("Search the words of this &clause"), "Ctrl+Shift+S"),
            ("more_like", self.tr("&More clauses like this one"), "Ctrl+Shift+W"),
            _LINE,
            ("find_here", self.tr("&Find in this document"), "Ctrl+G"),
        )

    def _briefing(self) -> tuple[_Item, ...]:
        return (("packs", self.tr("&Briefing packs"), "Ctrl+Shift+B"),)

    def _help(self) -> tuple[_Item, ...]:
        return (
            ("keys", self.tr("&Keyboard"), "F1"),
            ("query_help", self.tr("&Query language"), "Shift+F1"),
            ("about", self.tr("&About Treaty Workbench"), ""),
        )
