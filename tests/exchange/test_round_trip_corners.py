"""A project into a new archive: what stands at the edges comes back as it was."""

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from exchange_samples import name
from lxml import etree

from workbench.desk import Desk, Wanted
from workbench.exchange import ExchangeProject, read_qdpx, write_qdpx
from workbench.treaty.anchors import anchor_at
from workbench.treaty.concerns import Category, Highlight, Placement, Severity, Status
from workbench.treaty.documents import DocumentKind

WORDS = (
    "Article 1\n1. Access 😀👩‍⚖️ to q\u0323\u0307 and x\u0301y without right shall be an offence.\n"
    "2. النص العربي 🇫🇷 and 第一条 remain… here.\n3. \U00020000 ends it\u0301"
)
LETTER = "Joint letter\n\nWe oppose 😀 paragraph 1.\n\nIt is far too broad, and 𝕒𝕘𝕒𝕚𝕟𝕤𝕥 research."
SAID = ["", " ", "\n", "two\n\nlines\tand a tab ", "<b>&amp;</b>", "e\u0301 is not é", "😀" * 200, "]]>"]


@pytest.fixture
def ours(tmp_path: Path) -> Iterator[Desk]:
    (tmp_path / "ours").mkdir()
    with Desk.create(tmp_path / "ours" / "a.treaty") as made:
        yield made


@pytest.fixture
def theirs(tmp_path: Path) -> Iterator[Desk]:
    (tmp_path / "theirs").mkdir()
    with Desk.create(tmp_path / "theirs" / "a.treaty") as made:
        yield made


@pytest.fixture
def draft(ours: Desk, tmp_path: Path) -> str:
    return _received(ours, tmp_path, "draft.txt", WORDS, Wanted(tmp_path, DocumentKind.DRAFT, symbol="D/1"))


def _received(desk: Desk, folder: Path, name: str, text: str, wanted: Wanted) -> str:
    (folder / name).write_text(text, encoding="utf-8")
    (receipt,) = desk.receiving.receive_all([replace(wanted, path=folder / name)])
    assert receipt.document is not None, receipt.problem
    return receipt.document.id


def _marked(desk: Desk, document: str, quote: str, *categories: str, **said: str) -> Highlight:
    text = desk.library.open(document).text
    at = text.index(quote)
    ids = [desk.codebook.named(one).id for one in categories]
    return desk.marking.highlight(document, at, at + len(quote), ids, **said)


def _sent(ours: Desk, theirs: Desk, tmp_path: Path) -> tuple[str, ...]:
    ours.exchanging.export(tmp_path / "p.qdpx")
    report = theirs.exchanging.merge(tmp_path / "p.qdpx")
    assert theirs.check() == ()
    assert _plain(theirs) == _plain(ours)
    return report


def _plain(desk: Desk) -> dict[str, Highlight]:
    """All highlights, apart from their clauses, which each archive finds itself."""
    return {
        one.id: replace(one, placements=tuple(replace(each, clause_id=None) for each in one.placements))
        for one in desk.marking.all()
    }


@pytest.mark.parametrize(
    "quote",
    [
        "😀",
        "👩‍⚖️",
        "q\u0323\u0307",
        "\u0301y without",
        "النص العربي",
        "🇫🇷 and 第一条 remain…",
        "remain…",
        "\U00020000 ends it",
        "offence.\n2.",
        WORDS[10:100],
    ],
)
def test_words_beyond_the_common_letters_keep_their_place(
    quote: str, ours: Desk, theirs: Desk, draft: str, tmp_path: Path
) -> None:
    text = ours.library.open(draft).text
    assert quote in text
    _marked(ours, draft, quote, "Security research")
    _sent(ours, theirs, tmp_path)
    (anchor,) = (placed.anchor for one in theirs.marking.all() for placed in one.placements)
    assert anchor is not None and anchor.quote == quote
    assert anchor.holds_in(theirs.library.open("D/1").text)


def test_offsets_in_the_file_are_code_points_of_the_text_beside_it(
    ours: Desk, draft: str, tmp_path: Path
) -> None:
    for quote in ("😀", "without right", "第一条", "ends it"):
        _marked(ours, draft, quote)
    ours.exchanging.export(tmp_path / "p.qdpx")
    with zipfile.ZipFile(tmp_path / "p.qdpx") as archive:
        root = etree.fromstring(archive.read("project.qde"))
        source = next(root.iter("{*}TextSource"))
        member = source.get("plainTextPath").replace("internal://", "sources/")
        text = archive.read(member).decode("utf-8")
    held = {
        one.get("name"): text[int(one.get("startPosition")) : int(one.get("endPosition"))]
        for one in root.iter("{*}PlainTextSelection")
    }
    assert set(held) == {"😀", "without right", "第一条", "ends it"}
    assert all(words == called for called, words in held.items())


@pytest.mark.parametrize("said", SAID)
def test_notes_and_asks_come_back_to_the_letter(
    said: str, ours: Desk, theirs: Desk, draft: str, tmp_path: Path
) -> None:
    made = _marked(ours, draft, "without right", "Security research")
    ours.marking.change_concern(
        made.concerns[0].id, note=said, ask=said, severity=Severity.HIGH, status=Status.DISMISSED
    )
    kept = ours.marking.get(made.id).concerns[0]
    _sent(ours, theirs, tmp_path)
    assert theirs.marking.get(made.id).concerns == (kept,)


def test_marks_on_one_range_and_across_one_another_stay_apart(
    ours: Desk, theirs: Desk, draft: str, tmp_path: Path
) -> None:
    first = _marked(ours, draft, "without right shall be", "Security research", note="one")
    ours.marking.add_concern(first.id, ours.codebook.named("Discrimination").id, note="two")
    _marked(ours, draft, "right shall be an offence", "Discrimination")
    _marked(ours, draft, "shall", "Security research")
    assert len(_plain(ours)) == 3
    _sent(ours, theirs, tmp_path)


def test_two_highlights_on_the_same_words_stay_two(project: ExchangeProject, tmp_path: Path) -> None:
    first, bare = project.highlights
    twin = replace(
        bare.placements[0], anchor=first.placements[1].anchor, document_id=first.placements[1].document_id
    )
    wanted = replace(project, highlights=(first, replace(bare, placements=(twin,))))
    write_qdpx(wanted, tmp_path / "p.qdpx")
    read = read_qdpx(tmp_path / "p.qdpx").project.highlights
    assert {one.id: one for one in read} == {one.id: one for one in wanted.highlights}


def test_marks_on_statements_come_back(ours: Desk, theirs: Desk, tmp_path: Path) -> None:
    wanted = Wanted(tmp_path, DocumentKind.STATEMENT, title="A letter", actors=("Canada", "Chile"))
    letter = _received(ours, tmp_path, "letter.txt", LETTER, wanted)
    _marked(ours, letter, "𝕒𝕘𝕒𝕚𝕟𝕤𝕥 research", "Security research", note="n", ask="a")
    _sent(ours, theirs, tmp_path)
    (document,) = theirs.library.documents()
    assert document.kind is DocumentKind.STATEMENT and document.actors == ("Canada", "Chile")


def test_statements_of_one_title_stay_apart(ours: Desk, theirs: Desk, tmp_path: Path) -> None:
    wanted = Wanted(tmp_path, DocumentKind.STATEMENT, title="Statement")
    for number, words in enumerate(("We oppose paragraph 1.", "We support it, with a change.")):
        letter = _received(ours, tmp_path, f"{number}.txt", words, wanted)
        _marked(ours, letter, words[:12], "Security research")
    _sent(ours, theirs, tmp_path)
    assert len(theirs.library.documents()) == 2


def test_a_title_alone_does_not_make_two_texts_one(ours: Desk, theirs: Desk, tmp_path: Path) -> None:
    wanted = Wanted(tmp_path, DocumentKind.STATEMENT, title="Statement")
    _received(theirs, tmp_path, "theirs.txt", "Another text altogether.", wanted)
    letter = _received(ours, tmp_path, "ours.txt", "We oppose paragraph 1.", wanted)
    _marked(ours, letter, "paragraph 1", "Security research")
    _sent(ours, theirs, tmp_path)
    assert len(theirs.library.documents()) == 2


def test_a_changed_codebook_comes_back_into_a_new_archive(
    ours: Desk, theirs: Desk, draft: str, tmp_path: Path
) -> None:
    own = ours.codebook.add("Own one", colour="#123456", parent=ours.codebook.named("Security research").id)
    changed = ours.codebook.named("Bulk data collection")
    ours.codebook.change(
        changed.id, name="Mass collection", colour="#abcdef", description="d", counts="c", excludes="e"
    )
    ours.codebook.add("Bulk data collection", description="taken anew")
    ours.codebook.retire(ours.codebook.named("Discrimination").id)
    ours.codebook.move(own.id, None, 0)
    _marked(ours, draft, "without right", "Own one", "Mass collection")
    report = _sent(ours, theirs, tmp_path)
    assert any("that a new archive starts with" in one for one in report)
    wanted = [replace(one, shortcut="") for one in ours.codebook.categories(retired=True)]
    found = [replace(one, shortcut="") for one in theirs.codebook.categories(retired=True)]
    assert [replace(one, position=0) for one in found] == [replace(one, position=0) for one in wanted]


def test_a_codebook_in_use_is_not_changed_by_a_merge(
    ours: Desk, theirs: Desk, draft: str, tmp_path: Path
) -> None:
    letter = _received(theirs, tmp_path, "t.txt", LETTER, Wanted(tmp_path, DocumentKind.STATEMENT))
    _marked(theirs, letter, "far too broad", "Security research")
    before = theirs.codebook.categories(retired=True)
    ours.codebook.change(ours.codebook.named("Bulk data collection").id, colour="#abcdef")
    ours.exchanging.export(tmp_path / "p.qdpx")
    report = theirs.exchanging.merge(tmp_path / "p.qdpx")
    assert theirs.codebook.categories(retired=True) == before
    assert "“Bulk data collection” differs in its colour; what is said here stays." in report


def test_categories_of_one_name_under_different_parents_stay_apart(
    project: ExchangeProject, theirs: Desk, tmp_path: Path
) -> None:
    write_qdpx(project, tmp_path / "p.qdpx")
    report = theirs.exchanging.merge(tmp_path / "p.qdpx")
    kept = {one.id: one for one in theirs.codebook.categories(retired=True)}
    assert {one.id for one in project.categories} <= kept.keys()
    assert kept[name("child")].name == "Citizenship (Overly broad)"
    assert kept[name("child")].parent == name("broad") and kept[name("other")].name == "Citizenship"
    assert any("came in as “Citizenship (Overly broad)”" in one for one in report)
    again = theirs.exchanging.merge(tmp_path / "p.qdpx")
    assert again[0].startswith("Merged 0 highlights, 0 categories")
    assert len(theirs.codebook.categories(retired=True)) == len(kept)


@pytest.mark.parametrize(
    ("written", "colour"),
    [
        ("#ABC", "#aabbcc"),
        ("#D55E00", "#d55e00"),
        ("rgba(213, 94, 0, 0.5)", "#d55e00"),
        ("#d55e00ff", "#d55e00"),
    ],
)
def test_colours_are_read_as_other_tools_write_them(written: str, colour: str, tmp_path: Path) -> None:
    code = f'<Code guid="{name("code")}" name="a" isCodable="true" color="{written}"/>'
    with zipfile.ZipFile(tmp_path / "p.qdpx", "w") as archive:
        archive.writestr(
            "project.qde",
            f'<Project xmlns="urn:QDA-XML:project:1.0" name="x"><CodeBook><Codes>{code}</Codes></CodeBook>'
            "</Project>",
        )
    assert [one.colour for one in read_qdpx(tmp_path / "p.qdpx").project.categories] == [colour]


def test_a_project_of_any_name_is_written(tmp_path: Path) -> None:
    named = ExchangeProject("a\x01b", categories=(Category(name("c"), "c\x02", "#d55e00"),))
    write_qdpx(named, tmp_path / "p.qdpx")
    assert read_qdpx(tmp_path / "p.qdpx").project.name == "a\ufffdb"


def test_a_text_that_begins_with_a_byte_order_mark_keeps_its_offsets(
    project: ExchangeProject, tmp_path: Path
) -> None:
    text = "\ufeffUnlawful access"
    place = Placement(name("p"), name("bare"), name("draft"), anchor_at(text, 1, 9))
    wanted = replace(
        project,
        sources=(replace(project.sources[0], text=text),),
        highlights=(replace(project.highlights[1], placements=(place,)),),
    )
    write_qdpx(wanted, tmp_path / "p.qdpx")
    read = read_qdpx(tmp_path / "p.qdpx").project
    assert read.sources[0].text == text and read.highlights == wanted.highlights
