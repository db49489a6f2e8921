"""What the standard has no word for, as variables: of a document and of a concern."""

import datetime
from collections.abc import Mapping

from workbench.exchange.guids import derived, guid_of, read_guid
from workbench.exchange.xml_in import child, children, said
from workbench.exchange.xml_out import Element, add
from workbench.treaty.concerns import Concern, Severity, Status
from workbench.treaty.documents import Document, DocumentKind

_DOCUMENT = ("Kind", "Symbol", "Date", "Language", "Session", "Actors", "Signatories")
HIGHLIGHT, CATEGORY, PLACEMENT = "Highlight", "Category", "Placement"
_NOTE = (HIGHLIGHT, CATEGORY, "Severity", "Status", "Ask", PLACEMENT)
OURS = frozenset((*_DOCUMENT, *_NOTE))
_BETWEEN = "; "


def add_variables(root: Element) -> None:
    """Declare all variables that may be used."""
    variables = add(root, "Variables")
    for name in (*_DOCUMENT, *_NOTE):
        add(variables, "Variable", guid=_guid(name), name=name, typeOfVariable="Text")


def _guid(name: str) -> str:
    return derived("variable", name)


def add_values(parent: Element, values: Mapping[str, str]) -> None:
    """Values of declared variables; empty ones are left out."""
    for name, value in values.items():
        if value:
            holder = add(parent, "VariableValue")
            add(holder, "VariableRef", targetGUID=_guid(name))
            add(holder, "TextValue", value)


def add_document_values(parent: Element, document: Document) -> None:
    """What is known of a document."""
    add_values(
        parent,
        {
            "Kind": document.kind.value,
            "Symbol": document.symbol,
            "Date": document.date.isoformat() if document.date else "",
            "Language": document.language,
            "Session": document.session,
            "Actors": _joined(document.actors),
            "Signatories": _joined(document.signatories),
        },
    )


def add_concern_values(parent: Element, concern: Concern) -> None:
    """What is known of a concern beside its note."""
    add_values(
        parent,
        {
            HIGHLIGHT: concern.highlight_id,
            CATEGORY: guid_of(concern.category_id),
            "Severity": concern.severity.value,
            "Status": concern.status.value,
            "Ask": concern.ask,
        },
    )


def names_of_variables(root: Element) -> dict[str, str]:
    """The names of a project's variables by GUID."""
    declared = children(child(root, "Variables"), "Variable")
    return {read_guid(one.get("guid")): one.get("name", "") for one in declared}


def values_of(element: Element, names: Mapping[str, str]) -> dict[str, str]:
    """The variables' values on an element, by name, as text."""
    found = {}
    for holder in children(element, "VariableValue"):
        reference = child(holder, "VariableRef")
        name = names.get(read_guid(reference.get("targetGUID"))) if reference is not None else None
        kinds = ("TextValue", "DateValue", "DateTimeValue", "IntegerValue", "FloatValue", "BooleanValue")
        value = next((text for kind in kinds if (text := said(holder, kind))), "")
        if name and value:
            found[name] = value
    return found


def document_from(id: str, title: str, values: Mapping[str, str]) -> Document:
    """A document of a foreign project; without a kind it is a statement."""
    return Document(
        id=id,
        kind=DocumentKind.DRAFT if values.get("Kind") == DocumentKind.DRAFT else DocumentKind.STATEMENT,
        title=" ".join(title.split()) or "?",
        symbol=values.get("Symbol", ""),
        date=_date(values.get("Date", "")),
        language=values.get("Language", "")[:8],
        session=values.get("Session", ""),
        actors=_several(values.get("Actors", "")),
        signatories=_several(values.get("Signatories", "")),
    )


def severity_from(values: Mapping[str, str]) -> Severity:
    """The severity named, else medium."""
    written = values.get("Severity", "").casefold()
    return Severity(written) if written in set(Severity) else Severity.MEDIUM


def status_from(values: Mapping[str, str]) -> Status:
    """The status named, else open."""
    written = values.get("Status", "").casefold()
    return Status(written) if written in set(Status) else Status.OPEN


def _joined(names: tuple[str, ...]) -> str:
    """Names in one line; each in a line of its own where one of them has what stands between names."""
    if any(";" in name for name in names):
        return "".join(f"{name}\n" for name in names)
    return _BETWEEN.join(names)


def _several(written: str) -> tuple[str, ...]:
    parts = written.split("\n" if "\n" in written else _BETWEEN)
    return tuple(part.strip() for part in parts if part.strip())


def _date(written: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(written[:10]) if written else None
    except ValueError:
        return None
