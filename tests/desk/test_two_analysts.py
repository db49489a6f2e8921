"""Two analysts: a bundle merges by stable ids, and what both say differently is settled by a person."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.desk import Desk
from workbench.desk.settings import Settings
from workbench.treaty.concerns import About, Highlight, Settled, Severity, Status
from workbench.treaty.errors import KnownError

REV1, REV2 = (f"A/AC.900/22/Rev.{number}" for number in (1, 2))
Send = Callable[[Desk, Desk], tuple[str, ...]]


@pytest.fixture
def analysts(sample_built: Path, tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    """Ana and Ben, each with a copy of one archive."""
    with ExitStack() as stack:
        desks = []
        for name in ("Ana", "Ben"):
            settings = Settings(tmp_path / name / "settings.json")
            settings.put("analyst", name)
            archive = Path(shutil.copy(sample_built, tmp_path / f"{name}.treaty"))
            desks.append(stack.enter_context(Desk.open(archive, settings)))
        yield desks[0], desks[1]


@pytest.fixture
def send(tmp_path: Path) -> Send:
    """Send all of one analyst's work to the other, who merges it."""

    def sent(giver: Desk, taker: Desk) -> tuple[str, ...]:
        bundle = tmp_path / "sent.json"
        giver.exchanging.export(bundle)
        return taker.exchanging.merge(bundle)

    return sent


def _tagged(desk: Desk, note: str = "", ask: str = "") -> Highlight:
    return desk.marking.tag(REV1, "Online censorship", clause="7(1)", note=note, ask=ask)


def _differ(ana: Desk, ben: Desk, send: Send) -> Highlight:
    """Ana tags, Ben has it too, and then both say something else of it."""
    made = _tagged(ana, note="first")
    send(ana, ben)
    ana.marking.change_concern(made.concerns[0].id, note="mine", severity=Severity.LOW)
    ben.marking.change_concern(
        made.concerns[0].id, note="theirs", ask="delete", severity=Severity.HIGH, status=Status.DISMISSED
    )
    send(ben, ana)
    return ana.marking.get(made.id)


def test_a_round_from_one_to_the_other_and_back_changes_nothing(
    analysts: tuple[Desk, Desk], send: Send
) -> None:
    ana, ben = analysts
    made = _tagged(ana, note="n", ask="a")
    before = ana.marking.all()
    send(ana, ben)
    assert ben.marking.get(made.id) == made
    report = send(ben, ana)
    assert report[0].startswith("Merged 0 highlights")
    assert ana.marking.all() == before
    assert ana.exchanging.disagreements() == ben.exchanging.disagreements() == ()


def test_each_highlight_keeps_the_analyst_who_made_it(analysts: tuple[Desk, Desk], send: Send) -> None:
    ana, ben = analysts
    made = _tagged(ana)
    send(ana, ben)
    own = ben.marking.tag(REV1, "Discrimination", clause="7(1)")
    assert ben.marking.get(made.id).author == "Ana"
    assert (own.id != made.id, own.author) == (True, "Ben")
    shown = {row.highlight.author for row in ben.marking.rows(REV1)}
    assert {"Ana", "Ben"} <= shown


def test_what_both_say_differently_waits_with_both_sides_told(
    analysts: tuple[Desk, Desk], send: Send
) -> None:
    ana, ben = analysts
    _differ(ana, ben, send)
    (dispute,) = ana.exchanging.disagreements()
    assert (dispute.ours.who, dispute.ours.note, dispute.ours.severity) == ("Ana", "mine", Severity.LOW)
    assert (dispute.theirs.who, dispute.theirs.note, dispute.theirs.ask) == ("Ben", "theirs", "delete")
    assert dispute.document is not None and dispute.document.symbol == REV1
    assert dispute.ours.label == dispute.theirs.label == "7(1)"
    assert dispute.ours.category == "Online censorship"
    assert dispute.ours.quote


@pytest.mark.parametrize(
    ("settled", "note", "ask", "severity", "status"),
    [
        (Settled.OURS, "mine", "", Severity.LOW, Status.OPEN),
        (Settled.THEIRS, "theirs", "delete", Severity.HIGH, Status.DISMISSED),
        (Settled.BOTH, "mine\n\ntheirs", "delete", Severity.HIGH, Status.OPEN),
    ],
)
def test_a_settled_disagreement_says_what_was_chosen(
    analysts: tuple[Desk, Desk],
    send: Send,
    settled: Settled,
    note: str,
    ask: str,
    severity: Severity,
    status: Status,
) -> None:
    ana, ben = analysts
    made = _differ(ana, ben, send)
    ana.exchanging.settle(ana.exchanging.disagreements()[0].disagreement.id, settled)
    concern = ana.marking.get(made.id).concerns[0]
    assert (concern.note, concern.ask) == (note, ask)
    assert (concern.severity, concern.status) == (severity, status)
    assert ana.exchanging.disagreements() == ()


def test_settling_is_taken_back_by_one_undo(analysts: tuple[Desk, Desk], send: Send) -> None:
    ana, ben = analysts
    made = _differ(ana, ben, send)
    waiting = ana.exchanging.disagreements()
    ana.exchanging.settle(waiting[0].disagreement.id, Settled.THEIRS)
    undone = ana.history.undo()
    assert undone is not None and undone.name == "Settle disagreement: take theirs"
    assert ana.exchanging.disagreements() == waiting
    assert ana.marking.get(made.id) == made


@pytest.mark.parametrize("settled", [None, *Settled])
def test_the_same_bundle_again_asks_nothing_again(
    analysts: tuple[Desk, Desk], send: Send, settled: Settled | None
) -> None:
    ana, ben = analysts
    _differ(ana, ben, send)
    if settled:
        ana.exchanging.settle(ana.exchanging.disagreements()[0].disagreement.id, settled)
    before, waiting = ana.marking.all(), ana.exchanging.disagreements()
    send(ben, ana)
    assert ana.exchanging.disagreements() == waiting
    assert len(waiting) == (0 if settled else 1)
    assert ana.marking.all() == before


def test_a_newer_word_of_the_same_colleague_takes_the_place_of_the_older(
    analysts: tuple[Desk, Desk], send: Send
) -> None:
    ana, ben = analysts
    made = _differ(ana, ben, send)
    ben.marking.change_concern(made.concerns[0].id, note="newest")
    send(ben, ana)
    (dispute,) = ana.exchanging.disagreements()
    assert dispute.theirs.note == "newest"


def test_a_disagreement_is_closed_when_the_colleague_comes_round(
    analysts: tuple[Desk, Desk], send: Send
) -> None:
    ana, ben = analysts
    made = _differ(ana, ben, send)
    ours = ana.marking.get(made.id).concerns[0]
    ben.marking.change_concern(
        ours.id, note=ours.note, ask=ours.ask, severity=ours.severity, status=ours.status
    )
    send(ben, ana)
    assert ana.exchanging.disagreements() == ()


def test_a_placement_settled_elsewhere_by_a_colleague_waits_too(
    analysts: tuple[Desk, Desk], send: Send
) -> None:
    ana, ben = analysts
    made = _tagged(ana)
    send(ana, ben)
    ours = made.placements[0]
    assert ours.anchor is not None
    ben.marking.adjust(ours.id, ours.anchor.start, ours.anchor.start + 20)
    send(ben, ana)
    (dispute,) = ana.exchanging.disagreements()
    assert dispute.disagreement.about is About.PLACEMENT
    assert dispute.ours.quote == ours.anchor.quote
    assert dispute.theirs.quote == ours.anchor.quote[:20].strip()
    assert ana.marking.get(made.id) == made
    with pytest.raises(KnownError, match="both places"):
        ana.exchanging.settle(dispute.disagreement.id, Settled.BOTH)
    ana.exchanging.settle(dispute.disagreement.id, Settled.THEIRS)
    assert ana.marking.get(made.id).placements == ben.marking.get(made.id).placements
    assert ana.check() == ()


def test_a_proposal_that_only_waits_there_is_no_word_of_the_colleague(
    analysts: tuple[Desk, Desk], send: Send
) -> None:
    ana, ben = analysts
    waiting = next(one for one in ana.carrying.waiting() if one.placement.anchor is not None)
    ana.carrying.accept(waiting.placement.id)
    send(ben, ana)
    assert ana.exchanging.disagreements() == ()
    send(ana, ben)
    assert [one.disagreement.subject_id for one in ben.exchanging.disagreements()] == [waiting.placement.id]


def test_a_highlight_removed_here_and_unchanged_there_stays_removed(
    analysts: tuple[Desk, Desk], send: Send
) -> None:
    ana, ben = analysts
    made = _tagged(ana)
    send(ana, ben)
    ana.marking.remove(made.id)
    report = send(ben, ana)
    assert made.id not in {one.id for one in ana.marking.all()}
    assert any("stays removed" in sentence for sentence in report)
    assert ana.exchanging.disagreements() == ()


@pytest.mark.parametrize(("settled", "stays"), [(Settled.OURS, False), (Settled.THEIRS, True)])
def test_a_highlight_removed_here_and_changed_there_is_settled(
    analysts: tuple[Desk, Desk], send: Send, settled: Settled, stays: bool
) -> None:
    ana, ben = analysts
    made = _tagged(ana)
    send(ana, ben)
    ana.marking.remove(made.id)
    ben.marking.change_concern(made.concerns[0].id, note="this matters")
    send(ben, ana)
    (dispute,) = ana.exchanging.disagreements()
    assert dispute.disagreement.subject_id == made.id
    assert ana.marking.get(made.id).concerns[0].note == "this matters"
    ana.exchanging.settle(dispute.disagreement.id, settled)
    send(ben, ana)
    assert (made.id in {one.id for one in ana.marking.all()}) is stays
    assert ana.exchanging.disagreements() == ()


@pytest.mark.parametrize(("settled", "tags"), [(Settled.OURS, 0), (Settled.THEIRS, 1)])
def test_a_tag_taken_off_here_and_changed_there_is_settled(
    analysts: tuple[Desk, Desk], send: Send, settled: Settled, tags: int
) -> None:
    ana, ben = analysts
    made = _tagged(ana)
    send(ana, ben)
    ana.marking.drop_concern(made.concerns[0].id)
    send(ben, ana)
    assert ana.exchanging.disagreements() == ()
    ben.marking.change_concern(made.concerns[0].id, note="this matters")
    send(ben, ana)
    (dispute,) = ana.exchanging.disagreements()
    assert (dispute.ours.removed, dispute.theirs.note) == (True, "this matters")
    ana.exchanging.settle(dispute.disagreement.id, settled)
    assert len(ana.marking.get(made.id).concerns) == tags


def test_a_disagreement_about_a_highlight_that_is_gone_is_still_told_and_settled(
    analysts: tuple[Desk, Desk], send: Send
) -> None:
    ana, ben = analysts
    made = _differ(ana, ben, send)
    ana.marking.remove(made.id)
    (dispute,) = ana.exchanging.disagreements()
    assert dispute.ours.removed
    with pytest.raises(KnownError):
        ana.exchanging.settle(dispute.disagreement.id, Settled.THEIRS)
    ana.exchanging.settle(dispute.disagreement.id, Settled.OURS)
    assert ana.exchanging.disagreements() == ()


def test_a_disagreement_is_settled_once(analysts: tuple[Desk, Desk], send: Send) -> None:
    ana, ben = analysts
    _differ(ana, ben, send)
    known = ana.exchanging.disagreements()[0].disagreement.id
    ana.exchanging.settle(known, Settled.OURS)
    with pytest.raises(KnownError, match="already"):
        ana.exchanging.settle(known, Settled.THEIRS)


def test_one_undo_takes_a_merge_back_with_its_disagreements(analysts: tuple[Desk, Desk], send: Send) -> None:
    ana, ben = analysts
    _differ(ana, ben, send)
    ana.history.undo()
    assert ana.exchanging.disagreements() == ()


def test_a_category_that_is_described_otherwise_is_told_and_stays(
    analysts: tuple[Desk, Desk], send: Send
) -> None:
    ana, ben = analysts
    category = ben.codebook.named("Discrimination")
    ben.codebook.change(category.id, description="Otherwise", colour="#111111")
    before = ana.codebook.categories()
    report = send(ben, ana)
    assert "“Discrimination” differs in its colour, its description; what is said here stays." in report
    assert ana.codebook.categories() == before


def test_a_category_merged_away_here_leaves_the_colleagues_word_to_settle(
    analysts: tuple[Desk, Desk], send: Send
) -> None:
    ana, ben = analysts
    made = _tagged(ana, note="n")
    send(ana, ben)
    into = ana.codebook.named("Discrimination").id
    ana.codebook.merge(made.concerns[0].category_id, into)
    send(ben, ana)
    mine = [one for one in ana.exchanging.disagreements() if one.disagreement.highlight_id == made.id]
    assert [(one.ours.category, one.theirs.category) for one in mine] == [
        ("Discrimination", "Online censorship")
    ]
    assert ana.marking.get(made.id).concerns == (replace(made.concerns[0], category_id=into),)


def test_both_keeps_the_category_that_each_analyst_chose(analysts: tuple[Desk, Desk], send: Send) -> None:
    ana, ben = analysts
    made = _tagged(ana, note="first")
    send(ana, ben)
    names = ("Gender mainstreaming", "Discrimination")
    for desk, name in zip((ana, ben), names, strict=True):
        wanted = desk.codebook.named(name).id
        desk.marking.change_concern(made.concerns[0].id, category_id=wanted, note=name)
    send(ben, ana)
    (dispute,) = ana.exchanging.disagreements()
    ana.exchanging.settle(dispute.disagreement.id, Settled.BOTH)
    kept = {one.category_id: one.note for one in ana.marking.get(made.id).concerns}
    assert kept == {ana.codebook.named(name).id: name for name in names}


def test_theirs_joins_a_concern_of_its_category_that_came_meanwhile(
    analysts: tuple[Desk, Desk], send: Send
) -> None:
    ana, ben = analysts
    made = _tagged(ana, note="first")
    send(ana, ben)
    ana.marking.drop_concern(made.concerns[0].id)
    ben.marking.change_concern(made.concerns[0].id, note="theirs")
    send(ben, ana)
    (dispute,) = ana.exchanging.disagreements()
    anchor = made.placements[0].anchor
    assert anchor is not None
    category = ana.codebook.named("Online censorship").id
    ana.marking.highlight(made.placements[0].document_id, anchor.start, anchor.end, (category,), note="mine")
    ana.exchanging.settle(dispute.disagreement.id, Settled.THEIRS)
    concerns = ana.marking.get(made.id).concerns
    assert [one.category_id for one in concerns] == [category]
    assert concerns[0].note == "mine\n\ntheirs"
