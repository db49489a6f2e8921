"""A concordance is cut after it is sorted, counts lines and not notes, and tells what it lacks."""

import datetime

import pytest
import sqlcipher3
from test_search_answers import draft

from workbench.search import Index, NoteText, Passage, concordance
from workbench.treaty.documents import Document, DocumentKind

YEARS = range(2001, 2011)


def put_statement(raw: sqlcipher3.Connection, index: Index, name: str, text: str, year: int, actor: str = ""):
    actors = (actor,) if actor else ()
    date = datetime.date(year, 1, 1)
    document = Document(name, DocumentKind.STATEMENT, name, "", date, "en", actors=actors)
    index.put_document(raw, document, [Passage(f"{name}-0", "1", 0, len(text), text, None, False, "")])


@pytest.fixture
def crowded(empty, index: Index):
    """Four hundred clauses, then the statements: what comes last in the archive comes first when sorted."""
    index.put_document(empty, *draft(1, [f"We say that parties meet, {number}." for number in range(400)]))
    for year in YEARS:
        put_statement(empty, index, f"s{year}", "All parties act.", year, "" if year % 2 else f"Actor {year}")
    return empty


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        *[("actor", [f"s{year}" for year in YEARS if year % 2 == 0]), ("left", ["s2001", "s2002", "s2003"])],
        *[("right", ["s2001", "s2002", "s2003"]), ("keyword", ["s2001", "s2002", "s2003"])],
        *[("document", ["d1"] * 3), ("date", ["d1"] * 3)],
    ],
)
def test_the_first_lines_are_the_first_of_all(crowded, index: Index, sort: str, expected: list[str]):
    lines = index.concordance(crowded, "parties", len(expected), sort)
    assert [line.document_id for line in lines] == expected


@pytest.mark.parametrize("sort", concordance.SORTS)
def test_a_cut_concordance_is_the_beginning_of_the_whole(crowded, index: Index, sort: str):
    whole = index.concordance(crowded, "parties", 1_000, sort)
    cut = index.concordance(crowded, "parties", 7, sort)
    assert cut == whole[:7]
    assert (len(whole), whole.total, whole.is_whole) == (410, 410, True)
    assert (len(cut), cut.total, cut.is_whole) == (7, 410, False)


def test_notes_take_no_line_away(crowded, index: Index):
    for number in range(250):
        place = ("d1", f"d1-{number}", "1", 1)
        index.put_note(crowded, NoteText(f"h{number}", *place, "Parties again"))
    assert len(index.concordance(crowded, "parties", 300)) == 300
    assert index.concordance(crowded, "parties", 300).total == 410


def test_lines_of_a_document_stand_as_its_text_goes(empty, index: Index):
    long = "parties " + "and so on and so forth " * 20
    index.put_document(empty, *draft(1, [long, "[parties]", "parties"]))
    starts = [line.start for line in index.concordance(empty, "parties", 9, "document")]
    assert starts == sorted(starts)


def test_passages_beyond_the_bound_are_told(crowded, index: Index, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(concordance, "MOST_PASSAGES", 402)
    lines = index.concordance(crowded, "parties", 1_000, "document")
    assert (len(lines), lines.total, lines.unread, lines.is_whole) == (402, 402, 8, False)
    assert [line.document_id for line in lines[-2:]] == ["s2001", "s2002"]


def test_a_query_of_fields_alone_has_no_lines(crowded, index: Index):
    assert index.concordance(crowded, "kind:draft") == ()
    assert index.concordance(crowded, "NOT treaty") == ()


@pytest.mark.parametrize(
    "text", ["Parties’ own parties.", "Straße für parties ﬁnal parties", "各国 parties国"]
)
def test_lines_are_cut_out_of_any_script_where_the_words_stand(empty, index: Index, text: str):
    index.put_document(empty, *draft(1, [text]))
    lines = index.concordance(empty, "parties", 9, "document")
    assert lines
    for line in lines:
        assert line.keyword.lower() in ("parties", "parties’")
        assert text[line.start : line.start + len(line.keyword)] == line.keyword
        assert f"{line.left}{line.keyword}{line.right}" == text
