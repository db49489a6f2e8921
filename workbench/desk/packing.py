"""Packing: concerns, redlines, positions and statements become a briefing pack."""

import datetime
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from workbench import briefing
from workbench.archive import Repositories
from workbench.briefing import AskedSection, ConcernEntry, PackFacts, Part, Trend
from workbench.desk.acts import Acts
from workbench.desk.carrying import Carrying
from workbench.desk.comparing import Comparing, draft_facts
from workbench.desk.finding import Finding
from workbench.desk.fonts import font_for
from workbench.desk.library import chain_of, open_document
from workbench.desk.marking import ConcernRow, concern_rows
from workbench.desk.pack_changes import proven_changes
from workbench.desk.pack_gathering import Gathering, brackets, counts, missing, passages, position_entries
from workbench.desk.pack_orders import KeptPack, PackOrder, PackSection, Picked, read_order, written
from workbench.desk.pack_voices import Voices
from workbench.desk.position_places import Places
from workbench.desk.positions import Positions
from workbench.desk.settings import config_folder
from workbench.treaty.concerns import Status
from workbench.treaty.documents import Document, DocumentKind
from workbench.treaty.errors import KnownError
from workbench.treaty.files import write_whole

Progress = Callable[[float], bool]
"""Is told the share that is done, 0 to 1; answers whether to go on."""

_OF_POSITIONS = frozenset({Part.POSITIONS, Part.ARTICLE})
_OF_CHANGES = frozenset({Part.COMPARISON, Part.ARTICLE})
_MOST_HITS = 60
_LAST_SECOND = 1 << 33
_GATHERED, _PROVEN, _LAID_OUT = 0.5, 0.6, 0.7


class Packing:
    """Gathers what a pack shows, proves every quote, and writes it."""

    def __init__(
        self,
        acts: Acts,
        comparing: Comparing,
        carrying: Carrying,
        finding: Finding,
        positions: Positions,
    ) -> None:
        self._acts = acts
        self._comparing = comparing
        self._carrying = carrying
        self._finding = finding
        self._positions = positions

    # --- templates and kept packs ---------------------------------------------------------------

    def templates(self) -> tuple[str, ...]:
        """Return the names of the templates, the analyst's own among them."""
        return briefing.templates(template_folder())

    def template_sections(self, name: str) -> tuple[PackSection, ...]:
        """Return the sections of a template, to be put in another order."""
        plans = briefing.load_template(name, template_folder()).sections
        return tuple(PackSection(plan.part, new_page=plan.new_page) for plan in plans)

    def copy_template(self, name: str, copy_name: str) -> Path:
        """Copy a template file into the analyst's own folder, to be edited there, and return where it is."""
        key = "-".join(copy_name.casefold().split()) or name
        if not all(sign.isalnum() or sign == "-" for sign in key):
            raise KnownError("The name of a template can only hold letters, digits, spaces and hyphens.")
        folder = template_folder()
        source = next(
            (one for one in (folder, briefing.resources() / "templates") if (one / f"{name}.toml").exists()),
            None,
        )
        if source is None:
            raise KnownError("This template has no file any more; choose another one.")
        dest = folder / f"{key}.toml"
        if dest.exists():
            raise KnownError(f"There is a template {key} already; give the copy another name.")
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_whole(dest, (source / f"{name}.toml").read_bytes())
        return dest

    def kept(self) -> tuple[KeptPack, ...]:
        """Return the packs that were kept under a name; one that cannot be read any more is left out."""
        with self._acts.look() as kept:
            found = kept.packs.all()
        return tuple(made for one in found if (made := _kept(one.id, one.name, one.order)))

    def keep(self, name: str, order: PackOrder) -> KeptPack:
        """Keep an order under a name, in place of what was kept under it."""
        with self._acts.act(f"Keep pack “{name.strip()}”") as work:
            made = work.packs.put(name, written(order))
        return KeptPack(made.id, made.name, order)

    def forget(self, pack_id: str) -> None:
        """Take a kept pack away."""
        with self._acts.act("Remove kept pack") as work:
            work.packs.remove(pack_id)

    # --- what a pack holds ----------------------------------------------------------------------

    def facts(self, order: PackOrder, progress: Progress | None = None) -> PackFacts:
        """Return everything a template can show for *order*."""
        draft = self._draft(order)
        if order.language not in briefing.LANGUAGES:
            languages = ", ".join(briefing.LANGUAGES)
            raise KnownError(f"A pack has no labels in “{order.language}”; there are {languages}.")
        self._in_order(order.against, draft)
        known = self._comparing.compare(order.against, draft.id) if order.against else None
        parts = {one.part for one in order.sections or self.template_sections(order.template)}
        with self._acts.look() as kept:
            opened = known.new if known else open_document(kept, draft)
            places = Places(kept, opened, self._comparing)
            taken = tuple(self._positions.speaking_of(kept, opened))
            gathering = Gathering(opened, known, Voices(kept, opened, self._finding, taken, places))
            highlights = kept.highlights.of_document(draft.id)
            rows = concern_rows(kept, highlights, only=draft.id)
            wanted = _category_names(kept, order.categories)
            chosen = [row for row in rows if row.category and (not wanted or row.category.name in wanted)]
            waiting, lost = missing(kept, highlights, opened, wanted)
            entries = tuple(_entries(gathering, chosen, progress))
            statements = tuple(gathering.statements())
            picked = tuple(passages(kept, order.passages))
            standing = tuple(position_entries(taken)) if parts & _OF_POSITIONS else ()
            sections = tuple(self._asked(kept, one, order) for one in order.sections)
        drafts, trends = self._trends(draft, wanted)
        return PackFacts(
            title=order.title or briefing.usual_title(draft.short_name, order.language),
            draft=draft_facts(draft),
            concerns=entries,
            against=draft_facts(known.old.document) if known else None,
            changes=counts(known) if known else None,
            addressed=sum(
                row.concern is not None and row.concern.status is Status.ADDRESSED for row in chosen
            ),
            new=sum(entry.raised for entry in entries),
            waiting=waiting,
            lost=lost,
            brackets=brackets(opened),
            trends=trends,
            trend_drafts=tuple(one.short_name for one in drafts),
            statements=statements,
            passages=picked,
            categories=wanted,
            marking=order.marking,
            date=order.date or _today(),
            language=order.language,
            sections=sections,
            positions=standing,
            clauses=proven_changes(known) if known and parts & _OF_CHANGES else (),
            contents=order.contents,
            charts=order.charts,
            redlines=order.redlines,
            comments=order.comments,
            tracked=order.tracked,
        )

    def preview(self, order: PackOrder) -> str:
        """Return a pack as HTML for the screen."""
        template = briefing.load_template(order.template, template_folder())
        return briefing.to_html(briefing.assemble(self.facts(order), template))

    def write(self, order: PackOrder, dest: Path, progress: Progress | None = None) -> PackFacts:
        """Write a pack in the format that the suffix of *dest* names, whole or not at all.

        Returns what it shows.

        Raises KnownError with the list of quotes that no longer equal their source, and where
        *progress* answers that the analyst stopped it; an older file at *dest* is as it was then.
        """
        template = briefing.load_template(order.template, template_folder())
        facts = self.facts(order, progress)
        _go_on(progress, _GATHERED)
        self._prove(facts)
        _go_on(progress, _PROVEN)
        pack = briefing.assemble(facts, template)
        _go_on(progress, _LAID_OUT)
        rest = 1 - _LAID_OUT
        told = progress or _nobody
        briefing.write(
            pack,
            dest,
            fallback_font=font_for(facts, dest),
            progress=lambda share: told(_LAID_OUT + rest * share),
        )
        return facts

    def _asked(self, kept: Repositories, section: PackSection, order: PackOrder) -> AskedSection:
        picked = section.passages
        if section.part is Part.PASSAGES and not picked:
            picked = order.passages
        if section.part is Part.SEARCH and section.query.strip():
            picked = tuple(self._hits(section.query))
        return AskedSection(
            section.part,
            section.heading or (section.query.strip() if section.part is Part.SEARCH else ""),
            section.text,
            _category_names(kept, section.categories),
            section.articles,
            tuple(passages(kept, picked)),
            section.new_page,
        )

    def _hits(self, query: str) -> Iterator[Picked]:
        """The clauses that a search finds now."""
        found = self._finding.search(query, _MOST_HITS)
        if found.hint and not found.hits:
            raise KnownError(f"The search “{query}” in this pack cannot be made: {found.hint}")
        for hit in found.hits:
            if hit.clause_id:
                yield Picked(hit.document_id, hit.clause_id)

    def _prove(self, facts: PackFacts) -> None:
        cited = {facts.draft.document_id, facts.against.document_id if facts.against else ""}
        cited |= {one.document_id for one in facts.passages}
        cited |= {one.document_id for section in facts.sections for one in section.passages}
        cited |= {one.document_id for one in facts.positions}
        cited |= {support.document_id for entry in facts.concerns for support in entry.supports}
        with self._acts.look() as kept:
            texts = {one: kept.documents.canonical(one) for one in cited if one}
            rows = concern_rows(
                kept, kept.highlights.of_document(facts.draft.document_id), only=facts.draft.document_id
            )
        wrong = briefing.check_quotes(facts, texts)
        wrong += tuple(
            f"The words marked at {row.label} are not those of the draft." for row in rows if not row.sound
        )
        if wrong:
            raise KnownError(
                "No pack was written, because not every quotation is proven. " + " ".join(wrong[:10])
            )

    def _draft(self, order: PackOrder) -> Document:
        if not order.document_key:
            return self.newest_marked_draft()
        with self._acts.look() as kept:
            return kept.documents.find(order.document_key)

    def _in_order(self, against: str, draft: Document) -> None:
        """Refuse a draft to compare with that is newer than the one the pack is about."""
        if not against:
            return
        with self._acts.look() as kept:
            old = kept.documents.find(against)
            order = [one.id for one in chain_of(kept, draft)]
        if old.id in order and draft.id in order:
            newer = order.index(old.id) > order.index(draft.id)
        else:
            newer = old.date is not None and draft.date is not None and old.date > draft.date
        if newer:
            raise KnownError(
                f"{old.short_name} is newer than {draft.short_name}; a pack on a draft can only be "
                "compared with an earlier one."
            )

    def newest_marked_draft(self) -> Document:
        """Return the newest draft that has highlights, or the newest at all."""
        with self._acts.look() as kept:
            drafts = kept.documents.all(DocumentKind.DRAFT)
            marked = [one for one in drafts if kept.highlights.of_document(one.id)]
        if not drafts:
            raise KnownError("There is no draft in this archive yet, so there is nothing to report on.")
        return (marked or list(drafts))[-1]

    def _trends(
        self, draft: Document, wanted: tuple[str, ...]
    ) -> tuple[tuple[Document, ...], tuple[Trend, ...]]:
        if draft.kind is not DocumentKind.DRAFT:
            return (), ()
        drafts, tallies = self._carrying.trend(draft.id)
        with self._acts.look() as kept:
            categories = kept.codebook.all()
        return drafts, tuple(
            Trend(one.name, one.colour, tuple(tally.counts.get(one.id, 0) for tally in tallies))
            for one in categories
            if (not wanted or one.name in wanted) and any(tally.counts.get(one.id) for tally in tallies)
        )


def template_folder() -> Path:
    """Return where the analyst's own templates are; it need not exist."""
    return config_folder() / "templates"


def _today() -> datetime.date:
    """The date of a pack that names none; SOURCE_DATE_EPOCH sets it, for the same bytes on another day."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit() and int(epoch) < _LAST_SECOND:
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    return datetime.datetime.now().astimezone().date()


def _nobody(share: float) -> bool:
    """Goes on, whatever the share that is done."""
    return share >= 0


def _entries(
    gathering: Gathering, rows: list[ConcernRow], progress: Progress | None
) -> Iterator[ConcernEntry]:
    for done, row in enumerate(rows):
        if row.concern and row.sound:
            _go_on(progress, _GATHERED * done / len(rows))
            yield gathering.entry(row)


def _go_on(progress: Progress | None, share: float) -> None:
    if progress is not None and not progress(share):
        raise briefing.PackStopped


def _kept(pack_id: str, name: str, order: str) -> KeptPack | None:
    try:
        return KeptPack(pack_id, name, read_order(order))
    except KnownError:
        return None


def _category_names(kept: Repositories, wanted: tuple[str, ...]) -> tuple[str, ...]:
    known = {one.id: one.name for one in kept.codebook.all(retired=True)}
    return tuple(known[one] if one in known else kept.codebook.find(one).name for one in wanted)
