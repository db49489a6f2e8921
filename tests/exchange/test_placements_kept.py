"""Placements that the exchange standard has no word for: they go as notes, and all of them come back."""

import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from exchange_samples import NEW, OLD, WHEN, mark, name
from lxml import etree

from workbench.desk import Desk
from workbench.exchange import ExchangeProject, read_qdpx, write_qdpx
from workbench.treaty.concerns import Fate, Highlight, Placement, Verdict

REV1 = "A/AC.900/22/Rev.1"
Shared = Callable[[str], Path]


@pytest.fixture
def desk(sample: Path) -> Iterator[Desk]:
    with Desk.open(sample) as opened:
        yield opened


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Desk]:
    """A new archive with the name of the sample's."""
    (tmp_path / "other").mkdir()
    with Desk.create(tmp_path / "other" / "sample.treaty") as made:
        yield made


@pytest.fixture
def unsettled(project: ExchangeProject) -> ExchangeProject:
    """The small project, with a proposal that waits, a lost placement with a verdict and a lost proposal."""
    first = project.highlights[0]
    newer = name("newer")
    waits = mark(
        NEW,
        "dishonest",
        "w",
        newer,
        first.id,
        waiting=True,
        fate=Fate.REWORDED,
        score=0.7586,
        origin=name("p1"),
    )
    lost = Placement(
        name("l"), first.id, newer, None, fate=Fate.LOST, origin=name("p1"), verdict=Verdict.WORSE, score=0.0
    )
    asks = Placement(name("a"), first.id, newer, None, fate=Fate.LOST, origin=name("p2"), waiting=True)
    more = replace(first, placements=(*first.placements, waits, lost, asks))
    return replace(project, highlights=(more, *project.highlights[1:]))


def _same(highlights: tuple[Highlight, ...]) -> dict[str, Highlight]:
    """Highlights by id, apart from their clauses, which each archive finds itself."""
    return {
        one.id: replace(
            one,
            placements=tuple(
                sorted((replace(each, clause_id=None) for each in one.placements), key=lambda each: each.id)
            ),
        )
        for one in highlights
    }


def _qde(path: Path) -> bytes:
    with zipfile.ZipFile(path) as archive:
        return archive.read("project.qde")


def _rewritten(path: Path, before: str, after: str) -> Path:
    """A copy of a project in which another tool changed something."""
    made = path.with_name("rewritten.qdpx")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(made, "w") as archive:
        for member in source.namelist():
            content = source.read(member)
            if member == "project.qde":
                assert before.encode() in content
                content = content.replace(before.encode(), after.encode())
            archive.writestr(member, content)
    return made


def test_every_placement_of_the_sample_comes_back(desk: Desk, other: Desk, tmp_path: Path) -> None:
    desk.exchanging.export(tmp_path / "all.qdpx")
    other.exchanging.merge(tmp_path / "all.qdpx")
    ours, theirs = desk.marking.all(), other.marking.all()
    placed = [one for highlight in ours for one in highlight.placements]
    assert any(one.waiting for one in placed) and any(one.verdict for one in placed)
    assert any(one.anchor is None and not one.waiting for one in placed)
    assert sum(len(one.placements) for one in theirs) == len(placed)
    assert _same(theirs) == _same(ours)
    assert other.codebook.categories(retired=True) == desk.codebook.categories(retired=True)
    queue = [(one.placement.id, one.old_quote, one.new_quote) for one in other.carrying.waiting()]
    assert sorted(queue) == sorted(
        (one.placement.id, one.old_quote, one.new_quote) for one in desk.carrying.waiting()
    )
    assert other.check() == ()


def test_what_came_in_goes_out_as_it_came(desk: Desk, other: Desk, tmp_path: Path) -> None:
    desk.exchanging.export(tmp_path / "1.qdpx")
    other.exchanging.merge(tmp_path / "1.qdpx")
    other.exchanging.export(tmp_path / "2.qdpx")
    assert _qde(tmp_path / "2.qdpx") == _qde(tmp_path / "1.qdpx")


def test_the_same_project_merged_again_changes_nothing(desk: Desk, other: Desk, tmp_path: Path) -> None:
    desk.exchanging.export(tmp_path / "all.qdpx")
    other.exchanging.merge(tmp_path / "all.qdpx")
    before = other.marking.all()
    report = other.exchanging.merge(tmp_path / "all.qdpx")
    assert report == ("Merged 0 highlights, 0 categories and 0 documents that were not here.",)
    assert other.marking.all() == before and other.exchanging.disagreements() == ()


def test_the_sample_is_valid_against_the_schema(desk: Desk, shared_data: Shared, tmp_path: Path) -> None:
    desk.exchanging.export(tmp_path / "all.qdpx")
    schema = etree.XMLSchema(etree.parse(str(shared_data("refi-qda") / "Project.xsd")))
    schema.assertValid(etree.fromstring(_qde(tmp_path / "all.qdpx")))


def test_proposals_and_what_was_lost_come_back(unsettled: ExchangeProject, tmp_path: Path) -> None:
    told = write_qdpx(unsettled, tmp_path / "p.qdpx")
    read = read_qdpx(tmp_path / "p.qdpx")
    assert _same(read.project.highlights) == _same(unsettled.highlights)
    assert read.losses == ()
    assert any(one.startswith("2 proposed and 1 lost placement go as notes") for one in told)


def test_people_can_read_the_notes_in_any_tool(unsettled: ExchangeProject, tmp_path: Path) -> None:
    write_qdpx(unsettled, tmp_path / "p.qdpx")
    root = etree.fromstring(_qde(tmp_path / "p.qdpx"))
    notes = {one.get("guid"): one for one in root.iter("{*}Note")}
    (kept,) = (one for one in root.iter("{*}Set") if one.get("name") == "Placements that wait or were lost")
    told = {
        notes[member.get("targetGUID")].get("name"): notes[member.get("targetGUID")].findtext(
            "{*}PlainTextContent"
        )
        for member in kept.iter("{*}MemberNote")
    }
    assert told == {
        "Waiting (reworded): A/AC.900/22/Rev.1": "dishonest",
        "Lost: A/AC.900/22/Rev.1": "Unlawful access 😀",
        "Waiting (lost): A/AC.900/22/Rev.1": "Unlawful access 😀 shall be",
    }
    assert kept.findtext("{*}Description")


def test_a_tool_that_drops_our_variable_leaves_settled_words(
    unsettled: ExchangeProject, tmp_path: Path
) -> None:
    write_qdpx(unsettled, tmp_path / "p.qdpx")
    read = read_qdpx(_rewritten(tmp_path / "p.qdpx", "placement=", "forgotten="))
    placed = [one for highlight in read.project.highlights for one in highlight.placements]
    assert len(placed) == 3 and not any(one.waiting for one in placed)
    assert any(one.startswith("3 notes were left out") for one in read.losses)


def test_a_proposal_whose_words_moved_is_told_and_left_out(
    unsettled: ExchangeProject, tmp_path: Path
) -> None:
    write_qdpx(unsettled, tmp_path / "p.qdpx")
    at = NEW.index("dishonest")
    moved = _rewritten(tmp_path / "p.qdpx", f"start={at}; end={at + 9}", f"start={at - 3}; end={at + 6}")
    read = read_qdpx(moved)
    assert name("w") not in {one.id for each in read.project.highlights for one in each.placements}
    assert read.losses == ("1 proposed or lost placement was left out: its words do not stand there.",)


def test_a_highlight_that_only_waits_keeps_its_concerns(project: ExchangeProject, tmp_path: Path) -> None:
    first = project.highlights[0]
    waits = mark(NEW, "dishonest", "w", name("newer"), first.id, waiting=True, fate=Fate.UNSURE)
    alone = replace(project, highlights=(replace(first, placements=(waits,)),))
    write_qdpx(alone, tmp_path / "p.qdpx")
    assert read_qdpx(tmp_path / "p.qdpx").project.highlights == alone.highlights


def test_a_bare_highlight_that_only_waits_comes_back(project: ExchangeProject, tmp_path: Path) -> None:
    bare = project.highlights[1]
    waits = mark(NEW, "dishonest", "w", name("newer"), bare.id, waiting=True)
    alone = replace(project, highlights=(replace(bare, placements=(waits,)),))
    write_qdpx(alone, tmp_path / "p.qdpx")
    read = read_qdpx(tmp_path / "p.qdpx")
    assert read.project.highlights == alone.highlights and read.losses == ()


def test_what_no_link_can_tell_comes_back(project: ExchangeProject, tmp_path: Path) -> None:
    first, bare = project.highlights
    judged = replace(first.placements[0], verdict=Verdict.OPEN)
    fateless = replace(first.placements[1], fate=None, score=0.25, verdict=Verdict.ADDRESSED)
    alone = replace(bare.placements[0], fate=Fate.REWORDED, score=0.123456789)
    wanted = (replace(first, placements=(judged, fateless)), replace(bare, placements=(alone,)))
    write_qdpx(replace(project, highlights=wanted), tmp_path / "p.qdpx")
    read = read_qdpx(tmp_path / "p.qdpx")
    assert _same(read.project.highlights) == _same(wanted) and read.losses == ()


def test_a_placement_counts_as_carried_from_the_nearest_that_goes_along(
    project: ExchangeProject, tmp_path: Path
) -> None:
    first = project.highlights[0]
    between = mark(OLD, "dishonest", "b", name("put away"), first.id, fate=Fate.SAME, origin=name("p1"))
    last = replace(first.placements[1], origin=between.id)
    more = replace(first, placements=(first.placements[0], between, last))
    told = write_qdpx(replace(project, highlights=(more,)), tmp_path / "p.qdpx")
    read = read_qdpx(tmp_path / "p.qdpx").project.highlights[0]
    assert [(one.id, one.origin) for one in read.placements] == [
        (name("p1"), None),
        (name("p2"), name("p1")),
    ]
    assert any(one.startswith("1 placement stays behind") for one in told)


def test_links_in_a_ring_are_cut_and_told(project: ExchangeProject, tmp_path: Path) -> None:
    write_qdpx(project, tmp_path / "p.qdpx")
    back = (
        f'<Link guid="{name("back")}" name="carried to (same)" direction="OneWay" '
        f'originGUID="{name("p2")}" targetGUID="{name("p1")}"/></Links>'
    )
    read = read_qdpx(_rewritten(tmp_path / "p.qdpx", "</Links>", back))
    origins = {one.id: one.origin for one in read.project.highlights[0].placements}
    assert origins == {name("p1"): None, name("p2"): name("p1")}
    assert read.losses == ("1 link was left out: it lets a mark be carried from itself.",)


def test_a_lost_placement_without_words_anywhere_stays_behind(
    project: ExchangeProject, tmp_path: Path
) -> None:
    lost = Placement(name("l"), name("alone"), name("newer"), None, fate=Fate.LOST)
    alone = Highlight(name("alone"), "Ana", WHEN, (), (lost,))
    told = write_qdpx(replace(project, highlights=(alone,)), tmp_path / "p.qdpx")
    assert read_qdpx(tmp_path / "p.qdpx").project.highlights == ()
    assert any(one.startswith("1 placement stays behind") for one in told)


def test_a_judged_first_placement_keeps_its_verdict_in_another_archive(
    desk: Desk, other: Desk, tmp_path: Path
) -> None:
    made = desk.marking.tag(REV1, "Online censorship", clause="7(1)")
    desk.carrying.judge(made.placements[0].id, Verdict.WORSE)
    desk.exchanging.export(tmp_path / "all.qdpx")
    other.exchanging.merge(tmp_path / "all.qdpx")
    assert [one.verdict for one in other.marking.get(made.id).placements] == [Verdict.WORSE]
