"""Codebooks as tables, and what counts in the exchange standard."""

from dataclasses import replace
from pathlib import Path

import pytest
from exchange_samples import name

from workbench.exchange import read_codebook_csv, read_qdc, write_codebook_csv, write_qdc
from workbench.treaty.concerns import Category
from workbench.treaty.errors import KnownError

BROAD = Category(
    name("broad"),
    "Overly broad",
    "#d55e00",
    "1",
    'So wide;\nand "vague"',
    None,
    0,
    False,
    "No intent.",
    "Drafting.",
)
CHILD = Category(name("child"), "Vague terms", "#0072b2", "", "", BROAD.id, 1, True)


def _said(category: Category) -> tuple[object, ...]:
    return tuple(getattr(category, one) for one in ("name", "colour", "shortcut", "description")) + tuple(
        getattr(category, one) for one in ("retired", "counts", "excludes")
    )


def test_a_table_gives_back_every_category_as_it_was(tmp_path: Path) -> None:
    assert write_codebook_csv((BROAD, CHILD), tmp_path / "c.csv") == ()
    (one, other), losses = read_codebook_csv(tmp_path / "c.csv")
    assert losses == ()
    assert (_said(one), _said(other)) == (_said(BROAD), _said(CHILD))
    assert (one.parent, other.parent) == (None, one.id)


def test_no_cell_is_a_formula_and_none_is_changed(tmp_path: Path) -> None:
    sly = replace(BROAD, name="=HYPERLINK(1)", description="+1", counts="@x", excludes="'quoted")
    write_codebook_csv((sly,), tmp_path / "c.csv")
    written = (tmp_path / "c.csv").read_text(encoding="utf-8-sig")
    assert "'=HYPERLINK" in written and "'+1" in written and "'@x" in written
    assert _said(read_codebook_csv(tmp_path / "c.csv")[0][0]) == _said(sly)


@pytest.mark.parametrize("divider", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_table_of_another_program_is_understood(tmp_path: Path, divider: str, encoding: str) -> None:
    lines = [("Parent", "NAME", "Retired"), ("Sécurité", "Tests", "x"), ("", " Sécurité  ", "")]
    text = "\n".join(divider.join(line) for line in lines)
    (tmp_path / "c.csv").write_bytes(text.encode(encoding))
    found, losses = read_codebook_csv(tmp_path / "c.csv")
    assert losses == ()
    assert [(one.name, one.retired) for one in found] == [("Sécurité", False), ("Tests", True)]
    assert found[1].parent == found[0].id


def test_a_parent_that_is_nowhere_and_a_circle_are_told(tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_text("name,parent\na,nowhere\nb,c\nc,b\n")
    found, losses = read_codebook_csv(tmp_path / "c.csv")
    assert {one.name for one in found} == {"a", "b", "c"}
    assert sum(one.parent is None for one in found) == 2
    assert len(losses) == 2


def test_lines_without_a_name_or_with_one_twice_are_told(tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_text("name,colour\na,#00FF00\nA,red\n,#000000\nb,red\n")
    found, losses = read_codebook_csv(tmp_path / "c.csv")
    assert [(one.name, one.colour) for one in found] == [("a", "#00ff00"), ("b", "")]
    assert losses == ("Line 3 is left out: it repeats a name.", "Line 4 is left out: it has no name.")


def test_lines_are_told_by_their_true_numbers(tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_text("name,colour\n\na,red\n\n,red\n")
    assert read_codebook_csv(tmp_path / "c.csv")[1] == ("Line 5 is left out: it has no name.",)


@pytest.mark.parametrize("content", [b"", b"\x00\xff\x00", b"colour;parent\n#000000;a\n"])
def test_what_is_no_codebook_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "c.csv").write_bytes(content)
    with pytest.raises(KnownError):
        read_codebook_csv(tmp_path / "c.csv")


@pytest.mark.parametrize("description", ["", "Some words.\n\nMore of them."])
@pytest.mark.parametrize("counts", ["", "Orders.\n\nAnd laws."])
@pytest.mark.parametrize("excludes", ["", "Preambles."])
def test_what_counts_and_what_does_not_come_back_from_the_standard(
    tmp_path: Path, description: str, counts: str, excludes: str
) -> None:
    one = replace(BROAD, shortcut="", description=description, counts=counts, excludes=excludes)
    write_qdc((one,), tmp_path / "c.qdc")
    assert read_qdc(tmp_path / "c.qdc")[0] == (one,)
