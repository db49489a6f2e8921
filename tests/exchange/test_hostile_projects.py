"""Projects made to do harm: refused in one sentence, or read with a report."""

import io
import zipfile
from pathlib import Path

import pytest

from workbench.desk import Desk
from workbench.exchange import read_qdc, read_qdpx, write_qdpx
from workbench.exchange.calibrating import calibrated
from workbench.treaty.errors import KnownError

NAMESPACE = 'xmlns="urn:QDA-XML:project:1.0"'
A_GUID = "aaaaaaa1-aaaa-aaaa-aaaa-aaaaaaaaaaa1"
VARIABLES = "".join(
    (
        "<Variables>",
        *(
            f'<Variable guid="{A_GUID[:-1]}{number}" name="{name}" typeOfVariable="Text"/>'
            for number, name in ((8, "Highlight"), (9, "Placement"))
        ),
        "</Variables>",
    )
)


def _packed(path: Path, body: str, members: dict[str, bytes] | None = None) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("project.qde", f'<Project {NAMESPACE} name="x">{body}</Project>')
        for name, content in (members or {}).items():
            archive.writestr(name, content)
    return path


def _source(guid: str, inside: str = "", name: str = "One") -> str:
    return f'<TextSource guid="{guid}" name="{name}" plainTextPath="internal://one.txt">{inside}</TextSource>'


@pytest.mark.parametrize(
    "member", ["../../one.txt", "/tmp/one.txt", "C:\\one.txt", "sources/../../../one.txt"]
)
def test_a_member_that_names_a_way_out_is_read_and_writes_nothing(member: str, tmp_path: Path) -> None:
    room = tmp_path / "a" / "b"
    room.mkdir(parents=True)
    body = f"<Sources>{_source(A_GUID)}</Sources>"
    read = read_qdpx(_packed(room / "p.qdpx", body, {member: b"milk"}))
    assert [one.text for one in read.project.sources] == ["milk"]
    assert [one.name for one in tmp_path.rglob("*") if one.is_file()] == ["p.qdpx"]


def test_a_name_that_is_a_path_stays_a_title(tmp_path: Path) -> None:
    body = f"<Sources>{_source(A_GUID, name='../../etc/passwd')}</Sources>"
    read = read_qdpx(_packed(tmp_path / "p.qdpx", body, {"sources/one.txt": b"milk"}))
    assert read.project.sources[0].document.title == "../../etc/passwd"


def test_a_hundred_thousand_codes_are_refused(tmp_path: Path) -> None:
    codes = "".join(
        f'<Code guid="{n:08x}-0000-0000-0000-000000000000" name="c{n}" isCodable="true"/>'
        for n in range(100_000)
    )
    with pytest.raises(KnownError, match="more than 2,000 codes"):
        read_qdpx(_packed(tmp_path / "p.qdpx", f"<CodeBook><Codes>{codes}</Codes></CodeBook>"))
    (tmp_path / "c.qdc").write_text(f"<CodeBook><Codes>{codes}</Codes></CodeBook>")
    with pytest.raises(KnownError, match="more than 2,000 codes"):
        read_qdc(tmp_path / "c.qdc")


def test_marks_without_end_are_refused(tmp_path: Path) -> None:
    marks = "".join(
        f'<PlainTextSelection guid="{n:08x}-0000-0000-0000-000000000000" startPosition="0" endPosition="4"/>'
        for n in range(50_001)
    )
    path = _packed(tmp_path / "p.qdpx", f"<Sources>{_source(A_GUID, marks)}</Sources>", {"one.txt": b"milk"})
    with pytest.raises(KnownError, match="more marked passages"):
        read_qdpx(path)


def test_more_files_than_a_project_has_are_refused(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="more files"):
        read_qdpx(_packed(tmp_path / "p.qdpx", "", {f"sources/{n}": b"" for n in range(20_000)}))


def test_entities_within_entities_are_refused(tmp_path: Path) -> None:
    lines = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE Project [<!ENTITY e0 "ha">{lines}]><Project {NAMESPACE}>&e11;</Project>'
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr("project.qde", bomb)
    (tmp_path / "p.qdpx").write_bytes(kept.getvalue())
    with pytest.raises(KnownError):
        read_qdpx(tmp_path / "p.qdpx")


def test_wrong_and_repeated_guids_get_ids_of_their_own_and_are_told(tmp_path: Path) -> None:
    guids = ("", "note_7", A_GUID, A_GUID.upper(), "{" + A_GUID + "}")
    sources = "".join(_source(guid, name=f"S{n}") for n, guid in enumerate(guids))
    read = read_qdpx(_packed(tmp_path / "p.qdpx", f"<Sources>{sources}</Sources>", {"one.txt": b"milk"}))
    assert len({one.document.id for one in read.project.sources}) == 5
    assert read.losses == (
        "2 documents had no GUID and got one (S0; S1).",
        "2 documents had the GUID of another one and got one of their own (S3; S4).",
    )


def test_a_code_that_nobody_knows_leaves_the_mark(tmp_path: Path) -> None:
    coding = f'<Coding guid="{A_GUID}"><CodeRef targetGUID="{A_GUID}"/></Coding>'
    mark = f'<PlainTextSelection guid="zz" startPosition="0" endPosition="4">{coding}</PlainTextSelection>'
    read = read_qdpx(
        _packed(tmp_path / "p.qdpx", f"<Sources>{_source(A_GUID, mark)}</Sources>", {"one.txt": b"milk"})
    )
    assert [one.concerns for one in read.project.highlights] == [()]
    assert read.losses == ("1 code on selections was left out: the codebook does not have it.",)


def test_codes_that_hold_themselves_come_once_and_are_told(tmp_path: Path) -> None:
    code = f'<Code guid="{A_GUID}" name="a"><Code guid="{A_GUID}" name="A"/></Code>'
    read = read_qdpx(_packed(tmp_path / "p.qdpx", f"<CodeBook><Codes>{code}</Codes></CodeBook>"))
    assert [(one.name, one.parent) for one in read.project.categories] == [("a", None)]
    assert read.losses == ("1 code was written more than once and came in once (A).",)


def _coded(*targets: str) -> str:
    """The marked word of the source, with a code for each GUID named."""
    codings = "".join(
        f'<Coding guid="{_guid(n + 50)}"><CodeRef targetGUID="{target}"/></Coding>'
        for n, target in enumerate(targets)
    )
    mark = f'<PlainTextSelection guid="{_guid(3)}" startPosition="0" endPosition="4">{codings}'
    return f"<Sources>{_source(A_GUID, mark + '</PlainTextSelection>')}</Sources>"


def test_two_codes_under_one_guid_both_come_and_nothing_is_coded_with_either(tmp_path: Path) -> None:
    codes = "".join(
        f'<Code guid="{_guid(guid)}" name="{name}"/>' for guid, name in ((1, "a"), (1, "b"), (2, "c"))
    )
    body = f"<CodeBook><Codes>{codes}</Codes></CodeBook>{_coded(_guid(1), _guid(2))}"
    read = read_qdpx(_packed(tmp_path / "p.qdpx", body, {"one.txt": b"milk"}))
    assert [one.name for one in read.project.categories] == ["a", "b", "c"]
    assert len({one.id for one in read.project.categories}) == 3
    assert [one.category_id for one in read.project.highlights[0].concerns] == [_guid(2)]
    assert read.losses == (
        "1 code had the GUID of another one and got one of its own (b).",
        "1 code on selections was left out: several codes have the GUID it names.",
    )


def test_two_codes_under_one_guid_in_a_codebook_are_told(tmp_path: Path) -> None:
    codes = "".join(f'<Code guid="{A_GUID}" name="{name}"/>' for name in "ab")
    (tmp_path / "c.qdc").write_text(f"<CodeBook><Codes>{codes}</Codes></CodeBook>")
    categories, losses = read_qdc(tmp_path / "c.qdc")
    assert [one.name for one in categories] == ["a", "b"]
    assert losses == ("1 code had the GUID of another one and got one of its own (b).",)


def test_a_reference_that_is_no_guid_is_told_or_finds_the_code_that_is_written_so(tmp_path: Path) -> None:
    codes = '<CodeBook><Codes><Code guid="code 7" name="a"/></Codes></CodeBook>'
    body = codes + _coded("code 7", "code 8")
    read = read_qdpx(_packed(tmp_path / "p.qdpx", body, {"one.txt": b"milk"}))
    assert [one.category_id for one in read.project.highlights[0].concerns] == [read.project.categories[0].id]
    assert read.losses == ("1 code on selections was left out: the codebook does not have it.",)


def test_a_second_project_file_is_told_and_the_usual_one_is_read(tmp_path: Path) -> None:
    other = f'<Project {NAMESPACE} name="other"/>'.encode()
    with zipfile.ZipFile(tmp_path / "p.qdpx", "w") as archive:
        archive.writestr("other.qde", other)
        archive.writestr("project.qde", f'<Project {NAMESPACE} name="x"/>')
    read = read_qdpx(tmp_path / "p.qdpx")
    assert read.project.name == "x"
    assert read.losses == ("1 project file was left out: the file holds another project (other.qde).",)


def test_one_graph_is_told_as_one(tmp_path: Path) -> None:
    body = '<Graphs><Graph guid="" name="Net"/></Graphs>'
    read = read_qdpx(_packed(tmp_path / "p.qdpx", body))
    assert read.losses == ("1 graph was left out: the workbench has no such thing (Net).",)


def _note(number: int, inside: str = "", **paths: str) -> str:
    told = "".join(f' {name}="{path}"' for name, path in paths.items())
    return f'<Note guid="{_guid(number)}" name="memo"{told}>{inside}</Note>'


def test_a_note_kept_as_a_file_says_what_the_file_says(tmp_path: Path) -> None:
    mark = (
        f'<PlainTextSelection guid="{_guid(3)}" startPosition="0" endPosition="4">'
        f'<NoteRef targetGUID="{_guid(5)}"/></PlainTextSelection>'
    )
    notes = f"<Notes>{_note(5, plainTextPath='internal://n.txt')}</Notes>"
    path = _packed(
        tmp_path / "p.qdpx",
        f"<Sources>{_source(A_GUID, mark)}</Sources>{notes}",
        {"one.txt": b"milk", "sources/n.txt": "sour, says Élise\r\n".encode()},
    )
    (highlight,) = read_qdpx(path).project.highlights
    assert [one.note for one in highlight.concerns] == ["sour, says Élise"]


@pytest.mark.parametrize(
    "paths",
    [
        {"plainTextPath": "internal://gone.txt"},
        {"plainTextPath": "absolute:///etc/passwd"},
        {"richTextPath": "internal://n.docx"},
    ],
)
def test_a_note_whose_words_cannot_be_read_is_told(paths: dict[str, str], tmp_path: Path) -> None:
    path = _packed(tmp_path / "p.qdpx", f"<Notes>{_note(5, **paths)}</Notes>", {"n.docx": b"PK"})
    told = read_qdpx(path).losses
    assert "1 note came without its words: they are no plain text inside the file (memo)." in told


def test_a_note_larger_than_is_sane_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.exchange.limits.LARGEST_MEMBER", 1000)
    notes = f"<Notes>{_note(5, plainTextPath='internal://n.txt')}</Notes>"
    with pytest.raises(KnownError, match="more than is sane"):
        read_qdpx(_packed(tmp_path / "p.qdpx", notes, {"n.txt": b"a" * 1001}))


def test_what_is_said_of_a_document_as_a_whole_becomes_its_note(tmp_path: Path) -> None:
    inside = f'<Description>Read me first.</Description><NoteRef targetGUID="{_guid(5)}"/>'
    notes = f"<Notes>{_note(5, '<PlainTextContent>Then this.</PlainTextContent>')}</Notes>"
    path = _packed(
        tmp_path / "p.qdpx", f"<Sources>{_source(A_GUID, inside)}</Sources>{notes}", {"one.txt": b"milk"}
    )
    read = read_qdpx(path)
    assert read.project.sources[0].document.note == "Read me first.\n\nThen this."
    assert read.losses == ()
    assert "What the file says of “One” as a whole is kept as its note." in _merged(path, tmp_path)
    write_qdpx(read.project, tmp_path / "again.qdpx")
    assert read_qdpx(tmp_path / "again.qdpx").project.sources == read.project.sources


def test_decomposed_words_keep_their_places_through_the_whole_text() -> None:
    foreign = "cafe\u0301 A\u030a\n" * 40 + "milk"
    at = len(foreign) - 4
    ours = calibrated(foreign, [(at, at + 4, "milk")])
    start, end = ours.range(at, at + 4) or (0, 0)
    assert ours.text[start:end] == "milk"


def _guid(number: int) -> str:
    return f"{number:08x}-0000-0000-0000-000000000000"


def _noted(number: int, said: str) -> str:
    """One of our own notes on a placement, as it may come back."""
    values = "".join(
        f'<VariableValue><VariableRef targetGUID="{A_GUID[:-1]}{variable}"/><TextValue>{text}</TextValue>'
        "</VariableValue>"
        for variable, text in ((8, _guid(7)), (9, said))
    )
    return f'<Note guid="{_guid(number)}" name="x"><PlainTextContent>milk</PlainTextContent>{values}</Note>'


def _merged(path: Path, tmp_path: Path) -> tuple[str, ...]:
    """What is told when a project comes into a new archive, which stays sound."""
    with Desk.create(tmp_path / "new.treaty") as desk:
        report = desk.exchanging.merge(path)
        assert desk.check() == ()
        return report


def test_one_guid_on_marks_of_three_documents_makes_three_placements(tmp_path: Path) -> None:
    mark = f'<PlainTextSelection guid="{_guid(1)}" startPosition="0" endPosition="4"/>'
    sources = "".join(_source(_guid(n), mark, f"S{n}") for n in range(2, 5))
    path = _packed(tmp_path / "p.qdpx", f"<Sources>{sources}</Sources>", {"one.txt": b"milk"})
    (highlight,) = read_qdpx(path).project.highlights
    assert len({one.id for one in highlight.placements}) == 3
    assert _merged(path, tmp_path)[0].startswith("Merged 1 highlight,")


def test_one_note_on_two_codes_makes_two_concerns(tmp_path: Path) -> None:
    codes = "".join(f'<Code guid="{_guid(n)}" name="c{n}" isCodable="true"/>' for n in (1, 2))
    codings = "".join(
        f'<Coding guid="{_guid(n + 10)}"><CodeRef targetGUID="{_guid(n)}"/>'
        f'<NoteRef targetGUID="{_guid(5)}"/></Coding>'
        for n in (1, 2)
    )
    mark = (
        f'<PlainTextSelection guid="{_guid(3)}" startPosition="0" endPosition="4">{codings}'
        "</PlainTextSelection>"
    )
    body = (
        f"<CodeBook><Codes>{codes}</Codes></CodeBook>{VARIABLES}<Sources>{_source(A_GUID, mark)}</Sources>"
        f"<Notes>{_noted(5, '')}</Notes>"
    )
    path = _packed(tmp_path / "p.qdpx", body, {"one.txt": b"milk"})
    (highlight,) = read_qdpx(path).project.highlights
    assert [one.note for one in highlight.concerns] == ["milk", "milk"]
    assert len({one.id for one in highlight.concerns}) == 2
    assert _merged(path, tmp_path)[0].startswith("Merged 1 highlight, 2 categories")


@pytest.mark.parametrize(
    "said",
    [
        "state=waiting; start=-4; end=4",
        "state=waiting; start=0; end=99999999999999999999",
        "state=waiting; start=2; end=2",
        "state=waiting; start=0; end=3",
        "state=dancing; start=0; end=4",
        "state=waiting; start=0; end=4; document=" + _guid(99),
    ],
)
def test_a_note_on_a_placement_that_cannot_be_is_told(said: str, tmp_path: Path) -> None:
    noted = _noted(5, f"placement={_guid(6)}; document={A_GUID}; {said}")
    body = f"{VARIABLES}<Sources>{_source(A_GUID)}</Sources><Notes>{noted}</Notes>"
    read = read_qdpx(_packed(tmp_path / "p.qdpx", body, {"one.txt": b"milk"}))
    assert read.project.highlights == ()
    assert read.losses == ("1 proposed or lost placement was left out: its words do not stand there.",)


def test_odd_values_of_a_placement_count_as_none(tmp_path: Path) -> None:
    noted = _noted(
        5,
        f"placement={_guid(6)}; document={A_GUID}; state=waiting; start=0; end=4; score=nan; fate=joy; "
        f"verdict=1; origin={_guid(6)}; =; score",
    )
    body = f"{VARIABLES}<Sources>{_source(A_GUID)}</Sources><Notes>{noted}</Notes>"
    path = _packed(tmp_path / "p.qdpx", body, {"one.txt": b"milk"})
    ((placed,),) = (one.placements for one in read_qdpx(path).project.highlights)
    assert (placed.score, placed.fate, placed.verdict, placed.origin) == (1.0, None, None, None)
    assert _merged(path, tmp_path)[0].startswith("Merged 1 highlight,")


def test_notes_on_placements_without_end_are_refused(tmp_path: Path) -> None:
    notes = "".join(
        _noted(n, f"placement={_guid(n + 100_000)}; document={A_GUID}; state=lost") for n in range(50_001)
    )
    body = f"{VARIABLES}<Sources>{_source(A_GUID)}</Sources><Notes>{notes}</Notes>"
    with pytest.raises(KnownError, match="more marked passages"):
        read_qdpx(_packed(tmp_path / "p.qdpx", body, {"one.txt": b"milk"}))


def test_a_mark_carried_through_a_chain_without_end_is_one_highlight(tmp_path: Path) -> None:
    marks = "".join(
        f'<PlainTextSelection guid="{_guid(n)}" startPosition="0" endPosition="4"/>' for n in range(20_000)
    )
    links = "".join(
        f'<Link guid="{_guid(n + 100_000)}" name="carried to" originGUID="{_guid(n)}" '
        f'targetGUID="{_guid(n + 1)}"/>'
        for n in range(19_999)
    )
    body = f"<Sources>{_source(A_GUID, marks)}</Sources><Links>{links}</Links>"
    (highlight,) = read_qdpx(_packed(tmp_path / "p.qdpx", body, {"one.txt": b"milk"})).project.highlights
    assert len(highlight.placements) == 20_000
    assert [one.id for one in highlight.placements if one.origin is None] == [_guid(0)]


def test_codes_of_one_name_without_guids_stay_apart_by_what_they_stand_under(tmp_path: Path) -> None:
    codes = "".join(
        f'<Code guid="{guid}" name="{name}"><Code guid="" name="citizenship"/></Code>'
        for guid, name in ((_guid(1), "a"), (_guid(2), "b"))
    )
    read = read_qdpx(_packed(tmp_path / "p.qdpx", f"<CodeBook><Codes>{codes}</Codes></CodeBook>"))
    assert [(one.name, one.parent) for one in read.project.categories] == [
        ("a", None),
        ("citizenship", _guid(1)),
        ("b", None),
        ("citizenship", _guid(2)),
    ]
