"""Merging into a document that was read otherwise: words are looked for, and nothing is guessed."""

import json
import shutil
from pathlib import Path

import pytest

from workbench.desk import Desk, Wanted
from workbench.treaty.concerns import Fate, Highlight, Placement
from workbench.treaty.documents import DocumentKind

REV2 = "A/AC.900/22/Rev.2"


def _text(desk: Desk) -> str:
    document = desk.library.find(REV2)
    return desk.library.open(document.id).text


def _receive(desk: Desk, text: str, folder: Path) -> str:
    """Receive a text as Rev.2 and return its id."""
    (folder / "rev2.txt").write_text(text, encoding="utf-8")
    wanted = Wanted(folder / "rev2.txt", kind=DocumentKind.DRAFT, symbol=REV2, language="en")
    (receipt,) = desk.receiving.receive_all([wanted])
    assert receipt.document is not None
    return receipt.document.id


def _settled(highlights: tuple[Highlight, ...], document_id: str) -> dict[str, Placement]:
    """Where each highlight is settled in a document."""
    return {
        one.id: placed
        for one in highlights
        for placed in one.placements
        if placed.document_id == document_id and placed.anchor and not placed.waiting
    }


@pytest.mark.parametrize("suffix", ["json", "qdpx"])
def test_a_text_shifted_by_a_line_keeps_every_highlight(
    desk: Desk, empty_desk: Desk, tmp_path: Path, suffix: str
) -> None:
    bundle = tmp_path / f"all.{suffix}"
    desk.exchanging.export(bundle)
    ours = _settled(desk.marking.all(), desk.library.find(REV2).id)
    here = _receive(empty_desk, "Advance copy, not edited\n" + _text(desk), tmp_path)
    report = empty_desk.exchanging.merge(bundle)
    theirs = _settled(empty_desk.marking.all(), here)
    assert {id: one.anchor and one.anchor.quote for id, one in theirs.items()} == {
        id: one.anchor and one.anchor.quote for id, one in ours.items()
    }
    assert sum("found again by the words" in one for one in report) == 1
    assert not any("left out, for the words" in one for one in report)
    assert empty_desk.check() == ()
    again = empty_desk.exchanging.merge(bundle)
    assert again[0].startswith("Merged 0 highlights") and not any("found again" in one for one in again)
    assert _settled(empty_desk.marking.all(), here) == theirs
    assert empty_desk.exchanging.disagreements() == ()


def test_words_that_stand_twice_wait_and_words_that_are_gone_are_told_in_one_list(
    empty_desk: Desk, tmp_path: Path
) -> None:
    lines = ("Each Party shall cooperate.", "Each Party may report.", "Nobody shall be tried twice.")
    with Desk.create(tmp_path / "theirs.treaty") as theirs:
        document = _receive(theirs, "\n".join(lines), tmp_path)
        for line in ("shall cooperate", "may report", "tried twice"):
            at = _text(theirs).index(line)
            theirs.marking.highlight(
                document, at, at + len(line), (theirs.codebook.named("Discrimination").id,)
            )
        theirs.exchanging.export(tmp_path / "b.json")
    here = _receive(empty_desk, f"Preamble\n{lines[0]}\n{lines[0]}\nAnything else.", tmp_path)
    report = empty_desk.exchanging.merge(tmp_path / "b.json")
    (waiting,) = empty_desk.carrying.waiting()
    assert (waiting.placement.document_id, waiting.new_quote) == (here, "shall cooperate")
    title = empty_desk.library.find(here).title
    assert (
        f"1 place in “{title}” waits in the queue, for the words stand there several times or among others: "
        "“shall cooperate”." in report
    )
    assert (
        f"2 places in “{title}” were left out, for the words do not stand there: “may report”; “tried twice”."
        in report
    )
    assert len(empty_desk.marking.all()) == 1 and empty_desk.check() == ()
    empty_desk.carrying.accept(waiting.placement.id)
    assert [one.fate for one in empty_desk.marking.all()[0].placements] == [Fate.SAME]
    empty_desk.exchanging.merge(tmp_path / "b.json")
    assert empty_desk.carrying.waiting() == () and empty_desk.exchanging.disagreements() == ()


def _bundle_with(desk: Desk, path: Path, made_at: str) -> Path:
    """A bundle of one highlight that is not here, made at a time as it is written."""
    desk.exchanging.export(path)
    content = json.loads(path.read_text(encoding="utf-8"))
    first = content["highlights"][0]
    first |= {"id": "another", "made_at": made_at, "author": "Ben"}
    for number, one in enumerate((*first["concerns"], *first["placements"])):
        one |= {"highlight_id": "another", "id": f"another {number}"}
        one.pop("origin", None)
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_a_time_without_a_zone_breaks_nothing(desk: Desk, tmp_path: Path) -> None:
    report = desk.exchanging.merge(_bundle_with(desk, tmp_path / "b.json", "2020-01-01T10:00:00"))
    assert report[0].startswith("Merged 1 highlight,")
    assert desk.marking.get("another").made_at.isoformat() == "2020-01-01T10:00:00+00:00"
    assert desk.check() == ()
    desk.exchanging.export(tmp_path / "again.qdpx")


def test_an_archive_that_holds_a_time_without_a_zone_is_read(sample: Path) -> None:
    with Desk.open(sample) as desk, desk.marking._acts.act("test") as work:
        work.raw.execute("UPDATE highlight SET made_at = '2020-01-01T10:00:00' WHERE rowid = 1")
        work.documents.correct(work.documents.all()[0].id, note="so that it is an act")
    with Desk.open(sample) as desk:
        assert "2020-01-01T10:00:00+00:00" in {one.made_at.isoformat() for one in desk.marking.all()}
        assert desk.check() == ()


def test_a_highlight_that_both_carried_goes_on_from_our_place(sample: Path, tmp_path: Path) -> None:
    drafts = [f"A/AC.900/22/Rev.{number}" for number in (1, 2, 3)]
    with Desk.open(sample) as ours:
        made = ours.marking.tag(drafts[0], "Online censorship", clause="7(1)")
    copied = Path(shutil.copy(sample, tmp_path / "theirs.treaty"))
    with Desk.open(sample) as ours, Desk.open(copied) as theirs:
        for desk in (ours, theirs):
            desk.carrying.carry(drafts[0], drafts[1])
        theirs.carrying.carry(drafts[1], drafts[2])
        theirs.exchanging.export(tmp_path / "theirs.json")
        ours.exchanging.merge(tmp_path / "theirs.json")
        first, second, third = ours.marking.get(made.id).placements
        assert (second.origin, third.origin) == (first.id, second.id)
        assert second.id != theirs.marking.get(made.id).placements[1].id
