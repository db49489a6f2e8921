"""The last step of a Word file: footnotes, metadata scrubbed, and the same bytes each time."""

import datetime
from collections.abc import Sequence
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from workbench.briefing.docx_xml import WORD, Element, make, name_of
from workbench.briefing.pack import Pack

_EPOCH = datetime.date(2000, 1, 1)
_WORD_OF_TODAY = "15"
_FIXED = (1980, 1, 1, 0, 0, 0)
_UNNEEDED = ("thumbnail", "extended-properties", "stylesWithEffects", "customXml")


def finished(document: Any, pack: Pack, footnotes: Sequence[Element] = ()) -> bytes:
    """The bytes of the file. It names no author, no machine and no time but the pack's own date."""
    if footnotes:
        _add_footnotes(document, footnotes)
    _scrub(document, pack)
    _bring_up_to_date(document.settings.element)
    kept = BytesIO()
    document.save(kept)
    return _settled(kept)


def _add_footnotes(document: Any, footnotes: Sequence[Element]) -> None:
    lines = [
        make("footnote", make("p", make("r", make(tag))), type=kind, id=number)
        for number, kind, tag in (
            (-1, "separator", "separator"),
            (0, "continuationSeparator", "continuationSeparator"),
        )
    ]
    whole = etree.Element(f"{{{WORD}}}footnotes", nsmap={"w": WORD})
    whole.extend([*lines, *footnotes])
    blob = etree.tostring(whole, xml_declaration=True, encoding="UTF-8", standalone=True)
    package = document.part.package
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, blob, package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    settings = document.settings.element
    known = make("footnotePr", make("footnote", id=-1), make("footnote", id=0))
    settings.find(f"{{{WORD}}}compat").addprevious(known)


def _scrub(document: Any, pack: Pack) -> None:
    told = document.core_properties
    when = datetime.datetime.combine(pack.date or _EPOCH, datetime.time())
    told.title, told.language = pack.title[:255], pack.language
    told.author = told.last_modified_by = told.comments = told.keywords = told.subject = ""
    told.created = told.modified = when
    told.revision = 1
    for owner in (document.part.package, document.part):
        for key, relation in list(owner.rels.items()):
            if any(name in relation.reltype or name in relation.target_ref for name in _UNNEEDED):
                owner.rels.pop(key)


def _bring_up_to_date(settings: Element) -> None:
    """Have Word open the file as one of today, not in compatibility mode, and with a zoom it accepts."""
    for one in settings.iter(name_of("zoom")):
        one.set(name_of("percent"), "100")
    for one in settings.iter(name_of("compatSetting")):
        if one.get(name_of("name")) == "compatibilityMode":
            one.set(name_of("val"), _WORD_OF_TODAY)


def _settled(kept: BytesIO) -> bytes:
    """The same archive with its members' times fixed."""
    made = BytesIO()
    with ZipFile(kept) as before, ZipFile(made, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            member = ZipInfo(name, _FIXED)
            member.compress_type = ZIP_DEFLATED
            member.create_system = 0
            after.writestr(member, before.read(name))
    return made.getvalue()
