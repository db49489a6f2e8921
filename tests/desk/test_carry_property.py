"""Whatever is edited, carried, undone, redone and reopened, every placement's quote is its source's words."""

import shutil
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from workbench.desk import Desk, OpenDocument, Wanted
from workbench.desk.carrying import Waiting
from workbench.treaty.concerns import Fate, Highlight, Placement, Verdict
from workbench.treaty.documents import DocumentKind
from workbench.treaty.errors import KnownError

DRAFTS = (
    "# Convention\n\nArticle 1. Terms 😀\n\n1. “Data” means cafe\u0301, naïve 👩‍👩‍👧 signs [and data].\n\n"
    "2. “الحق” means the right, in any form, of every person.\n\n"
    "Article 2. Access\n\n1. Each State Party shall punish access to data without right.\n\n"
    "2. A State Party may require intent. The offence is an offence.\n",
    "# Convention\n\nArticle 1. Terms 😀\n\n1. “Data” means cafe\u0301, naïve 👩‍👩‍👧 signs and data.\n\n"
    "Article 2. Purpose\n\n1. The purpose of this Convention is security.\n\n"
    "Article 3. Access\n\n1. Each State Party may punish access to all data without right.\n\n"
    "2. A State Party may require intent. The offence is grave, the offence is an offence.\n",
    "# Convention\n\nArticle 1. Terms 😀\n\n1. “الحق” means the right, in any form, of every person.\n\n"
    "2. “Data” means cafe\u0301, naïve 👩‍👩‍👧 signs and data.\n\n"
    "Article 2. Access\n\n1. Each State Party shall punish access to data without right, "
    "and a State Party may require intent.\n",
)
PLACE = st.floats(0, 1)
VERDICT = st.one_of(st.none(), st.sampled_from(Verdict))


@cache
def _template() -> Path:
    """An archive with three small drafts, made once."""
    folder = Path(tempfile.mkdtemp(prefix="carry"))
    files = []
    for number, words in enumerate(DRAFTS, start=1):
        files.append(folder / f"draft {number}.md")
        files[-1].write_text(words, encoding="utf-8")
    with Desk.create(folder / "drafts.treaty") as desk:
        orders = [Wanted(file, DocumentKind.DRAFT, "Convention") for file in files]
        assert [one.problem for one in desk.receiving.receive_all(orders)] == ["", "", ""]
    return folder / "drafts.treaty"


class Analyst(RuleBasedStateMachine):
    """Does anything an analyst may do with highlights on three drafts."""

    @initialize()
    def _open(self) -> None:
        self.home = Path(tempfile.mkdtemp(prefix="carry"))
        self.archive = Path(shutil.copy(_template(), self.home / "drafts.treaty"))
        self.desk = Desk.open(self.archive)
        self.drafts = [one.id for one in self.desk.library.documents(DocumentKind.DRAFT)]
        self.there: set[str] = set()

    def teardown(self) -> None:
        if hasattr(self, "desk"):
            self.desk.close()
            shutil.rmtree(self.home)

    def _draft(self, which: float) -> OpenDocument:
        return self.desk.library.open(self.drafts[round(which * 2)])

    def _range(self, draft: OpenDocument, start: float, length: float) -> tuple[int, int]:
        first = round(start * (len(draft.text) - 1))
        return first, first + 1 + round(length**3 * (len(draft.text) - first))

    def _one(self, which: float) -> Highlight | None:
        every = self.desk.marking.all()
        return every[round(which * (len(every) - 1))] if every else None

    def _next_waiting(self, which: float) -> Waiting | None:
        every = self.desk.carrying.waiting()
        return every[round(which * (len(every) - 1))] if every else None

    @rule(which=PLACE, start=PLACE, length=PLACE, category=PLACE)
    def highlight(self, which: float, start: float, length: float, category: float) -> None:
        draft = self._draft(which)
        categories = self.desk.codebook.categories()
        chosen = categories[round(category * (len(categories) - 1))]
        try:
            made = self.desk.marking.highlight(
                draft.document.id, *self._range(draft, start, length), (chosen.id,)
            )
        except KnownError:  # there are no words
            return
        self.there.add(made.id)

    @rule(which=PLACE, note=st.text(max_size=8))
    def note(self, which: float, note: str) -> None:
        one = self._one(which)
        if one and one.concerns:
            self.desk.marking.change_concern(one.concerns[0].id, note=note)

    @rule(which=PLACE, at=PLACE, verb=st.sampled_from(["join", "split", "label"]))
    def correct_structure(self, which: float, at: float, verb: str) -> None:
        draft, desk = self._draft(which), self.desk
        clause = draft.clauses[round(at * (len(draft.clauses) - 1))]
        with suppress(KnownError):
            if verb == "join":
                desk.structuring.join_next(draft.document.id, clause.id)
            elif verb == "split":
                desk.structuring.split(draft.document.id, round(at * (len(draft.text) - 1)))
            else:
                desk.structuring.relabel(draft.document.id, clause.id, "9 bis")

    @rule(first=st.integers(0, 1), old=PLACE, new=PLACE, same=st.booleans())
    def correct_link(self, first: int, old: float, new: float, same: bool) -> None:
        one, other = self._draft(first / 2), self._draft((first + 1) / 2)
        ids = [
            side.clauses[round(at * (len(side.clauses) - 1))].id for side, at in ((one, old), (other, new))
        ]
        verb = self.desk.comparing.correct_link if same else self.desk.comparing.keep_apart
        with suppress(KnownError):
            verb(one.document.id, other.document.id, *ids)

    @rule(pair=st.sampled_from([(0, 1), (1, 2), (0, 2)]))
    def carry(self, pair: tuple[int, int]) -> None:
        old, new = (self.drafts[at] for at in pair)
        for one in self.desk.carrying.carry(old, new):
            if one.fate in (Fate.SAME, Fate.MOVED):
                assert "".join(one.quote.split()) == "".join(one.new_quote.split())

    @rule(which=PLACE, verdict=VERDICT, how=st.sampled_from(["accept", "leave", "place"]), at=PLACE)
    def settle(self, which: float, verdict: Verdict | None, how: str, at: float) -> None:
        waiting = self._next_waiting(which)
        if waiting is None:
            return
        placement, desk = waiting.placement, self.desk
        try:
            if how == "accept":
                desk.carrying.accept(placement.id, verdict)
            elif how == "leave":
                desk.carrying.leave(placement.id, verdict)
            else:
                draft = desk.library.open(placement.document_id)
                desk.carrying.place(placement.id, *self._range(draft, at, 0.5), verdict)
        except KnownError:
            return
        settled = self._placement(placement.highlight_id, placement.id)
        assert not settled.waiting and settled.verdict is verdict

    def _placement(self, highlight_id: str, placement_id: str) -> Placement:
        placements = self.desk.marking.get(highlight_id).placements
        return next(one for one in placements if one.id == placement_id)

    @rule(which=PLACE, verdict=st.sampled_from(Verdict))
    def judge(self, which: float, verdict: Verdict) -> None:
        one = self._one(which)
        if one and not one.placements[-1].waiting:
            self.desk.carrying.judge(one.placements[-1].id, verdict)
            assert self._placement(one.id, one.placements[-1].id).verdict is verdict

    @precondition(lambda self: self.there)
    @rule(stay=st.booleans())
    def undo_and_redo(self, stay: bool) -> None:
        before = self.desk.marking.all()
        undone = self.desk.history.undo()
        after = self.desk.marking.all()
        gone = {one.id for one in before} - {one.id for one in after}
        if undone is None:
            assert before == after
            return
        assert gone <= undone.highlights
        if stay:
            self.there -= gone
            return
        self.desk.history.redo()
        assert self.desk.marking.all() == before

    @rule()
    def reopen(self) -> None:
        before = self.desk.marking.all(), self.desk.carrying.waiting()
        self.desk.close()
        self.desk = Desk.open(self.archive)
        assert (self.desk.marking.all(), self.desk.carrying.waiting()) == before

    @invariant()
    def every_quote_is_what_its_source_says(self) -> None:
        if not hasattr(self, "desk"):
            return
        texts = {one: self.desk.library.open(one).text for one in self.drafts}
        every = self.desk.marking.all()
        assert self.there <= {one.id for one in every}
        for highlight in every:
            for placement in highlight.placements:
                anchor = placement.anchor
                assert anchor is None or anchor.holds_in(texts[placement.document_id])
        assert all(row.sound for row in self.desk.marking.rows())


TestAnalyst = Analyst.TestCase
TestAnalyst.settings = settings(
    max_examples=10,
    stateful_step_count=14,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
