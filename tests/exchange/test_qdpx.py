"""Projects for other tools: what is written is valid, and what is read back is the same."""

import dataclasses
import io
import zipfile
from pathlib import Path

import pytest
from exchange_samples import NEW, SHARED, mark, name
from lxml import etree

from workbench.exchange import ExchangeProject, read_qdpx, write_qdpx
from workbench.treaty.concerns import Placement
from workbench.treaty.errors import KnownError

needs_schema = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the schemas of REFI-QDA are not beside the project"
)


def packed(path: Path, qde: str | bytes, **sources: bytes) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("project.qde", qde)
        for stem, content in sources.items():
            archive.writestr(f"Sources/{stem}.txt", content)
    return path


def foreign(body: str) -> str:
    return f'<Project xmlns="urn:QDA-XML:project:1.0" name="x">{body}</Project>'


CODE = (
    '<CodeBook><Codes><Code guid="{AAAAAAA1-AAAA-AAAA-AAAA-AAAAAAAAAAA1}" name="Milk" isCodable="true"/>'
    "</Codes></CodeBook>"
)


def one_source(selections: str, path: str = "internal://one.txt") -> str:
    guid = "AAAAAAA1-AAAA-AAAA-AAAA-AAAAAAAAAAA2"
    return foreign(
        f'{CODE}<Sources><TextSource guid="{guid}" name="One" plainTextPath="{path}">'
        f"{selections}</TextSource></Sources>"
    )


def selection(start: int, end: int, quote: str, inside: str = "", number: int = 3) -> str:
    coding = (
        f'<Coding guid="AAAAAAA1-AAAA-AAAA-AAAA-AAAAAAAAAA5{number}">'
        '<CodeRef targetGUID="aaaaaaa1-aaaa-aaaa-aaaa-aaaaaaaaaaa1"/></Coding>'
    )
    return (
        f'<PlainTextSelection guid="AAAAAAA1-AAAA-AAAA-AAAA-AAAAAAAAAA4{number}" name="{quote}" '
        f'startPosition="{start}" endPosition="{end}">{inside or coding}</PlainTextSelection>'
    )


def test_every_highlight_category_note_and_guid_comes_back(project: ExchangeProject, tmp_path: Path) -> None:
    write_qdpx(project, tmp_path / "p.qdpx")
    read = read_qdpx(tmp_path / "p.qdpx").project
    assert read.categories == project.categories
    assert {one.id: one for one in read.highlights} == {one.id: one for one in project.highlights}
    assert [source.text for source in read.sources] == [source.text for source in project.sources]
    assert read.sources[1].untrusted_original == b"%PDF-1.7\n"
    assert [source.document.symbol for source in read.sources] == ["A/AC.900/22", "A/AC.900/22/Rev.1"]
    assert read.name == project.name


def test_a_second_round_trip_changes_nothing(project: ExchangeProject, tmp_path: Path) -> None:
    write_qdpx(project, tmp_path / "1.qdpx")
    first = read_qdpx(tmp_path / "1.qdpx").project
    write_qdpx(first, tmp_path / "2.qdpx")
    assert read_qdpx(tmp_path / "2.qdpx").project == first


@needs_schema
def test_the_project_file_is_valid_against_the_schema(project: ExchangeProject, tmp_path: Path) -> None:
    write_qdpx(project, tmp_path / "p.qdpx")
    with zipfile.ZipFile(tmp_path / "p.qdpx") as archive:
        written = etree.fromstring(archive.read("project.qde"))
    etree.XMLSchema(etree.parse(str(SHARED / "Project.xsd"))).assertValid(written)


@needs_schema
def test_an_empty_project_is_valid_too(tmp_path: Path) -> None:
    write_qdpx(ExchangeProject(""), tmp_path / "p.qdpx")
    with zipfile.ZipFile(tmp_path / "p.qdpx") as archive:
        written = etree.fromstring(archive.read("project.qde"))
    etree.XMLSchema(etree.parse(str(SHARED / "Project.xsd"))).assertValid(written)


def test_the_same_project_gives_the_same_bytes(project: ExchangeProject, tmp_path: Path) -> None:
    write_qdpx(project, tmp_path / "1.qdpx")
    write_qdpx(project, tmp_path / "2.qdpx")
    assert (tmp_path / "1.qdpx").read_bytes() == (tmp_path / "2.qdpx").read_bytes()


def test_no_file_inside_has_the_received_name(project: ExchangeProject, tmp_path: Path) -> None:
    write_qdpx(project, tmp_path / "p.qdpx")
    names = zipfile.ZipFile(tmp_path / "p.qdpx").namelist()
    assert not any("evil" in one or ".." in one for one in names)


def test_what_the_format_cannot_hold_is_told(project: ExchangeProject, tmp_path: Path) -> None:
    first = project.highlights[0]
    lost = Placement(name("lost"), first.id, name("draft"), None)
    waiting = mark(NEW, "dishonest", "w", name("newer"), first.id, waiting=True)
    more = dataclasses.replace(first, placements=(*first.placements, lost, waiting))
    told = write_qdpx(dataclasses.replace(project, highlights=(more,)), tmp_path / "p.qdpx")
    assert any("1 lost" in one for one in told)
    assert any("1 proposed" in one for one in told)


def test_control_characters_in_notes_do_not_break_the_file(project: ExchangeProject, tmp_path: Path) -> None:
    first = project.highlights[0]
    concern = dataclasses.replace(first.concerns[0], note="a\x00b\x0cc\ud800")
    write_qdpx(
        dataclasses.replace(project, highlights=(dataclasses.replace(first, concerns=(concern,)),)),
        tmp_path / "p.qdpx",
    )
    read = read_qdpx(tmp_path / "p.qdpx").project
    assert read.highlights[0].concerns[0].note == "a�b�c�"


def test_a_failed_write_leaves_the_old_file(project: ExchangeProject, tmp_path: Path) -> None:
    with pytest.raises(KnownError):
        write_qdpx(project, tmp_path / "none" / "p.qdpx")
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    ("start", "end", "raw"),
    [
        (4, 8, "one\nmilk\n"),
        (4, 8, "one\r\nmilk\r\n"),
        (5, 9, "one\r\nmilk\r\n"),
        (5, 9, "one\nmilk\n"),
        (4, 7, "one\nmilk\n"),
    ],
)
def test_every_way_of_counting_finds_the_same_words(start: int, end: int, raw: str, tmp_path: Path) -> None:
    path = packed(
        tmp_path / "f.qdpx", one_source(selection(start, end, "milk")), one=b"\xef\xbb\xbf" + raw.encode()
    )
    read = read_qdpx(path).project
    anchor = read.highlights[0].placements[0].anchor
    assert anchor is not None
    assert (anchor.start, anchor.end, anchor.quote) == (4, 8, "milk")
    assert anchor.holds_in(read.sources[0].text)


def test_offsets_follow_the_text_into_composed_form(tmp_path: Path) -> None:
    raw = "cafe\u0301 milk"
    path = packed(tmp_path / "f.qdpx", one_source(selection(6, 10, "milk")), one=raw.encode())
    anchor = read_qdpx(path).project.highlights[0].placements[0].anchor
    assert anchor is not None
    assert (anchor.start, anchor.quote) == (5, "milk")


def test_a_memo_without_a_code_is_kept_as_a_memo(tmp_path: Path) -> None:
    inside = "<Description>Who drinks this?</Description>"
    path = packed(tmp_path / "f.qdpx", one_source(selection(0, 4, "milk", inside)), one=b"milk")
    read = read_qdpx(path)
    assert read.project.highlights[0].concerns[0].note == "Who drinks this?"
    assert read.project.categories[-1].name == "Memo"


def test_a_quotation_written_twice_counts_once(tmp_path: Path) -> None:
    twice = selection(0, 4, "milk") * 2
    read = read_qdpx(packed(tmp_path / "f.qdpx", one_source(twice), one=b"milk")).project
    assert len(read.highlights) == 1
    assert len(read.highlights[0].concerns) == 1


def test_selections_out_of_the_text_are_told_and_left_out(tmp_path: Path) -> None:
    bad = selection(2, 2, "", number=1) + selection(-1, 3, "", number=2) + selection(0, 99, "", number=3)
    read = read_qdpx(packed(tmp_path / "f.qdpx", one_source(bad), one=b"milk"))
    assert read.project.highlights == ()
    assert any(one.startswith("3 selections") for one in read.losses)


@needs_schema
def test_the_consortiums_own_project_is_read() -> None:
    read = read_qdpx(SHARED / "TestProject.qdpx")
    assert read.project.name == "ATLAS.ti standard project"
    assert len(read.project.categories) == 14
    assert "non sucré" in {category.description for category in read.project.categories}
    assert any("films" in one for one in read.losses)
    assert any("text is not inside" in one for one in read.losses)


@pytest.mark.parametrize(
    "path", ["../../etc/hostname", "absolute:///etc/hostname", "relative:///etc/hostname", "/etc/hostname"]
)
def test_no_path_from_the_file_is_followed(path: str, tmp_path: Path) -> None:
    read = read_qdpx(packed(tmp_path / "f.qdpx", one_source("", path), one=b"milk"))
    assert read.project.sources == ()
    assert read.losses


def test_entities_are_refused(tmp_path: Path) -> None:
    laughs = '<!DOCTYPE Project [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>' + foreign(
        "<Description>&b;</Description>"
    )
    with pytest.raises(KnownError, match="document type"):
        read_qdpx(packed(tmp_path / "f.qdpx", laughs))


def test_an_outside_entity_is_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    outside = f'<!DOCTYPE Project [<!ENTITY a SYSTEM "{secret.as_uri()}">]>' + foreign(
        "<Description>&a;</Description>"
    )
    with pytest.raises(KnownError, match="document type"):
        read_qdpx(packed(tmp_path / "f.qdpx", outside))


def test_a_bomb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.exchange.limits.LARGEST_MEMBER", 1_000_000)
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("project.qde", one_source(""))
        archive.writestr("sources/one.txt", b"a" * 5_000_000)
    (tmp_path / "f.qdpx").write_bytes(kept.getvalue())
    with pytest.raises(KnownError, match="unpacks to more"):
        read_qdpx(tmp_path / "f.qdpx")


def test_deep_nesting_is_refused_in_one_sentence(tmp_path: Path) -> None:
    deep = foreign("<Codes>" * 5_000 + "</Codes>" * 5_000)
    with pytest.raises(KnownError):
        read_qdpx(packed(tmp_path / "f.qdpx", deep))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04broken", b"%PDF-1.7", b"<Project/>"])
def test_what_is_no_project_is_refused_in_one_sentence(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "f.qdpx").write_bytes(content)
    with pytest.raises(KnownError):
        read_qdpx(tmp_path / "f.qdpx")


def test_a_missing_file_is_told() -> None:
    with pytest.raises(KnownError, match="cannot be opened"):
        read_qdpx(Path("not-there.qdpx"))


def test_what_two_coders_say_under_one_code_is_both_kept(tmp_path: Path) -> None:
    codings = "".join(
        f'<Coding guid="AAAAAAA1-AAAA-AAAA-AAAA-AAAAAAAAAA6{number}">'
        '<CodeRef targetGUID="aaaaaaa1-aaaa-aaaa-aaaa-aaaaaaaaaaa1"/>'
        f'<NoteRef targetGUID="AAAAAAA1-AAAA-AAAA-AAAA-AAAAAAAAAA7{number}"/></Coding>'
        for number in (1, 2)
    )
    notes = "".join(
        f'<Note guid="AAAAAAA1-AAAA-AAAA-AAAA-AAAAAAAAAA7{number}"><PlainTextContent>{said}'
        "</PlainTextContent></Note>"
        for number, said in ((1, "too broad"), (2, "too narrow"))
    )
    qde = one_source(selection(0, 4, "milk", codings)).replace(
        "</Sources>", f"</Sources><Notes>{notes}</Notes>"
    )
    (highlight,) = read_qdpx(packed(tmp_path / "f.qdpx", qde, one=b"milk")).project.highlights
    assert [one.note for one in highlight.concerns] == ["too broad\ntoo narrow"]


def test_what_another_tool_wrote_beside_our_note_stands_below_it(
    project: ExchangeProject, tmp_path: Path
) -> None:
    write_qdpx(project, tmp_path / "p.qdpx")
    with zipfile.ZipFile(tmp_path / "p.qdpx") as archive:
        members = {one: archive.read(one) for one in archive.namelist()}
    root = etree.fromstring(members["project.qde"])
    carried = next(one for one in root.iter("{*}PlainTextSelection") if one.get("guid") == name("p2"))
    memo = etree.Element(f"{{{etree.QName(root).namespace}}}Description")
    memo.text = "Seen in Rev.1"
    carried.insert(0, memo)
    members["project.qde"] = etree.tostring(root)
    with zipfile.ZipFile(tmp_path / "p.qdpx", "w") as archive:
        for member, content in members.items():
            archive.writestr(member, content)
    read = {one.id: one for one in read_qdpx(tmp_path / "p.qdpx").project.highlights}
    before = project.highlights[0].concerns
    said = [one.note for one in read[project.highlights[0].id].concerns]
    assert said == [f"{before[0].note}\nSeen in Rev.1", "Seen in Rev.1"]


def test_names_with_a_semicolon_stay_one_name(project: ExchangeProject, tmp_path: Path) -> None:
    source = project.sources[0]
    document = dataclasses.replace(
        source.document, actors=("Group of 77; and China", "Chile"), signatories=("Law; Ltd",)
    )
    wanted = dataclasses.replace(project, sources=(dataclasses.replace(source, document=document),))
    write_qdpx(wanted, tmp_path / "p.qdpx")
    read = read_qdpx(tmp_path / "p.qdpx").project.sources[0].document
    assert (read.actors, read.signatories) == (document.actors, document.signatories)


def test_a_highlight_that_stands_nowhere_is_told(project: ExchangeProject, tmp_path: Path) -> None:
    bare = dataclasses.replace(project.highlights[1], placements=())
    told = write_qdpx(dataclasses.replace(project, highlights=(bare,)), tmp_path / "p.qdpx")
    assert "1 highlight stays behind: it stands in no document." in told
