"""The command line: what goes out and comes back in each format."""

import json
from pathlib import Path
from typing import Any

import pytest

from workbench import cli


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str]) -> Any:
    """Run a command; give its exit status, its answer and what it complained of."""

    def no_window(archive: Path | None, demo: bool) -> int:
        raise AssertionError("no window was asked for")

    def run(*arguments: object) -> tuple[int, Any, str]:
        status = cli.run(no_window, [str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return status, json.loads(out) if "--json" in arguments and out else out, err

    return run


@pytest.mark.parametrize("suffix", [".qdpx", ".json", ".csv", ".xlsx", ".pdf"])
def test_what_went_out_merges_into_its_own_archive_without_a_change(
    shell: Any, sample: Path, tmp_path: Path, suffix: str
) -> None:
    out = tmp_path / f"out{suffix}"
    assert shell("export", sample, out, "--json")[0] == 0
    status, answer, _ = shell("merge", sample, out, "--json")
    assert status == 0
    assert answer["report"][0].startswith("Merged 0 highlights, 0 categories and 0 documents")


@pytest.mark.parametrize("name", ["draft.akn.xml", "draft.akn"])
def test_a_draft_goes_out_as_akoma_ntoso(shell: Any, sample: Path, tmp_path: Path, name: str) -> None:
    status, answer, _ = shell("export", sample, tmp_path / name, "--draft", "A/AC.900/22/Rev.1", "--json")
    assert (status, len(answer["losses"])) == (0, 1)
    assert b"<akomaNtoso" in (tmp_path / name).read_bytes()


def test_a_table_that_is_none_is_one_line_on_the_error_stream(
    shell: Any, sample: Path, tmp_path: Path
) -> None:
    (tmp_path / "x.csv").write_text("a;b\n")
    status, _, complaint = shell("merge", sample, tmp_path / "x.csv")
    assert status == 1
    assert len(complaint.strip().splitlines()) == 1
