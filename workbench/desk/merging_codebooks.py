"""Merging codebooks: the categories of a colleague's file, each found here or added, with a report.

The codebook here is read once, however many categories come in.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from functools import cached_property

from workbench import concerns
from workbench.archive import UnitOfWork
from workbench.desk.codebook_files import differences
from workbench.treaty.concerns import Category

_FIELDS = {
    "colour": "its colour",
    "description": "its description",
    "counts": "what counts",
    "excludes": "what does not count",
    "retired": "whether it is retired",
}


class CodebookMerger:
    """Merges categories within one act; ``ids`` then names the category here of each that came."""

    def __init__(self, work: UnitOfWork, foreign: Sequence[Category]) -> None:
        self.ids: dict[str, str] = {}
        self._work = work
        self._foreign = foreign
        self._names = _Names(work.codebook.all(retired=True), {one.id for one in foreign})
        self._told: list[str] = []
        self._taken_over: set[str] = set()

    def report(self) -> Iterator[str]:
        """Return what differs and what came in otherwise, one sentence each."""
        yield from self._told
        if self._taken_over:
            yield (
                f"{len(self._taken_over)} of the categories that a new archive starts with, unchanged and "
                "unused here, became what they are in the file."
            )

    def merge(self) -> int:
        """Merge the codebook and return how many categories are new."""
        ordered = list(_parents_first(self._foreign))
        for one in ordered if self._restoring else ():
            if ours := self._names.by_id.get(one.id):
                self._take_over(ours, replace(one, parent=ours.parent))
        return sum(self._merge_category(one) for one in ordered)

    def _merge_category(self, foreign: Category) -> bool:
        """Find the same category here, by id or else by name, or add it; tell whether it is new."""
        parent = self.ids.get(foreign.parent or "")
        same = self._names.same(foreign)
        if same is not None:
            self.ids[foreign.id] = same.id
            if self._restoring:
                self._take_over(same, replace(foreign, parent=parent))
            else:
                self._tell_differences(same, foreign)
            return False
        made = replace(
            foreign,
            name=self._free_name(foreign, parent),
            parent=parent,
            position=foreign.position if self._restoring else len(self._names.by_id),
            shortcut="" if foreign.shortcut in self._names.shortcuts else foreign.shortcut,
        )
        self._work.codebook.add(made)
        self._names.put(made)
        self.ids[foreign.id] = made.id
        return True

    @cached_property
    def _restoring(self) -> bool:
        """Tell whether the whole codebook of an archive comes into a new one, where nothing was done yet."""
        here = self._names.by_id
        new = {one.id: one for one in concerns.STARTING_CODEBOOK} == here
        return new and here.keys() <= self._names.coming and not self._work.highlights.counts_by_category()

    def _take_over(self, ours: Category, theirs: Category) -> None:
        """Let a category of a new archive be as it is in the file; a shortcut it does not tell stays."""
        wanted = replace(theirs, shortcut=theirs.shortcut or ours.shortcut)
        if self._names.bearer(wanted.name) not in (None, ours.id):
            wanted = replace(wanted, name=ours.name)
        if wanted != ours:
            self._work.codebook.change(ours.id, **asdict(wanted))
            self._names.put(wanted)
        if replace(wanted, position=ours.position) != ours:
            self._taken_over.add(ours.id)

    def _tell_differences(self, ours: Category, theirs: Category) -> None:
        if _plain(ours.name) != _plain(theirs.name):
            self._told.append(f"“{theirs.name}” is called “{ours.name}” here; the name here stays.")
        if told := ", ".join(_FIELDS[one.field] for one in differences(ours, theirs)):
            self._told.append(f"“{ours.name}” differs in {told}; what is said here stays.")

    def _free_name(self, foreign: Category, parent: str | None) -> str:
        """The name of a new category; one that another has is told apart by what it stands under."""
        if self._names.bearer(foreign.name) is None:
            return foreign.name
        above = self._names.by_id.get(parent or "")
        name = self._names.free(f"{foreign.name} ({above.name})" if above else foreign.name)
        self._told.append(f"Another category is called “{foreign.name}”; the file’s came in as “{name}”.")
        return name


class _Names:
    """The categories that are here by id and by name; *coming* are the ids of those that are merged."""

    def __init__(self, here: Sequence[Category], coming: set[str]) -> None:
        self.coming = coming
        self.by_id: dict[str, Category] = {}
        self.shortcuts: set[str] = set()
        self._by_name: dict[str, str] = {}
        self._matched: set[str] = set()
        self._tried: Counter[str] = Counter()
        for one in here:
            self.put(one)

    def put(self, category: Category) -> None:
        """Note a category that was added or changed."""
        before = self.by_id.get(category.id)
        if before is not None and self.bearer(before.name) == category.id:
            del self._by_name[_plain(before.name)]
        self.by_id[category.id] = category
        self._by_name[_plain(category.name)] = category.id
        self.shortcuts.add(category.shortcut)

    def bearer(self, name: str) -> str | None:
        """Return the id of the category with this name."""
        return self._by_name.get(_plain(name))

    def same(self, foreign: Category) -> Category | None:
        """Return the category here that *foreign* is; one that stands for another of the file is not."""
        if foreign.id in self.by_id:
            return self.by_id[foreign.id]
        alike = self.bearer(foreign.name)
        if alike is None or alike in self.coming or alike in self._matched:
            return None
        self._matched.add(alike)
        return self.by_id[alike]

    def free(self, name: str) -> str:
        """Return *name*, with a number where another category has it."""
        found = name
        while self.bearer(found) is not None:
            self._tried[name] += 1
            found = f"{name} ({self._tried[name] + 1})"
        return found


def _parents_first(categories: Sequence[Category]) -> Iterator[Category]:
    """The categories level by level, parents before children; a ring of parents begins anywhere."""
    known, under = {one.id for one in categories}, defaultdict[str, list[Category]](list)
    tops = []
    for one in categories:
        if one.parent in known and one.parent is not None:
            under[one.parent].append(one)
        else:
            tops.append(one)
    seen: set[str] = set()
    for level in (tops, *([one] for one in categories)):
        while level:
            fresh = [one for one in level if one.id not in seen]
            seen.update(one.id for one in fresh)
            yield from fresh
            level = [child for one in fresh for child in under[one.id]]


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
