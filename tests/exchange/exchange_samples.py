"""Names, words and marks that the tests of exchange share."""

import datetime
import uuid
from pathlib import Path
from typing import Any

from workbench.treaty.anchors import anchor_at
from workbench.treaty.concerns import Placement

SHARED = Path(__file__).resolve().parents[2] / "../shared/data/refi-qda"
WHEN = datetime.datetime(2024, 1, 24, 9, 30, 15, 250_000, tzinfo=datetime.UTC)
OLD = "Article 6\n1. Unlawful access 😀 shall be an offence.\n2. With dishonest intent."
NEW = "Article 6\n1. Unlawful access 😀 shall be a serious offence.\n2. With dishonest intent & <malice>."


def name(word: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_OID, word))


def mark(text: str, quote: str, word: str, document: str, highlight: str, **more: Any) -> Placement:
    at = text.index(quote)
    return Placement(name(word), highlight, document, anchor_at(text, at, at + len(quote)), **more)
