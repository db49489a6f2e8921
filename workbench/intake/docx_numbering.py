"""The numbers Word prints before paragraphs, counted as Word counts them."""

import re
from dataclasses import dataclass, field

from lxml import etree

from workbench.intake.counting import counted
from workbench.intake.xml_names import attribute, child, children, whole

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9
_HIGHEST = 1 << 30


@dataclass(frozen=True, slots=True)
class _Level:
    style: str = "decimal"
    wording: str = ""
    start: int = 1
    restart: int | None = None
    legal: bool = False
    glued: bool = False


@dataclass(slots=True)
class _List:
    abstract: str
    levels: dict[int, _Level]
    starts: dict[int, int] = field(default_factory=dict)
    begun: bool = False


class Numbering:
    """The lists of one Word file and how far each has counted."""

    def __init__(self, root: etree._Element | None) -> None:
        abstract = {attribute(one, "abstractNumId"): one for one in children(root, "abstractNum")}
        by_style = {
            attribute(child(one, "styleLink"), "val"): one
            for one in abstract.values()
            if child(one, "styleLink") is not None
        }
        self._lists: dict[str, _List] = {}
        for one in children(root, "num"):
            basis = attribute(child(one, "abstractNumId"), "val")
            pattern = abstract.get(basis)
            linked = attribute(child(pattern, "numStyleLink"), "val")
            self._lists[attribute(one, "numId")] = _list(basis, by_style.get(linked, pattern), one)
        self._counts: dict[str, list[int | None]] = {}

    def label(self, list_id: str, level: int) -> str:
        """Count one paragraph of a list and give its printed number; empty for a list without one."""
        held = self._lists.get(list_id)
        if held is None:
            return ""
        pattern = held.levels.get(level, _Level())
        counts = self._counts.setdefault(held.abstract, [None] * _LEVELS)
        if not held.begun:
            held.begun = True
            for place in held.starts:
                counts[place] = None
        start = held.starts.get(level, pattern.start)
        now = counts[level]
        counts[level] = start if now is None else min(now + 1, _HIGHEST)
        for deeper in range(level + 1, _LEVELS):
            rule = held.levels.get(deeper, _Level()).restart
            if rule is None or (rule > 0 and level < rule):
                counts[deeper] = None
        return self._wording(held, pattern, counts)

    def _wording(self, held: _List, pattern: _Level, counts: list[int | None]) -> str:
        if pattern.style == "bullet":
            return "•"
        if pattern.style == "none" and "%" in pattern.wording:
            return ""

        def printed(found: re.Match[str]) -> str:
            place = int(found[1]) - 1
            level = held.levels.get(place, _Level())
            count = counts[place]
            number = held.starts.get(place, level.start) if count is None else count
            if level.style == "none":
                return ""
            return counted(number, "decimal" if pattern.legal else level.style)

        return _PLACE.sub(printed, pattern.wording).strip()


def _list(basis: str, pattern: etree._Element | None, one: etree._Element) -> _List:
    made = _List(basis, {whole(attribute(lvl, "ilvl")): _level(lvl) for lvl in children(pattern, "lvl")})
    for override in children(one, "lvlOverride"):
        place = whole(attribute(override, "ilvl"))
        if not 0 <= place < _LEVELS:
            continue
        own = child(override, "lvl")
        if own is not None:
            made.levels[place] = _level(own)
        started = child(override, "startOverride")
        if started is not None:
            made.starts[place] = whole(attribute(started, "val"), 1)
    return made


def _level(element: etree._Element) -> _Level:
    restart = child(element, "lvlRestart")
    return _Level(
        style=attribute(child(element, "numFmt"), "val", "decimal"),
        wording=attribute(child(element, "lvlText"), "val"),
        start=whole(attribute(child(element, "start"), "val"), 1),
        restart=None if restart is None else whole(attribute(restart, "val"), 0),
        legal=child(element, "isLgl") is not None,
        glued=attribute(child(element, "suff"), "val") == "nothing",
    )
