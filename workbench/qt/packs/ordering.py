"""Between the form of a pack and the desk: what can be chosen, and the order that was given."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.qt.packs.options import Ticks
from workbench.qt.packs.order_panel import Order
from workbench.treaty.concerns import Category
from workbench.treaty.documents import Document, DocumentKind
from workbench.treaty.errors import KnownError

if TYPE_CHECKING:
    from workbench.desk import Desk, KeptPack, PackOrder


@dataclass(frozen=True, slots=True)
class Choices:
    """What the form offers; ``tagged`` is the newest draft with a highlight."""

    drafts: tuple[Document, ...]
    categories: tuple[Category, ...]
    templates: tuple[str, ...]
    tagged: str
    kept: tuple["KeptPack", ...]


def choices(desk: "Desk") -> Choices:
    """Return what a pack can be made from."""
    drafts = desk.library.documents(DocumentKind.DRAFT)
    tagged = next((one.id for one in reversed(drafts) if desk.marking.of_document(one.id)), "")
    packing = desk.packing
    return Choices(drafts, desk.codebook.categories(), packing.templates(), tagged, packing.kept())


def desk_order(order: Order, template: str) -> "PackOrder":
    """Return what the form says as the desk takes it."""
    from workbench.desk import PackOrder, Picked

    if not order.draft_id:
        raise KnownError("There is no draft in this archive yet, so there is nothing to put into a pack.")
    ticks = order.ticks
    return PackOrder(
        order.title,
        order.draft_id,
        order.against,
        order.categories,
        template,
        order.language,
        order.marking,
        passages=tuple(Picked(document_id, clause_id) for document_id, clause_id in order.passages),
        sections=order.sections,
        contents=ticks.contents or None,
        charts=ticks.charts,
        redlines=ticks.redlines,
        comments=ticks.comments,
        tracked=ticks.tracked,
    )


def shown_order(order: "PackOrder") -> Order:
    """Return an order of the desk as the form shows it."""
    return Order(
        order.title,
        order.document_key,
        order.against,
        order.categories,
        order.language,
        order.marking,
        tuple((one.document_id, one.clause_id) for one in order.passages),
        order.sections,
        Ticks(bool(order.contents), order.charts, order.redlines, order.comments, order.tracked),
    )


def keep(desk: "Desk", name: str, order: "PackOrder") -> "tuple[KeptPack, ...]":
    """Keep an order under a name and return all that are kept then."""
    desk.packing.keep(name, order)
    return desk.packing.kept()


def forget(desk: "Desk", pack_id: str) -> "tuple[KeptPack, ...]":
    """Take a kept order away and return all that are kept then."""
    desk.packing.forget(pack_id)
    return desk.packing.kept()
