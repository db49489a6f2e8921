"""Bundles: one analyst's work in one file, for a colleague who has the same documents."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from workbench.exchange.limits import read_limited
from workbench.exchange.lineage import ring_closers
from workbench.exchange.plain import from_plain, to_plain
from workbench.exchange.project import VERSION, Bundle
from workbench.treaty.errors import KnownError
from workbench.treaty.files import write_whole

_FORMAT = "treaty-workbench-bundle"
_LARGEST = 256 * 1024 * 1024
MOST_CATEGORIES = 10_000
LONGEST_NAME = 1_000
LONGEST_AUTHOR = 200
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_SHORTCUT = re.compile(r"\w?")


def write_bundle(bundle: Bundle, dest: Path) -> tuple[str, ...]:
    """Write all of it; nothing stays behind, and the same bundle gives the same bytes."""
    content = {"format": _FORMAT, "version": VERSION, **to_plain(bundle)}
    written = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True)
    write_whole(dest, written.encode("utf-8", "replace") + b"\n")
    return ()


def read_bundle(path: Path) -> Bundle:
    """The bundle in a file, with every value of the right type and every reference inside it."""
    untrusted = read_limited(path, _LARGEST)
    try:
        content = json.loads(untrusted.decode("utf-8-sig"))
    except (ValueError, RecursionError) as problem:
        raise KnownError(f"{path.name} is not a bundle of the workbench, or it is damaged.") from problem
    if not isinstance(content, dict) or content.get("format") != _FORMAT:
        raise KnownError(f"{path.name} is not a bundle of the workbench.")
    version = content.get("version")
    if type(version) is int and version > VERSION:
        raise KnownError(f"{path.name} was made by a newer workbench; update this one to merge it.")
    try:
        bundle = from_plain(Bundle, content)
    except (ValueError, OverflowError, RecursionError) as problem:
        raise KnownError(f"{path.name} was not read: a value in it is not what it should be.") from problem
    _check(bundle, path.name)
    if problem_found := next(_odd_values(bundle), ""):
        raise KnownError(f"{path.name} was not read: {problem_found}.")
    return bundle


def _odd_values(bundle: Bundle) -> Iterator[str]:
    """What is of the right type in a bundle and still can be none of the workbench's own values."""
    highlights = bundle.highlights
    if any(len(one) > LONGEST_AUTHOR for one in (bundle.author, *(one.author for one in highlights))):
        yield f"the name of an analyst is longer than {LONGEST_AUTHOR} letters"
    if any(len(one) > LONGEST_NAME for one in _names(bundle)):
        yield f"a name or an id is longer than {LONGEST_NAME:,} letters"
    if any(not 0 <= one.score <= 1 for highlight in highlights for one in highlight.placements):
        yield "a score is not between 0 and 1"
    if odd := next((one for one in bundle.categories if not _COLOUR.fullmatch(one.colour)), None):
        yield f"the colour of the category “{odd.name}” is none"
    if odd := next((one for one in bundle.categories if not _SHORTCUT.fullmatch(one.shortcut)), None):
        yield f"the shortcut of the category “{odd.name}” is not one key"


def _names(bundle: Bundle) -> Iterator[str]:
    """All names and ids, which are short wherever they come from the workbench."""
    for document in bundle.documents:
        yield from (document.id, document.symbol, document.language)
    for category in bundle.categories:
        yield from (category.id, category.name, category.parent or "")
    for highlight in bundle.highlights:
        yield highlight.id
        yield from (one.id for one in highlight.concerns)
        yield from (part for one in highlight.placements for part in (one.id, one.origin or ""))


def _check(bundle: Bundle, name: str) -> None:
    """Refuse a bundle whose parts do not belong together, before any of it is merged."""
    if len(bundle.categories) > MOST_CATEGORIES:
        raise KnownError(f"{name} was not read: it has more than {MOST_CATEGORIES:,} categories.")
    documents = {document.id for document in bundle.documents}
    concerns = [one.id for highlight in bundle.highlights for one in highlight.concerns]
    placed = [one.id for highlight in bundle.highlights for one in highlight.placements]
    for ids in (
        concerns,
        placed,
        [one.id for one in bundle.highlights],
        [one.id for one in bundle.categories],
    ):
        if len(set(ids)) < len(ids):
            raise KnownError(f"{name} was not read: it has two different things under one id.")
    for highlight in bundle.highlights:
        placements = highlight.placements
        strange = (
            any(one.highlight_id != highlight.id for one in placements)
            or any(one.highlight_id != highlight.id for one in highlight.concerns)
            or any(one.document_id not in documents for one in placements)
            or ring_closers({one.id: one.origin for one in placements})
            or any(one.anchor and not 0 <= one.anchor.start < one.anchor.end for one in placements)
        )
        if strange:
            raise KnownError(f"{name} was not read: its highlights and documents do not belong together.")
