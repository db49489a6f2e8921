"""Negotiated texts and actors: the few names that many documents share."""

from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, select

from workbench.archive.ledger import Ledger
from workbench.archive.tables import actor, negotiated_text, negotiation
from workbench.treaty.documents import Actor, ActorKind, NegotiatedText
from workbench.treaty.errors import KnownError


def same_name(name: str) -> str:
    """Return what two spellings of one name have in common: no case, single spaces."""
    return " ".join(name.split()).casefold()


class Texts:
    """The instruments being negotiated."""

    def __init__(self, connection: Connection, ledger: Ledger) -> None:
        self._connection = connection
        self._ledger = ledger

    def all(self) -> tuple[NegotiatedText, ...]:
        """Return every text, by name."""
        return tuple(sorted((_text(row) for row in self._rows()), key=lambda text: same_name(text.name)))

    def get(self, text_id: str) -> NegotiatedText:
        """Return the text with this id."""
        for text in self.all():
            if text.id == text_id:
                return text
        raise KnownError("This text is not in the archive any more.")

    def ensure(self, name: str, negotiation: str = "") -> NegotiatedText:
        """Return the text with this name, regardless of case; it is made where there is none."""
        for text in self.all():
            if same_name(text.name) == same_name(name):
                return text
        home = self._ensure_negotiation(negotiation) if negotiation else None
        made = NegotiatedText(str(uuid4()), " ".join(name.split()), negotiation)
        self._ledger.insert(negotiated_text, {"id": made.id, "name": made.name, "negotiation_id": home})
        return made

    def rename(self, text_id: str, name: str) -> None:
        """Give a text another name."""
        self._ledger.update(negotiated_text, text_id, name=" ".join(name.split()))

    def _ensure_negotiation(self, name: str) -> str:
        for row in self._connection.execute(select(negotiation)):
            if same_name(row.name) == same_name(name):
                return str(row.id)
        made = str(uuid4())
        self._ledger.insert(negotiation, {"id": made, "name": name})
        return made

    def _rows(self) -> Any:
        query = select(negotiated_text.c.id, negotiated_text.c.name, negotiation.c.name.label("negotiation"))
        return self._connection.execute(query.select_from(negotiated_text.outerjoin(negotiation)))


class Actors:
    """Who speaks: delegations, organisations, coalitions."""

    def __init__(self, connection: Connection, ledger: Ledger) -> None:
        self._connection = connection
        self._ledger = ledger

    def all(self) -> tuple[Actor, ...]:
        """Return every actor, by name."""
        rows = self._connection.execute(select(actor))
        return tuple(sorted(map(_actor, rows), key=lambda one: same_name(one.name)))

    def ensure(self, name: str, kind: ActorKind = ActorKind.DELEGATION) -> Actor:
        """Return the actor with this name, regardless of case; one is made where there is none."""
        known = select(actor).where(actor.c.folded == same_name(name)).limit(1)
        row = self._connection.execute(known).first()
        if row is not None:
            return _actor(row)
        made = Actor(str(uuid4()), " ".join(name.split()), kind)
        self._ledger.insert(actor, {"id": made.id, **_named(made.name), "kind": kind.value})
        return made

    def change(self, actor_id: str, *, name: str | None = None, kind: ActorKind | None = None) -> None:
        """Correct an actor's name or kind."""
        if name is not None:
            self._ledger.update(actor, actor_id, **_named(" ".join(name.split())))
        if kind is not None:
            self._ledger.update(actor, actor_id, kind=kind.value)


def _named(name: str) -> dict[str, str]:
    return {"name": name, "folded": same_name(name)}


def _actor(row: Any) -> Actor:
    return Actor(row.id, row.name, ActorKind(row.kind))


def _text(row: Any) -> NegotiatedText:
    return NegotiatedText(row.id, row.name, row.negotiation or "")
