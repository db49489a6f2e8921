"""What happened to each article between two drafts, told from links and redlines made once."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from workbench.desk.articles import Articles
from workbench.desk.clause_changes import gone_places
from workbench.desk.comparing import DraftComparison
from workbench.desk.library import OpenDocument
from workbench.desk.passages import count_words
from workbench.desk.reports import ArticleChanges, label_of
from workbench.treaty.clauses import Clause, ClauseKind
from workbench.treaty.comparison import Link, LinkKind, Matter, Run, RunKind

_CHANGED = frozenset(LinkKind) - {LinkKind.UNCHANGED, LinkKind.RENUMBERED, LinkKind.BRACKET_ONLY}
_STAYING = (LinkKind.UNCHANGED, LinkKind.RENUMBERED)
_NEW, _GONE = "new", "gone"
_KINDS = (*(kind.value for kind in LinkKind), _NEW, _GONE)


def article_changes(
    known: DraftComparison, concerns: Mapping[str, int], left: Mapping[str, int]
) -> tuple[ArticleChanges, ...]:
    """Return each article of the newer draft in its order, with the gone ones where they stood.

    *concerns* counts open concerns by the newer draft's articles, *left* by the older one's.
    """
    return tuple(_ByArticle(known, concerns, left).all())


class _ByArticle:
    def __init__(self, known: DraftComparison, concerns: Mapping[str, int], left: Mapping[str, int]) -> None:
        self._known, self._concerns, self._left = known, concerns, left
        self._old, self._new = Articles(known.old), Articles(known.new)
        self._leaves = {clause.id for clause in self._old.counted}
        self._inside = _grouped(self._new)
        self._lost, self._gone_after = self._places_of_gone()

    def all(self) -> Iterator[ArticleChanges]:
        yield from map(self._gone, self._gone_after.get("", ()))
        for article in self._new.all:
            yield self._kept(article)
            yield from map(self._gone, self._gone_after.get(article.id, ()))

    def _kept(self, article: Clause) -> ArticleChanges:
        known = self._known
        links = sorted(known.links_to(article.id), key=lambda link: (not link.corrected, -link.score))
        before = [known.old.by_id[link.old] for link in links]
        inside = [(clause, self._best(clause)) for clause in self._inside[article.id]]
        lost = self._lost.get(article.id, [])
        come, went = self._words(inside, lost)
        return ArticleChanges(
            ", ".join(label_of(clause) for clause in sorted(before, key=lambda one: one.start)),
            label_of(article),
            article.heading,
            before[0].id if before else None,
            article.id,
            _counts(inside, lost, carried=self._moved(article, links)),
            come,
            went,
            sum(_openings(known.old, clause) for clause in before),
            _openings(known.new, article),
            self._matters(inside),
            self._concerns.get(article.id, 0),
            before[0].heading if before else "",
        )

    @staticmethod
    def _moved(article: Clause, links: Sequence[Link]) -> bool:
        return article.kind is ClauseKind.ARTICLE and any(link.kind is LinkKind.MOVED for link in links)

    def _gone(self, article: Clause) -> ArticleChanges:
        lost = self._lost.get(article.id, [])
        return ArticleChanges(
            label_of(article),
            "",
            article.heading,
            article.id,
            None,
            _counts((), lost),
            deleted=self._words((), lost)[1],
            brackets_before=_openings(self._known.old, article),
            concerns=self._left.get(article.id, 0),
            old_heading=article.heading,
        )

    def _best(self, clause: Clause) -> Link | None:
        """The link under which a clause counts: the innermost and most alike of those that lead to it."""
        links = self._known.links_to(clause.id)
        return min(links, key=lambda link: (link.old not in self._leaves, -link.score), default=None)

    def _words(self, inside: Iterable[tuple[Clause, Link | None]], lost: Iterable[Clause]) -> tuple[int, int]:
        """How many words came and how many went; brackets are no words."""
        come = went = 0
        for clause, link in inside:
            if link is None:
                come += count_words(self._known.new.text[clause.body : clause.end])
                continue
            for run in self._runs(clause):
                come += count_words(run.words) if run.kind is RunKind.INSERTED else 0
                went += count_words(run.words) if run.kind is RunKind.DELETED else 0
        went += sum(count_words(self._known.old.text[one.body : one.end]) for one in lost)
        return come, went

    def _matters(self, inside: Iterable[tuple[Clause, Link | None]]) -> dict[Matter, int]:
        found: Counter[Matter] = Counter()
        for clause, link in inside:
            if link is not None and link.kind in _CHANGED:
                found.update({run.matter for run in self._runs(clause) if run.matter is not None})
        return {matter: found[matter] for matter in Matter if found[matter]}

    def _runs(self, clause: Clause) -> Sequence[Run]:
        made = self._known.redlines.of_new.get(clause.id)
        return made.runs if made else ()

    def _places_of_gone(self) -> tuple[dict[str, list[Clause]], dict[str, list[Clause]]]:
        """Gone clauses by the article that they are told with, and gone articles by the one before them."""
        places = gone_places(self._known.old, self._known.comparison)
        heirs = {article.id: self._heir(article) for article in self._old.all}
        lost: dict[str, list[Clause]] = {}
        for clause in self._old.counted:
            article = self._old.of(clause.id)
            if clause.id in places and article is not None:
                lost.setdefault(heirs[article.id] or article.id, []).append(clause)
        after: dict[str, list[Clause]] = {}
        for article in self._old.all:
            if heirs[article.id] is None and (article.id in places or article.id in lost):
                holder = self._new.of(places.get(article.id) or None)
                after.setdefault(self._told_after(holder), []).append(article)
        return lost, after

    def _heir(self, article: Clause) -> str | None:
        """The newer article that an older one became, None where it has none."""
        links = sorted(self._known.links_from(article.id), key=lambda link: -link.score)
        heirs = (self._new.of(link.new) for link in links)
        return next((heir.id for heir in heirs if heir is not None and heir.id in self._inside), None)

    def _told_after(self, holder: Clause | None) -> str:
        """The last article up to *holder* that is told, empty for the start."""
        if holder is None:
            return ""
        return next((one.id for one in reversed(self._new.all) if one.start <= holder.start), "")


def _grouped(articles: Articles) -> dict[str, list[Clause]]:
    """The counted clauses by the article that holds them."""
    groups: dict[str, list[Clause]] = {article.id: [] for article in articles.all}
    for clause in articles.counted:
        article = articles.of(clause.id)
        if article is not None:
            groups[article.id].append(clause)
    return groups


def _counts(
    inside: Iterable[tuple[Clause, Link | None]], lost: Sequence[Clause], *, carried: bool = False
) -> dict[str, int]:
    """How the clauses of an article fared; what stands unchanged in one that moved was *carried* along."""
    kinds = (link.kind if link else None for _, link in inside)
    told = (LinkKind.MOVED if carried and kind in _STAYING else kind for kind in kinds)
    counts = Counter(kind.value if kind else _NEW for kind in told)
    counts[_GONE] = len(lost)
    return {kind: counts[kind] for kind in _KINDS if counts[kind]}


def _openings(document: OpenDocument, clause: Clause) -> int:
    return sum(document.text.count(sign, clause.start, clause.end) for sign in "[［【")
