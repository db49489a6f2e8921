"""Stale references: what still says *article 24* although that clause got another number."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.compare.instruments import in_company, of_another
from workbench.compare.labels import cited
from workbench.compare.redline import redline
from workbench.compare.sides import Side
from workbench.treaty.clauses import Clause, ClauseKind
from workbench.treaty.comparison import Comparison, Link, Reference, RunKind, StaleReference

Cited = tuple[str, ...]
Place = tuple[int, int]
_CITED_KINDS = (ClauseKind.ARTICLE, ClauseKind.PARAGRAPH, ClauseKind.SUBPARAGRAPH, ClauseKind.DEFINITION)


def stale_references(
    old: Side,
    new: Side,
    comparison: Comparison,
    old_references: Sequence[Reference],
    new_references: Sequence[Reference],
) -> tuple[StaleReference, ...]:
    """The references of the newer draft that kept a number which its clause does not bear any more.

    A reference is stale where the newer clause says what the older one said, word for word, and the
    clause that was meant got another number or is gone. One newly written is reported where no
    article bears its number. References that may be to another instrument are left out.
    """
    kept = _kept(old, new, comparison, old_references, new_references)
    ours, theirs = _by_label(old), _by_label(new)
    citable = {clause.id for clause in theirs.values()}
    targets = _Targets(ours, theirs, _partners(comparison), set(comparison.gone), citable)
    judged = (
        targets.judge(reference) if reference in kept else targets.judge_new(reference, new.text)
        for reference in _printed(new_references)
        if cited(reference.label) and not of_another(new.text, reference.start, reference.end)
    )
    return tuple(stale for stale in judged if stale is not None)


def _printed(references: Sequence[Reference]) -> list[Reference]:
    """The references without those that a range implies: of *articles 6 to 12*, 6 and 12."""
    return list({(one.start, one.end): one for one in references}.values())


@dataclass(frozen=True, slots=True)
class _Targets:
    """Clauses of both drafts by what they are cited as, and what became of the older ones."""

    old: dict[Cited, Clause]
    new: dict[Cited, Clause]
    partners: dict[str, list[Link]]
    gone: set[str]
    citable: set[str]

    def judge(self, reference: Reference) -> StaleReference | None:
        """A reference that stood in the older draft: stale where its clause has another number now."""
        label = cited(reference.label)
        meant = self.old.get(label) or self.old.get(label[:1])
        if meant is None:
            return None
        known = cited(meant.label)
        named = self.new.get(label) or (self.new.get(label[:1]) if len(label) > len(known) else None)
        if meant.id in self.gone:
            return StaleReference(reference, None, named.id if named else None)
        heirs = self.partners.get(meant.id, [])
        stays = self.new.get(known)
        if not heirs or any(stays and stays.id == link.new for link in heirs):
            return None
        best = heirs[-1]
        if best.check or best.new not in self.citable:
            return None
        return StaleReference(reference, best.new, named.id if named else None)

    def judge_new(self, reference: Reference, text: str) -> StaleReference | None:
        """A reference newly written: reported where no article bears its number and none else may."""
        if cited(reference.label)[:1] in self.new or not self.new:
            return None
        if in_company(text, reference.start, reference.end):
            return None
        return StaleReference(reference, None, None)


def _by_label(side: Side) -> dict[Cited, Clause]:
    """The clauses that can be cited; a label borne twice names none."""
    found: dict[Cited, Clause | None] = {}
    for clause in side.clauses:
        label = cited(clause.label) if clause.kind in _CITED_KINDS else ()
        if label:
            found[label] = None if label in found else clause
    return {label: clause for label, clause in found.items() if clause is not None}


def _partners(comparison: Comparison) -> dict[str, list[Link]]:
    """The links of each older clause, the best one last."""
    found: dict[str, list[Link]] = defaultdict(list)
    for link in sorted(comparison.links, key=lambda link: (link.corrected, link.score)):
        found[link.old].append(link)
    return found


def _kept(
    old: Side,
    new: Side,
    comparison: Comparison,
    old_references: Sequence[Reference],
    new_references: Sequence[Reference],
) -> set[Reference]:
    """The newer references that stand in words which the older clause has too, as the same reference."""
    ours, theirs = _by_clause(old_references), _by_clause(new_references)
    before = {clause.id: clause for clause in old.clauses}
    after = {clause.id: clause for clause in new.clauses}
    kept: set[Reference] = set()
    for link in comparison.links:
        if link.old in ours and link.new in theirs:
            said = {(one.start, one.end, cited(one.label)) for one in ours[link.old]}
            places = _Equal(old.text, before[link.old], new.text, after[link.new])
            for reference in theirs[link.new]:
                place = places.before(reference)
                if place is not None and (*place, cited(reference.label)) in said:
                    kept.add(reference)
    return kept


def _by_clause(references: Sequence[Reference]) -> dict[str, list[Reference]]:
    found: dict[str, list[Reference]] = defaultdict(list)
    for reference in references:
        found[reference.clause].append(reference)
    return found


class _Equal:
    """Where words of a newer clause stood in the older one."""

    def __init__(self, old_text: str, old: Clause, new_text: str, new: Clause) -> None:
        self._old, self._new = old.body, new.body
        runs = redline(old_text[old.body : old.end], new_text[new.body : new.end]).runs
        self._runs = [run for run in runs if run.kind is RunKind.EQUAL]

    def before(self, reference: Reference) -> Place | None:
        """The range of the same words in the older draft; None where they changed."""
        start, end = reference.start - self._new, reference.end - self._new
        for run in self._runs:
            if run.new_start <= start and end <= run.new_start + len(run.words):
                shift = self._old + run.old_start - run.new_start
                return start + shift, end + shift
        return None
