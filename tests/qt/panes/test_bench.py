"""What the scroll bench measures with."""

from workbench.qt.panes.bench import two_long_drafts


def test_the_long_drafts_have_two_thousand_highlights_and_real_redlines() -> None:
    old, new, links = two_long_drafts()
    assert len(old.marks) + len(new.marks) == 2000
    assert len(links) == len(old.clauses) == 1600
    changed = next(iter(new.redlines))
    clause = next(clause for clause in new.clauses if clause.id == changed)
    words = "".join(run.words for run in new.redlines[changed].runs if run.kind.value != "deleted")
    assert words == new.text[clause.body : clause.end]
