"""Projects made to do harm: refused in one sentence, or read with a report."""

import io
import zipfile
from pathlib import Path

import pytest

from workbench.exchange import read_qdc, read_qdpx
from workbench.exchange.calibrating import calibrated
from workbench.treaty.errors import KnownError

NAMESPACE = 'xmlns="urn:QDA-XML:project:1.0"'
A_GUID = "aaaaaaa1-aaaa-aaaa-aaaa-aaaaaaaaaaa1"


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
    assert read.losses == ("4 documents had no GUID of their own and got one (S0; S1; S3; S4).",)


def test_a_code_that_nobody_knows_leaves_the_mark(tmp_path: Path) -> None:
    coding = f'<Coding guid="{A_GUID}"><CodeRef targetGUID="{A_GUID}"/></Coding>'
    mark = f'<PlainTextSelection guid="zz" startPosition="0" endPosition="4">{coding}</PlainTextSelection>'
    read = read_qdpx(
        _packed(tmp_path / "p.qdpx", f"<Sources>{_source(A_GUID, mark)}</Sources>", {"one.txt": b"milk"})
    )
    assert [one.concerns for one in read.project.highlights] == [()]
    assert read.losses == ("1 codes on selections were left out: the codebook does not have them.",)


def test_codes_that_hold_themselves_come_once(tmp_path: Path) -> None:
    code = f'<Code guid="{A_GUID}" name="a"><Code guid="{A_GUID}" name="b"/></Code>'
    read = read_qdpx(_packed(tmp_path / "p.qdpx", f"<CodeBook><Codes>{code}</Codes></CodeBook>"))
    assert [(one.name, one.parent) for one in read.project.categories] == [("a", None)]


def test_decomposed_words_keep_their_places_through_the_whole_text() -> None:
    foreign = "cafe\u0301 A\u030a\n" * 40 + "milk"
    at = len(foreign) - 4
    ours = calibrated(foreign, [(at, at + 4, "milk")])
    start, end = ours.range(at, at + 4) or (0, 0)
    assert ours.text[start:end] == "milk"
