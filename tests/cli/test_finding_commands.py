"""The search command tells of words nearby and of each draft where that is asked for."""

import json
from pathlib import Path

import pytest

from workbench import cli


def _no_window(archive: Path | None, demo: bool) -> int:
    raise AssertionError("no window was asked for")


def test_search_tells_words_nearby_and_each_draft(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ("--kwic", "--sort", "right", "--collocates", "--by-draft", "--json")
    assert cli.run(_no_window, ["search", str(sample), "research", *options]) == 0
    told = json.loads(capsys.readouterr().out)
    right = [line["right"].casefold().split() for line in told["lines"]]
    assert right == sorted(right)
    assert told["collocates"]
    assert sum(one["occurrences"] for one in told["by_draft"]) > 0
