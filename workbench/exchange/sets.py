"""Sets of the exchange standard that say what it has no word for: retired categories, chains of drafts."""

from collections.abc import Iterable

from workbench.exchange.codes import RETIRED
from workbench.exchange.guids import derived, guid_of, read_guid
from workbench.exchange.project import ExchangeSource
from workbench.exchange.xml_in import child, children
from workbench.exchange.xml_out import Element, add, under

PLACEMENTS = "Placements that wait or were lost"
_DRAFTS = "Drafts of: "


def add_chains(root: Element, sources: Iterable[ExchangeSource]) -> None:
    """A set for each negotiated text, which names its drafts, oldest first."""
    chains: dict[str, list[str]] = {}
    for source in sources:
        if source.instrument:
            chains.setdefault(source.instrument, []).append(source.document.id)
    for name, drafts in chains.items():
        made = add(under(root, "Sets"), "Set", guid=derived("drafts of", name), name=_DRAFTS + name)
        for draft in drafts:
            add(made, "MemberSource", targetGUID=guid_of(draft))


def instruments_in(root: Element) -> dict[str, str]:
    """The name of the negotiated text of each draft, by the draft's id."""
    return {
        read_guid(member.get("targetGUID") or member.get("guid")): name
        for one in children(child(root, "Sets"), "Set")
        if (name := one.get("name", "")).startswith(_DRAFTS)
        and (name := " ".join(name.removeprefix(_DRAFTS).split()))
        for member in children(one, "MemberSource")
    }


def is_ours(one: Element) -> bool:
    """Tell whether a set is of the workbench's own making."""
    name = one.get("name", "")
    return name in (RETIRED, PLACEMENTS) or name.startswith(_DRAFTS)
