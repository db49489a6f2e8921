"""Members of a zip and XML in them, taken out with limits: no bombs, no paths, no entities."""

import io
import zipfile
import zlib
from dataclasses import dataclass

from lxml import etree

from workbench.intake.refusals import Unreadable

_MOST_MEMBERS = 5000
_LARGEST_MEMBER = 128 << 20
_LARGEST_RATIO = 400
_SMALL = 4 << 20
_BOMB = "what is packed in it is far too large."


@dataclass(frozen=True, slots=True)
class Members:
    """The members of a zip held in memory; nothing is ever unpacked to the disk."""

    _zip: zipfile.ZipFile
    names: frozenset[str]

    def read(self, name: str) -> bytes:
        """The bytes of one member; ``Unreadable`` when it is missing, damaged or blown up."""
        try:
            entry = self._zip.getinfo(name)
            if entry.flag_bits & 1:
                raise Unreadable("its parts are locked with a password; save it without one.")
            _check_size(entry)
            with self._zip.open(entry) as member:
                unpacked = member.read(_LARGEST_MEMBER + 1)
        except KeyError as error:
            raise Unreadable("a part of it is missing; the file is damaged.") from error
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise Unreadable("a part of it is damaged.") from error
        if len(unpacked) > _LARGEST_MEMBER:
            raise Unreadable(_BOMB)
        return unpacked

    def xml(self, name: str) -> etree._Element:
        """The root of an XML member."""
        return parse_xml(self.read(name))

    def xml_or_none(self, name: str) -> etree._Element | None:
        """The root of an XML member, None where there is no such member."""
        return self.xml(name) if name in self.names else None


def open_zip(untrusted: bytes) -> Members:
    """Open a zip held in memory, refusing one with absurdly many or large members."""
    try:
        opened = zipfile.ZipFile(io.BytesIO(untrusted))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Unreadable("its zip container is damaged or cut short.") from error
    entries = opened.infolist()
    if len(entries) > _MOST_MEMBERS:
        raise Unreadable(_BOMB)
    return Members(opened, frozenset(entry.filename for entry in entries))


def parse_xml(untrusted: bytes) -> etree._Element:
    """The root of an XML text; entities stay unexpanded, nothing is fetched, a doctype is refused."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(untrusted, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable("a part of it is no well-formed XML; the file is damaged.") from error
    if _declares_entities(root):
        raise Unreadable("it declares entities of its own, which no document needs.")
    return root


def _declares_entities(root: etree._Element) -> bool:
    declared = root.getroottree().docinfo.internalDTD
    return declared is not None and bool(list(declared.iterentities()))  # type: ignore[attr-defined]  # missing in the stubs


def _check_size(entry: zipfile.ZipInfo) -> None:
    if entry.file_size > _LARGEST_MEMBER:
        raise Unreadable(_BOMB)
    if entry.file_size > _SMALL and entry.file_size > _LARGEST_RATIO * max(1, entry.compress_size):
        raise Unreadable(_BOMB)
