"""The search command tells of words nearby and of each draft where that is asked for."""

import json
from pathlib import Path

import pytest

from workbench import cli


def _no_window(archive: Path | None, demo: bool) -> int:
    raise AssertionError("no window was asked for")


def test_search_tells_words_nearby_and_each_draft(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ("--kwic", "--sort", "right", "--collocates", "--by-draft", "--limit", "5", "--json")
    assert cli.run(_no_window, ["search", str(sample), "research", *options]) == 0
    told = json.loads(capsys.readouterr().out)
    right = [line["right"].casefold().split() for line in told["lines"]]
    assert right == sorted(right)
    assert told["collocates"]
    assert sum(one["occurrences"] for one in told["by_draft"]) > 0
    assert told["lines_total"] > len(told["lines"]) == 5
    assert told["passages_not_looked_at"] == 0


def test_a_concordance_that_is_cut_says_so(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(_no_window, ["search", str(sample), "research", "--kwic", "--limit", "3"]) == 0
    assert "These are the first 3 of " in capsys.readouterr().out
    assert cli.run(_no_window, ["search", str(sample), "research", "--kwic", "--limit", "9000"]) == 0
    assert "These are the first" not in capsys.readouterr().out
