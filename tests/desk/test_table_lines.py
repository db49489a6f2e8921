"""Tables of highlights come back from colleagues and spreadsheets: no word of theirs or ours is lost."""

import csv
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from workbench.desk import Desk
from workbench.treaty.concerns import Concern, Disagreement, Highlight, Placement, Settled, Severity

REV1, REV2, REV3 = (f"A/AC.900/22/Rev.{number}" for number in (1, 2, 3))
Rows = list[dict[str, str]]
BOTH = pytest.mark.parametrize("suffix", [".csv", ".xlsx"])


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return tmp_path / "h.csv"


@pytest.fixture(scope="module")
def files(sample_built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample archive as tables and bundle, and an archive of its documents alone."""
    folder = tmp_path_factory.mktemp("tables")
    with Desk.open(Path(shutil.copy(sample_built, folder / "giver.treaty"))) as giver:
        for suffix in (".csv", ".xlsx", ".json"):
            giver.exchanging.export(folder / f"sent{suffix}")
        giver.marking.remove(*(one.id for one in giver.marking.all()))
        giver.exchanging.export(folder / "documents.qdpx")
    with Desk.create(folder / "bare.treaty") as made:
        made.exchanging.merge(folder / "documents.qdpx")
    return folder


@pytest.fixture
def colleague(files: Path, tmp_path: Path) -> Iterator[Desk]:
    """A colleague who has the documents of the sample archive, and no highlight."""
    with Desk.open(Path(shutil.copy(files / "bare.treaty", tmp_path / "colleague.treaty"))) as made:
        assert not made.marking.all()
        yield made


@pytest.fixture
def sent(files: Path) -> Callable[[str], Path]:
    """All of the sample archive, in a file of some kind."""
    return lambda suffix: files / f"sent{suffix}"


def _lines(file: Path) -> Rows:
    with file.open(encoding="utf-8-sig", newline="") as held:
        return list(csv.DictReader(held))


def _write(rows: Rows, file: Path) -> None:
    with file.open("w", encoding="utf-8", newline="") as held:
        writer = csv.DictWriter(held, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def _exported(desk: Desk, table: Path) -> Rows:
    desk.exchanging.export(table)
    return _lines(table)


def _thrice(rows: Rows) -> list[int]:
    """Where the lines of the first concern stand that was carried through three drafts."""
    ids = [row["concern"] for row in rows]
    return [at for at, id in enumerate(ids) if id == next(one for one in ids if ids.count(one) == 3)]


def _differing(desk: Desk) -> list[Disagreement]:
    return [one.disagreement for one in desk.exchanging.disagreements()]


def _concern(desk: Desk) -> Concern:
    (one,) = _differing(desk)
    assert isinstance(one.theirs, Concern)
    return one.theirs


@pytest.mark.parametrize("which", [0, 1, 2])
def test_an_edit_counts_on_whichever_line_of_a_concern_it_stands(desk: Desk, table: Path, which: int) -> None:
    rows = _exported(desk, table)
    line = rows[_thrice(rows)[which]]
    line["note"], line["severity"] = "EDITED NOTE", "low"
    _write(rows, table)
    desk.exchanging.merge(table)
    theirs = _concern(desk)
    assert (theirs.id, theirs.note, theirs.severity) == (line["concern"], "EDITED NOTE", Severity.LOW)
    assert theirs.ask == line["ask"]


def test_lines_that_contradict_each_other_are_told_and_no_word_is_lost(desk: Desk, table: Path) -> None:
    rows = _exported(desk, table)
    first, second, _ = _thrice(rows)
    rows[first] |= {"note": "One word.", "status": "addressed"}
    rows[second] |= {"note": "Another word.", "status": "dismissed"}
    _write(rows, table)
    report = " ".join(desk.exchanging.merge(table))
    lines = f"Lines {first + 2} and {second + 2} contradict each other on the"
    assert f"{lines} note of one concern" in report and f"{lines} status of one concern" in report
    assert _concern(desk).note == "One word.\n\nAnother word."
    assert _concern(desk).status == "addressed"


def test_a_new_concern_whose_lines_contradict_each_other_is_told(
    colleague: Desk, table: Path, sent: Callable[[str], Path]
) -> None:
    rows = _lines(sent(".csv"))
    rows[_thrice(rows)[1]]["severity"] = "low"
    _write(rows, table)
    assert any("contradict each other on the severity" in one for one in colleague.exchanging.merge(table))


def test_a_line_that_quotes_other_words_is_told(desk: Desk, table: Path) -> None:
    rows = _exported(desk, table)
    rows[0]["quote"] = "WORDS THAT NOBODY WROTE"
    _write(rows, table)
    before = tuple(desk.marking.all())
    report = desk.exchanging.merge(table)
    title = rows[0]["document"]
    assert f"The place in line 2 is left out: its words do not stand in “{title}”." in report
    assert tuple(desk.marking.all()) == before


def test_other_words_of_the_same_document_wait_to_be_settled(desk: Desk, table: Path) -> None:
    rows = _exported(desk, table)
    text = desk.library.open(rows[0]["symbol"]).text
    words = next(line for line in text.split("\n") if len(line) > 80 and text.count(line) == 1)
    rows[0]["quote"] = words
    _write(rows, table)
    desk.exchanging.merge(table)
    (one,) = _differing(desk)
    assert isinstance(one.theirs, Placement) and one.theirs.anchor and one.theirs.anchor.quote == words
    desk.exchanging.settle(one.id, Settled.THEIRS)
    quotes = [each.anchor.quote for each in desk.marking.get(one.highlight_id).placements if each.anchor]
    assert words in quotes
    assert desk.check() == ()


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"symbol": "A/NONE", "document": ""}, "“A/NONE” is no document of this archive"),
        ({"document": "Another title"}, "“Another title”; it is “"),
        ({"category": ""}, "Line 2 has no category; the tag stays"),
        ({"severity": "grave"}, "“grave” is none of low, medium, high"),
        ({"verdict": "fine"}, "“fine” is none of still open, addressed, worse"),
        ({"document": "", "symbol": "", "quote": "other words"}, "names no document"),
    ],
)
def test_what_a_known_line_says_and_is_not_taken_is_told(
    desk: Desk, table: Path, fields: dict[str, str], told: str
) -> None:
    rows = _exported(desk, table)
    rows[0] |= fields
    _write(rows, table)
    before = tuple(desk.marking.all())
    assert any(told in one for one in desk.exchanging.merge(table))
    assert tuple(desk.marking.all()) == before


def test_new_tags_and_places_of_known_highlights_are_told(desk: Desk, table: Path) -> None:
    row = _exported(desk, table)[0]
    text = desk.library.open(REV3).text
    words = next(line for line in text.split("\n") if len(line) > 80 and text.count(line) == 1)
    bare = next(one for one in desk.marking.all() if all(each != REV3 for each in _symbols(desk, one)))
    lines = [
        row | {"concern": "", "category": "Online censorship", "note": "A tag more."},
        row
        | {"highlight": bare.id, "concern": "", "category": "", "symbol": REV3, "quote": words, "note": ""},
    ]
    _write([line | {"placement": "", "severity": "", "status": "", "ask": ""} for line in lines], table)
    report = " ".join(desk.exchanging.merge(table))
    assert "came with new tags: 1." in report and "came with places on further documents: 1." in report
    assert "A tag more." in {one.note for one in desk.marking.get(row["highlight"]).concerns}
    assert words in {one.anchor.quote for one in desk.marking.get(bare.id).placements if one.anchor}


def _symbols(desk: Desk, highlight: Highlight) -> list[str]:
    return [desk.library.find(one.document_id).symbol for one in highlight.placements]


def test_two_lines_that_put_one_highlight_at_two_places_are_told(desk: Desk, table: Path) -> None:
    rows = _exported(desk, table)
    text = desk.library.open(rows[0]["symbol"]).text
    words = [line for line in text.split("\n") if len(line) > 80 and text.count(line) == 1][:2]
    _write([rows[0] | {"quote": one} for one in words], table)
    report = desk.exchanging.merge(table)
    assert any(one.startswith("Lines 2 and 3 put one highlight at several places") for one in report)


@BOTH
def test_a_table_keeps_ids_places_and_lineage_in_a_colleagues_archive(
    colleague: Desk, desk: Desk, sent: Callable[[str], Path], suffix: str
) -> None:
    report = colleague.exchanging.merge(sent(suffix))
    assert not any("left out" in one for one in report)
    came, given = colleague.marking.all(), desk.marking.all()
    assert {one.id: _settled(one) for one in came} == {one.id: _settled(one) for one in given}
    assert sum(one.origin is not None for each in came for one in each.placements) > 10
    before = {one.id for one in came}
    report = colleague.exchanging.merge(sent(".json"))
    assert report[0].startswith("Merged 0 highlights")
    assert {one.id for one in colleague.marking.all()} == before
    assert not colleague.exchanging.disagreements()
    assert colleague.check() == ()


def _settled(highlight: Highlight) -> set[tuple[object, ...]]:
    """What a table holds of the settled placements of a highlight."""
    return {
        (one.id, one.anchor, one.fate, one.score, one.verdict)
        for one in highlight.placements
        if one.anchor and not one.waiting
    }


def test_a_table_without_the_columns_of_lineage_keeps_the_ids(
    colleague: Desk, table: Path, sent: Callable[[str], Path]
) -> None:
    rows = _lines(sent(".csv"))
    lineage = ("fate", "score", "verdict", "start", "placement", "origin")
    _write([{name: row[name] for name in row if name not in lineage} for row in rows], table)
    report = colleague.exchanging.merge(table)
    assert not any("left out" in one for one in report)
    assert {one.id for one in colleague.marking.all()} == {row["highlight"] for row in rows}
    assert sum(len(one.placements) for one in colleague.marking.all()) == len(rows)


def test_lineage_goes_on_from_our_own_place_where_both_carried(
    desk: Desk, sample_built: Path, tmp_path: Path, table: Path
) -> None:
    made = desk.marking.tag(REV1, "Online censorship", clause="7(1)")
    desk.exchanging.export(tmp_path / "one.json")
    with Desk.open(Path(shutil.copy(sample_built, tmp_path / "other.treaty"))) as other:
        other.exchanging.merge(tmp_path / "one.json")
        for old, new in ((REV1, REV2), (REV2, REV3)):
            other.carrying.carry(old, new)
            _settle_all(other, made.id)
        other.exchanging.export(table)
    desk.carrying.carry(REV1, REV2)
    _settle_all(desk, made.id)
    desk.exchanging.merge(table)
    places = {desk.library.find(one.document_id).symbol: one for one in desk.marking.get(made.id).placements}
    assert places[REV3].origin == places[REV2].id
    assert desk.check() == ()


def _settle_all(desk: Desk, highlight_id: str) -> None:
    for one in desk.marking.get(highlight_id).placements:
        if one.waiting and one.anchor:
            desk.carrying.accept(one.id)


def test_the_clause_chooses_among_several_places(desk: Desk, table: Path) -> None:
    opened = desk.library.open(REV3)
    label, at = _twice_standing(desk)
    _write(
        [{"symbol": REV3, "quote": "State Party", "clause": label, "category": "Security research"}], table
    )
    known = {one.id for one in desk.marking.all()}
    assert not any("left out" in one for one in desk.exchanging.merge(table))
    (made,) = (one for one in desk.marking.all() if one.id not in known)
    assert made.placements[0].anchor is not None and made.placements[0].anchor.start == at
    assert opened.text.count("State Party") > 5


def _twice_standing(desk: Desk) -> tuple[str, int]:
    """A clause in which words stand once that stand often in the draft, and where."""
    opened = desk.library.open(REV3)
    labels = [one.label for one in opened.clauses]
    for clause in reversed(opened.clauses):
        words = opened.words(clause)
        if clause.label and labels.count(clause.label) == 1 and words.count("State Party") == 1:
            return clause.label, clause.start + words.index("State Party")
    raise AssertionError("the sample has no such clause")


def test_a_clause_without_the_words_chooses_none(desk: Desk, table: Path) -> None:
    opened = desk.library.open(REV3)
    label = next(one.label for one in opened.clauses if one.label and "the" not in opened.words(one))
    _write(
        [{"symbol": REV3, "quote": "State Party", "clause": label, "category": "Security research"}], table
    )
    assert any("stand several times" in one for one in desk.exchanging.merge(table))


def test_the_number_of_its_first_letter_tells_a_place(desk: Desk, table: Path) -> None:
    opened = desk.library.open(REV3)
    at = opened.text.rindex("State Party")
    line = {"symbol": REV3, "quote": "State Party", "category": "Security research"}
    _write([line | {"start": str(at)}, line | {"start": str(at + 1)}, line | {"start": "1e9"}], table)
    known = {one.id for one in desk.marking.all()}
    report = desk.exchanging.merge(table)
    assert [one.partition(" is")[0] for one in report if "left out" in one] == ["Line 3", "Line 4"]
    (made,) = (one for one in desk.marking.all() if one.id not in known)
    assert made.placements[0].anchor is not None and made.placements[0].anchor.start == at


def test_words_that_stand_everywhere_choose_no_place(desk: Desk, table: Path) -> None:
    label = desk.library.open(REV3).clauses[-1].label
    _write([{"symbol": REV3, "quote": "e", "clause": label}], table)
    assert any("stand too often" in one for one in desk.exchanging.merge(table))


def test_a_removed_highlight_stays_removed(desk: Desk, table: Path) -> None:
    desk.exchanging.export(table)
    gone = next(one for one in desk.marking.all() if len(_settled(one)) == 3)
    desk.marking.remove(gone.id)
    before = {one.id for one in desk.marking.all()}
    report = desk.exchanging.merge(table)
    assert report[0].startswith("Merged 0 highlights") and any("stays removed" in one for one in report)
    assert {one.id for one in desk.marking.all()} == before


def test_a_removed_highlight_that_a_colleague_edited_comes_back_whole(desk: Desk, table: Path) -> None:
    rows = _exported(desk, table)
    gone = next(one for one in desk.marking.all() if len(_settled(one)) == 3)
    desk.marking.remove(gone.id)
    line = next(row for row in rows if row["highlight"] == gone.id)
    _write([line | {"note": "This matters."}], table)
    desk.exchanging.merge(table)
    back = desk.marking.get(gone.id)
    assert [one.note for one in back.concerns] == ["This matters."]
    assert {one.id for one in back.placements} == {one.id for one in gone.placements}


def test_a_removed_tag_stays_removed(desk: Desk, table: Path) -> None:
    rows = _exported(desk, table)
    gone = next(one for one in desk.marking.all() if len(one.concerns) == 1)
    desk.marking.remove_many((), (gone.concerns[0].id,))
    _write(rows, table)
    desk.exchanging.merge(table)
    assert desk.marking.get(gone.id).concerns == ()


def test_a_line_without_an_id_that_was_removed_stays_removed(desk: Desk, table: Path) -> None:
    label, _ = _twice_standing(desk)
    _write(
        [{"symbol": REV3, "quote": "State Party", "clause": label, "category": "Security research"}], table
    )
    known = {one.id for one in desk.marking.all()}
    desk.exchanging.merge(table)
    desk.marking.remove(*({one.id for one in desk.marking.all()} - known))
    assert desk.exchanging.merge(table)[0].startswith("Merged 0 highlights")
    assert {one.id for one in desk.marking.all()} == known


def test_what_has_no_column_is_not_erased(desk: Desk, table: Path) -> None:
    rows = _exported(desk, table)
    told = ("highlight", "concern", "category", "severity")
    kept = [{name: row[name] for name in told} for row in rows]
    kept[_thrice(rows)[0]]["severity"] = "medium" if rows[_thrice(rows)[0]]["severity"] != "medium" else "low"
    _write(kept, table)
    desk.exchanging.merge(table)
    (one,) = _differing(desk)
    ours = next(each for each in desk.marking.get(one.highlight_id).concerns if each.id == one.subject_id)
    assert ours.note
    desk.exchanging.settle(one.id, Settled.THEIRS)
    (after,) = (each for each in desk.marking.get(one.highlight_id).concerns if each.id == ours.id)
    assert (after.note, after.ask) == (ours.note, ours.ask) and after.severity != ours.severity


def test_an_emptied_cell_is_a_word(desk: Desk, table: Path) -> None:
    rows = _exported(desk, table)
    rows[_thrice(rows)[0]]["note"] = ""
    _write(rows, table)
    desk.exchanging.merge(table)
    assert _concern(desk).note == ""


@BOTH
def test_our_own_table_says_nothing_else_than_we_do(desk: Desk, tmp_path: Path, suffix: str) -> None:
    notes = ["  edges ", "\tx", "a\x0bb", "x" * 40_000, "a\r\nb", "'quoted", "=1+1", "a\n\nb", "عربي 😀"]
    for at, note in enumerate(notes, start=1):
        desk.marking.tag(REV2, "Bulk data collection", clause=f"Article {at}", note=note, ask=note[::-1])
    before = tuple(desk.marking.all())
    told = desk.exchanging.export(tmp_path / f"own{suffix}")
    assert any("cut off under “note”" in one for one in told) is (suffix == ".xlsx")
    report = desk.exchanging.merge(tmp_path / f"own{suffix}")
    assert not desk.exchanging.disagreements()
    assert len(report) == 1 and tuple(desk.marking.all()) == before


def test_a_highlight_of_an_unknown_date_has_none_in_the_table(
    colleague: Desk, table: Path, sent: Callable[[str], Path]
) -> None:
    rows = _lines(sent(".csv"))
    _write([row | {"made": "1970-01-01T00:00:00+00:00"} for row in rows], table)
    colleague.exchanging.merge(table)
    again = _exported(colleague, table)
    assert again and {row["made"] for row in again} == {""}


def test_new_lines_take_the_same_few_statements_each(
    colleague: Desk, table: Path, sent: Callable[[str], Path]
) -> None:
    text = colleague.library.open(REV3).text
    starts = [at for at in range(0, len(text) - 60, 70) if text.count(text[at : at + 60].strip()) == 1][:200]
    rows = [
        {"symbol": REV3, "quote": text[at : at + 60], "category": f"New {at % 5}", "note": f"{at}"}
        for at in starts
    ]
    assert len(rows) == 200
    few, many = _reading(colleague, rows[:40], table), _reading(colleague, rows, table)
    assert few == many


def _reading(desk: Desk, rows: Rows, table: Path) -> int:
    """How many statements it takes to read a table, before any of it is merged."""
    _write(rows, table)
    with _statements() as given:
        assert len(desk.exchanging.merge(table)) >= 1
    before = next(at for at, one in enumerate(given) if one.startswith("BEGIN IMMEDIATE"))
    desk.history.undo()
    return before


@contextmanager
def _statements() -> Iterator[list[str]]:
    """The statements that any archive is given meanwhile."""
    given: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        given.append(" ".join(statement.split()))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield given
    finally:
        event.remove(Engine, "before_cursor_execute", note)
