"""Which encoding a text file was written in: told by its mark, by its zeros, or by the letters that it gives.

Tables hold a few words and many numbers, too little for what guesses by the statistics of a language. But each
language has few letters of its own, and the wrong encoding turns them into letters of no language, or into signs.
"""

import codecs
import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from charset_normalizer import from_bytes

from rampath.workbook.encoding_names import names_in

_BLOCK = 1_000_000
_SAMPLE = 40_000
_GLANCE = 4_000
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WEST = ("éèàêçû|âæëîïôœùüÿ", "äöüß", "áéíñóú|üªº", "ãáçéêíóÕ|àâôúªº", "àèéìòù|íîó", "ëïé|èöüç", "æøå|éòôü",
         "åäö|éü", "áéíóúæö|ðþý", "äöõÕü|šž", "àçèéíïòóúü·")  # fmt: skip
"""Behind a `|` the letters that are rare in a language, and so tell less; `Õ` is an õ before an e, as in `milhões`."""

_CENTRE = ("áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "ąćęłńóśźż", "áéíóöőúüű", "ăâîşţșț", "čšžćđ", "äöüß", "çë")
_TURKISH = ("çğıöşüâîûi̇",)
_BALTIC = ("āčēģīķļņšūž", "ąčęėįšųūž", "äöõüšž")
_GREEK = ("αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋ",)
"""Without the two that stand for the commonest Cyrillic letters, and in Greek in hardly any word."""
_CYRILLIC = ("абвгдежзийклмнопрстуфхцчшщъьюяэыёѓќџљњѕјіїєґђћ",)
_LANGUAGES = {
    "cp1252": _WEST,
    "cp1250": _CENTRE,
    "iso8859_15": _WEST,
    "iso8859_2": _CENTRE,
    "cp1254": _TURKISH,
    "cp1257": _BALTIC,
    "cp1253": _GREEK,
    "iso8859_7": _GREEK,
    "cp1251": _CYRILLIC,
    "iso8859_5": _CYRILLIC,
    "iso8859_16": _CENTRE,
    "cp850": _WEST,
    "cp852": _CENTRE,
    "cp857": _TURKISH,
    "cp737": _GREEK,
    "mac_roman": _WEST,
}
"""The encodings that are tried, in the order in which they win a draw, with the letters of the languages in them."""

_SELDOM = {"cp1252": 0.0, "iso8859_15": 0.0, "iso8859_16": 3.0, "mac_roman": 3.6,
           "cp850": 3.0, "cp852": 3.6, "cp857": 3.6, "cp737": 3.6}  # fmt: skip
"""How much more must speak for an encoding that hardly any program writes, or none but on a Mac or since DOS."""
_ELSEWHERE = 0.6
"""How much more for one of another region than the West: more than a single letter that is rare there."""

_RARE = 0.5

_NAME = 3
"""How much a letter counts in a name that is known, beside one that is only in the alphabet of a language."""

_OTHER_SCRIPTS = frozenset(_GREEK[0] + _CYRILLIC[0])
_RAISED = frozenset("¹²³")
_PLAIN_SIGNS = _RAISED | frozenset("€–—’‘“”„‚«»‹›…°§½¼¾·£•†‡™®©\u00a0±µ×‰º")
_FLOATING = frozenset("˛˘˝˙")
"""Accents without a letter, which nobody writes: they come of signs in another encoding."""
_NOTE = re.compile(r"(?<=[\w)\]%*.”’\"'])[¹²³]+(?![^\W\d_])|(?<!\w)[¹²³]+(?=[A-Z])")
"""The number of a footnote behind a word, a year or a bracket, or before a sentence."""
_NOTED = 2
"""How much such a number counts: as much as a letter, since the same byte is one in another encoding."""
_LETTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
"""A letter in UTF-8, which is hardly ever what two or three letters beside each other in an older encoding are."""
_NO_ASCII = bytes(range(0x80, 0x100))
_MOSTLY = 0.75
_SURE = 1.5
"""By how much more must speak for an encoding than for any other: by more than for one letter of a language's own."""
_APART = re.compile(rb"[\s;,|\"]+")
_LONGEST_WORD = 30
_USUAL = _RAISED | frozenset("€£–—’‘“”„‚«»…•§°½\u00a0")
"""Signs that stand in texts of any language, which no letter of another encoding is looked for behind."""
_BEYOND = re.compile(rb"[\x80-\xff]")
_END = re.compile(rb"[\r\n]")
_HIGH = re.compile(r"[^\x00-\x7f]")


class NoText(Exception):
    """Bytes that are text in no encoding that is known."""


class Written(NamedTuple):
    """The name of the encoding, by which Python reads the text.

    Where hardly less speaks for another one, `word` is one that the text holds, and `other` what it would be then.
    """

    encoding: str
    word: str = ""
    other: str = ""


def encoding_of(content: bytes) -> str:
    """The name of the encoding, by which Python reads the text; raises NoText."""
    return how_written(content).encoding


def how_written(content: bytes) -> Written:
    """The encoding of a text, and whether that is sure; raises NoText."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return Written(encoding)
    wide = wide_encoding(content)
    if wide is not None:
        return Written(wide)
    if content.isascii() or _decodes(content, "utf-8") or _is_mostly_utf8(content):
        return Written("utf-8")
    return _old(content)


def is_spoilt(content: bytes) -> bool:
    """Whether a text in UTF-8 has a few bytes that are none, as where it was cut amid a letter or pieced together."""
    return not content.isascii() and not _decodes(content, "utf-8") and _is_mostly_utf8(content)


def _is_mostly_utf8(content: bytes) -> bool:
    sample = b"\n".join(_sampled(content))
    letters = [len(found[0]) for found in _LETTER.finditer(sample)]
    return len(letters) > 1 and sum(letters) >= _MOSTLY * (len(sample) - len(sample.translate(None, _NO_ASCII)))


def wide_encoding(content: bytes) -> str | None:
    """UTF-16 without a mark: in plain text every other byte is zero, and none of the rest."""
    piece = content[:_GLANCE]
    even, odd = piece[0::2].count(0), piece[1::2].count(0)
    if len(piece) < 8 or max(even, odd) < max(3, len(piece) // 50) or min(even, odd):
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _decodes(content: bytes, encoding: str) -> bool:
    """Whether all bytes are text in an encoding; block by block, since nobody needs the text yet."""
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for at in range(0, len(content), _BLOCK):
            decoder.decode(content[at : at + _BLOCK])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _old(content: bytes) -> Written:
    sample = b"\n".join(_sampled(content))
    scores = {encoding: _score(sample, encoding) for encoding in _LANGUAGES}
    known = [encoding for encoding, score in scores.items() if score is not None and _decodes(content, encoding)]
    best = max(known, key=lambda encoding: scores[encoding] or 0, default="")
    rivals = {encoding: scores[encoding] or 0 for encoding in known if encoding != best}
    near = [encoding for encoding, score in rivals.items() if (scores[best] or 0) - score < _SURE]
    near.sort(key=lambda encoding: -rivals[encoding])
    if best and (scores[best] or 0) >= 0:
        return Written(best, *_doubtful(sample, best, near))
    equals = [encoding for encoding in known if scores[encoding] == scores[best]]
    guessed = from_bytes(sample, cp_isolation=equals).best() if len(equals) > 1 else None
    for encoding in ("" if guessed is None else guessed.encoding, best, "cp1252", "latin-1"):
        if encoding and _decodes(content, encoding):
            return Written(encoding, *_doubtful(sample, encoding, [best, *near]))
    raise NoText


def _doubtful(sample: bytes, taken: str, others: Iterable[str]) -> tuple[str, str]:
    """A word beyond ASCII and usual signs that is another one in another encoding, and that one; else nothing."""
    words = [word for word in dict.fromkeys(_APART.split(sample)) if not word.isascii()]
    for encoding in (each for each in others if each and each != taken):
        for word in words:
            read, other = (word.decode(each, "replace")[:_LONGEST_WORD] for each in (taken, encoding))
            if read != other and other.isprintable() and not all(sign.isascii() or sign in _USUAL for sign in read):
                return read, other
    return "", ""


def _sampled(content: bytes) -> Iterable[bytes]:
    """Lines with letters beyond ASCII, or what of them is near such a letter, as many as tell enough."""
    size = at = 0
    while size <= _SAMPLE and (letter := _beyond(content, at)) is not None:
        near = max(at, letter - _GLANCE // 2)
        begin = max(near, content.rfind(b"\n", near, letter) + 1, content.rfind(b"\r", near, letter) + 1)
        end = _END.search(content, letter, begin + _GLANCE)
        at = begin + _GLANCE if end is None else end.start()
        yield content[begin:at]
        size += at - begin


def _beyond(content: bytes, at: int) -> int | None:
    """Where the next byte beyond ASCII stands; block by block, since a search lets no other thread go on."""
    blocks = range(at, len(content), _BLOCK)
    found = (_BEYOND.search(content, block, block + _BLOCK) for block in blocks)
    return next((letter.start() for letter in found if letter is not None), None)


def _score(sample: bytes, encoding: str) -> float | None:
    """How well the letters beyond ASCII fit the language that they fit best; None where bytes are no letters."""
    try:
        text = sample.decode(encoding)
    except UnicodeDecodeError:
        return None
    seen = Counter(_between(text, found.start()) for found in _HIGH.finditer(text))
    apart = sum(count * _apart(*signs) for signs, count in seen.items())
    letters = Counter[str]()
    for (before, sign, after), count in seen.items():
        if sign.isalpha() and (before or after):
            letters["Õ" if sign in "õÕ" and after in {"e", "E"} else sign.lower()] += count
    single = (sum(count * _fits(letter, each) for letter, count in letters.items()) for each in _LANGUAGES[encoding])
    every = "".join(_LANGUAGES[encoding])
    all_together = sum(count if letter in every else -count for letter, count in letters.items())
    notes = sum(len(found[0]) for found in _NOTE.finditer(text)) if _RAISED.intersection(text) else 0
    told = _NOTED * notes + _NAME * names_in(text)
    return apart + max(single) + all_together + told - _SELDOM.get(encoding, _ELSEWHERE)


def _fits(letter: str, alphabet: str) -> float:
    common, _, rare = alphabet.partition("|")
    return 1.0 if letter in common else _RARE if letter in rare else -1.0


def _between(text: str, at: int) -> tuple[str, str, str]:
    """The letter before, the sign itself, and the letter after; nothing where no letter stands there."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return before if before.isalpha() else "", text[at], after if after.isalpha() else ""


def _apart(before: str, sign: str, after: str) -> float:
    """What speaks against a sign where it stands: a sign amid a word, a letter alone, or of another script.

    No word begins with an eth, which is what Lithuanian letters turn into.
    """
    if sign.isalpha():
        if not before and not after:
            return -1.5
        other = sign.lower() in _OTHER_SCRIPTS and ((before.isascii() and before) or (after.isascii() and after))
        misplaced = (sign.isupper() and before.islower() and not after.isupper()) or (sign in "ðÐ" and not before)
        return -2.0 if other else -1.0 if misplaced else 0.0
    if "\x80" <= sign <= "\x9f" or sign in _FLOATING:
        return -3.0
    if sign in "’‘·" or not (before or after):
        return 0.0 if sign in _PLAIN_SIGNS else -1.0
    if before and after:
        return -1.5
    return 0.0 if sign in _PLAIN_SIGNS and not (after and sign in _RAISED) else -0.5
