"""Merging a project that passed through a tool which gives everything new ids: nothing is doubled."""

import re
import uuid
import zipfile
from pathlib import Path

import pytest

from workbench.desk import Desk
from workbench.treaty.concerns import Severity

REV1 = "A/AC.900/22/Rev.1"
_GUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def _through_another_tool(desk: Desk, folder: Path, *changes: tuple[str, str], links: bool = True) -> Path:
    """The archive's project as a tool writes it that renews all GUIDs and knows no variables."""
    desk.exchanging.export(folder / "out.qdpx")
    new: dict[str, str] = {}

    def renewed(found: re.Match[str]) -> str:
        return new.setdefault(found[0], str(uuid.uuid4()))

    with zipfile.ZipFile(folder / "out.qdpx") as out, zipfile.ZipFile(folder / "back.qdpx", "w") as back:
        for name in out.namelist():
            content = out.read(name)
            if name == "project.qde":
                written = re.sub(r"<VariableValue>.*?</VariableValue>", "", content.decode(), flags=re.DOTALL)
                if not links:
                    written = re.sub(r"<Links>.*?</Links>", "", written, flags=re.DOTALL)
                for old, other in changes:
                    assert old in written
                    written = written.replace(old, other)
                content = _GUID.sub(renewed, written).encode()
            back.writestr(_GUID.sub(renewed, name), content)
    return folder / "back.qdpx"


@pytest.mark.parametrize("links", [True, False])
def test_round_after_round_nothing_is_doubled(desk: Desk, tmp_path: Path, links: bool) -> None:
    before = desk.marking.all()
    for _ in range(2):
        report = desk.exchanging.merge(_through_another_tool(desk, tmp_path, links=links))
        assert report[0] == "Merged 0 highlights, 0 categories and 0 documents that were not here."
        assert any("are here already under another id" in one for one in report)
        assert desk.marking.all() == before
    assert desk.exchanging.disagreements() == ()
    assert desk.check() == ()


def test_a_note_that_was_changed_there_is_a_disagreement(desk: Desk, tmp_path: Path) -> None:
    made = desk.marking.tag(
        REV1, "Online censorship", clause="7(1)", note="as it was", ask="delete", severity=Severity.HIGH
    )
    before = desk.marking.all()
    desk.exchanging.merge(_through_another_tool(desk, tmp_path, ("as it was", "as it is")))
    (dispute,) = desk.exchanging.disagreements()
    assert dispute.disagreement.highlight_id == made.id
    assert (dispute.ours.note, dispute.theirs.note) == ("as it was", "as it is")
    assert (dispute.theirs.severity, dispute.theirs.ask) == (Severity.HIGH, "delete")
    assert desk.marking.all() == before


def test_a_highlight_that_was_removed_here_stays_removed(desk: Desk, tmp_path: Path) -> None:
    made = desk.marking.tag(REV1, "Online censorship", clause="7(1)")
    file = _through_another_tool(desk, tmp_path)
    desk.marking.remove(made.id)
    before = desk.marking.all()
    report = desk.exchanging.merge(file)
    assert desk.marking.all() == before
    assert (
        "What you removed here and your colleague’s file has unchanged stays removed: 1 highlight or tag."
        in report
    )
    assert f"{len(before)} highlights of the file are here already" in " ".join(report)


def test_a_mark_of_another_analyst_on_the_same_words_is_another_mark(desk: Desk, tmp_path: Path) -> None:
    """What two analysts mark each for themselves is what their agreement is reckoned from."""
    made = desk.marking.tag(REV1, "Online censorship", clause="7(1)")
    before = {one.id for one in desk.marking.all()}
    author = f'name="{made.author}"'
    file = _through_another_tool(desk, tmp_path, (author, 'name="Somebody new"'))
    desk.exchanging.merge(file)
    added = [one for one in desk.marking.all() if one.id not in before]
    assert added and {one.author for one in added} == {"Somebody new"}
    count = len(desk.marking.all())
    desk.exchanging.merge(_through_another_tool(desk, tmp_path))
    assert len(desk.marking.all()) == count


def test_codes_on_the_same_words_that_come_apart_are_one_highlight_here(desk: Desk, tmp_path: Path) -> None:
    made = desk.marking.tag(REV1, "Online censorship", clause="7(1)")
    desk.marking.add_concern(made.id, desk.codebook.named("Discrimination").id)
    file = _through_another_tool(desk, tmp_path)
    with zipfile.ZipFile(file) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    written = members["project.qde"].decode()
    marks = re.findall(r"<PlainTextSelection .*?</PlainTextSelection>", written, flags=re.DOTALL)
    (both,) = (one for one in marks if one.count("<Coding ") == 2)
    codings = re.findall(r"<Coding .*?</Coding>", both, flags=re.DOTALL)
    apart = "".join(
        re.sub(r'guid="[^"]*"', f'guid="{uuid.uuid4()}"', both.replace(coding, ""), count=1)
        for coding in codings
    )
    members["project.qde"] = written.replace(both, apart).encode()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    before = desk.marking.all()
    desk.exchanging.merge(file)
    assert desk.marking.all() == before
