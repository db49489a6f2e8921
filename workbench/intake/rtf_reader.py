"""Rich Text Format: paragraphs with their looks, notes, tracked changes, letters of any code page."""

import codecs
from dataclasses import dataclass, field, replace

from workbench.intake.manuscript import Change, Manuscript, Run
from workbench.intake.printed_lines import parted
from workbench.intake.rtf_words import CHARSETS, ENDS, SIGNS, SKIPPED, TOGGLES, Token, tokens
from workbench.treaty.documents import SourceKind
from workbench.treaty.layout import BlockRole, ProposalKind, Reading, SpanStyle

_DEEPEST = 2000


def read_rtf(untrusted: bytes, manuscript: Manuscript) -> Reading:
    """Read an RTF text as it would be printed with its tracked changes accepted."""
    fonts, colours, page = _tables(untrusted)
    document = _Document(manuscript, fonts, colours, page)
    for token in tokens(untrusted):
        document.take(token)
    document.end()
    return manuscript.reading(SourceKind.RTF)


def _tables(untrusted: bytes) -> tuple[dict[int, str], list[str], str]:
    """The code pages of the fonts, the colours, and the code page of the document."""
    fonts: dict[int, str] = {}
    colours = [""]
    page, font, parts = "cp1252", -1, {"red": 0, "green": 0, "blue": 0}
    inside = ""
    for token in tokens(untrusted):
        word, number = token.word, token.number or 0
        if word in {"fonttbl", "colortbl"}:
            inside = word
        elif word in {"stylesheet", "info", "pard"}:
            if inside or word == "pard":
                break
        elif word == "ansicpg":
            page = _known(f"cp{number}")
        elif word == "mac":
            page = "mac_roman"
        elif inside == "fonttbl" and word == "f":
            font = number
        elif inside == "fonttbl" and word == "fcharset":
            fonts[font] = CHARSETS.get(number, "")
        elif inside == "colortbl" and word in parts:
            parts[word] = min(255, max(0, number))
        elif inside == "colortbl" and token.raw:
            colours += [f"#{parts['red']:02x}{parts['green']:02x}{parts['blue']:02x}"] * token.raw.count(b";")
    return fonts, colours[1:] or [""], page


def _known(encoding: str) -> str:
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return "cp1252"


@dataclass(frozen=True, slots=True)
class _State:
    styles: frozenset[SpanStyle] = frozenset()
    colour: str = ""
    change: ProposalKind | None = None
    encoding: str = ""
    stands_for: int = 1
    skipped: bool = False
    hidden: bool = False
    note: bool = False
    cell: bool = False
    indent: float = 0.0
    centred: bool = False
    outline: int = 0


@dataclass(slots=True)
class _Document:
    """One RTF text while it is read."""

    _manuscript: Manuscript
    _fonts: dict[int, str]
    _colours: list[str]
    _page: str
    _state: _State = field(default_factory=_State)
    _stack: list[_State] = field(default_factory=list)
    _runs: list[Run] = field(default_factory=list)
    _notes: list[list[Run]] = field(default_factory=list)
    _bytes: bytearray = field(default_factory=bytearray)
    _to_skip: int = 0
    _star: bool = False
    _high: int = 0

    def take(self, token: Token) -> None:
        """Take up one piece."""
        if token.raw:
            self._raw(token.raw)
            return
        self._flush()
        if token.brace:
            self._group(token.brace)
        elif token.sign:
            self._sign(token.sign)
        elif token.word == "u":
            self._unicode(token.number or 0)
        else:
            self._to_skip = 0
            self._word(token.word, token.number)
        if token.sign != "*":
            self._star = False

    def end(self) -> None:
        """End the last paragraph and print the notes."""
        self._flush()
        self._end_paragraph()
        for number, runs in enumerate(self._notes, 1):
            self._manuscript.add([Run(f"{number} "), *runs], BlockRole.FOOTNOTE)

    def _raw(self, raw: bytes) -> None:
        skipped = min(self._to_skip, len(raw))
        self._to_skip -= skipped
        self._bytes += raw[skipped:]

    def _flush(self) -> None:
        if self._bytes:
            encoding = self._state.encoding or self._page
            words = bytes(self._bytes).decode(encoding, "replace")
            self._bytes.clear()
            self._say(words)

    def _say(self, words: str) -> None:
        state = self._state
        if state.skipped or state.hidden or not words:
            return
        changes = (Change(state.change),) if state.change else ()
        into = self._notes[-1] if state.note and self._notes else self._runs
        into.append(Run(words, state.styles, state.colour, changes))

    def _group(self, brace: str) -> None:
        self._to_skip = 0
        if brace == "{":
            if len(self._stack) < _DEEPEST:
                self._stack.append(self._state)
            return
        if len(self._stack) == 1:
            self._end_paragraph()
        if self._stack:
            self._state = self._stack.pop()

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._star = True
        elif sign in "\r\n":
            self._end_paragraph()
        else:
            self._say({"~": "\u00a0", "_": "-", "-": ""}.get(sign, sign))

    def _unicode(self, number: int) -> None:
        code = number + 0x10000 if number < 0 else number
        self._to_skip = self._state.stands_for
        if 0xD800 <= code < 0xDC00:
            self._high = code
        elif 0xDC00 <= code < 0xE000 and self._high:
            self._say(chr(0x10000 + ((self._high - 0xD800) << 10) + (code - 0xDC00)))
            self._high = 0
        elif 0 < code < 0x110000 and not 0xD800 <= code < 0xE000:
            self._say(chr(code))

    def _word(self, word: str, number: int | None) -> None:
        state = self._state
        if word in SKIPPED or (self._star and word not in {"footnote", "listtext", "shptxt", "shpinst"}):
            self._state = replace(state, skipped=True)
        elif word in SIGNS:
            self._say(SIGNS[word])
        elif word in ENDS:
            if not state.note:
                self._end_paragraph(cell=word in {"cell", "nestcell"})
            else:
                self._say(" ")
        elif word == "footnote":
            self._notes.append([])
            self._state = replace(state, note=True, styles=frozenset())
        elif word == "chftn":
            if not state.note:
                self._mark_note(len(self._notes) + 1)
        else:
            self._state = self._restyled(state, word, number)

    def _mark_note(self, number: int) -> None:
        styles = self._state.styles | {SpanStyle.SUPERSCRIPT}
        self._runs.append(Run(str(number), styles, self._state.colour))

    def _restyled(self, state: _State, word: str, number: int | None) -> _State:
        on = number != 0
        if word in TOGGLES:
            style = TOGGLES[word]
            return replace(state, styles=state.styles | {style} if on else state.styles - {style})
        match word:
            case "plain":
                return replace(state, styles=frozenset(), colour="", change=None, hidden=False)
            case "ulnone":
                return replace(state, styles=state.styles - {SpanStyle.UNDERLINE})
            case "nosupersub":
                return replace(state, styles=state.styles - {SpanStyle.SUPERSCRIPT})
            case "highlight" | "cb" | "chcbpat":
                return self._highlighted(state, number or 0)
            case "revised":
                return replace(state, change=ProposalKind.INSERT if on else None)
            case "deleted":
                return replace(state, change=ProposalKind.DELETE if on else None)
            case "v":
                return replace(state, hidden=on)
            case "f":
                return replace(state, encoding=self._fonts.get(number or 0, ""))
            case "uc":
                return replace(state, stands_for=min(max(number or 0, 0), 8))
            case "pard":
                return replace(state, indent=0.0, centred=False, outline=0, cell=False)
            case "li":
                return replace(state, indent=max(0, min(number or 0, 40_000)) / 20)
            case "qc":
                return replace(state, centred=True)
            case "outlinelevel":
                return replace(state, outline=(number or 0) + 1 if 0 <= (number or 0) < 9 else 0)
            case "intbl":
                return replace(state, cell=True)
        return state

    def _highlighted(self, state: _State, number: int) -> _State:
        colour = self._colours[number] if 0 < number < len(self._colours) else ""
        if colour in {"", "#ffffff", "#000000"}:
            return replace(state, colour="", styles=state.styles - {SpanStyle.HIGHLIGHT})
        return replace(state, colour=colour, styles=state.styles | {SpanStyle.HIGHLIGHT})

    def _end_paragraph(self, cell: bool = False) -> None:
        runs, self._runs = self._runs, []
        state = self._state
        role = BlockRole.HEADING if state.outline else BlockRole.PARAGRAPH
        role = BlockRole.TABLE_CELL if cell or state.cell else role
        for piece in parted(runs):
            self._manuscript.add(piece, role, state.outline, state.indent, state.centred)
