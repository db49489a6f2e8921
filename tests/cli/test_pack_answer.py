"""What the pack command answers of concerns that its pack cannot show."""

import json
from pathlib import Path

import pytest

from workbench import cli

REV2, REV3 = "A/AC.900/22/Rev.2", "A/AC.900/22/Rev.3"


def _no_window(archive: Path | None, demo: bool) -> int:
    raise AssertionError(archive, demo)


def test_concerns_that_wait_or_are_lost_are_told(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def answer(*more: str) -> str:
        assert cli.run(_no_window, ["pack", str(sample), str(dest), *more]) == 0
        return capsys.readouterr().out

    dest = tmp_path / "pack.md"
    told = json.loads(answer("--draft", REV3, "--json"))
    assert told["waiting"] > 0
    assert f"{told['waiting']} concerns wait for review" in dest.read_text("utf-8")
    lost = json.loads(answer("--draft", REV2, "--json"))["lost"]
    assert lost > 0
    said = answer("--draft", REV2)
    assert f"Concerns that wait for review: 0. No longer found in this draft: {lost}." in said
