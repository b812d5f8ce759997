"""What stands beside the digits of a figure: signs, brackets, per cent, scale, currency, flags and footnote marks."""

import re
from dataclasses import dataclass

from rampath.workbook.currency import CODES, code_of
from rampath.workbook.scale import POWERS

_BEFORE = re.compile(
    r"\s*(?:(?P<sign>[+\-\u2212\u2013\u2011\ufe63\uff0d])|(?P<open>[(\[])"
    r"|(?P<about>[~\u2248]|(?:circa|ca(?!\$)|approx)\b\.?|c\.)|(?P<word>[^\s()\[\]+\-\u2212]+))\s*",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?P<blank>\s*)(?:(?P<close>[)\]])|(?P<minus>[-\u2212])|(?P<percent>%|(?:per ?cent|pct|prozent|pour ?cent)\b)"
    r"|(?<=\s)(?P<note>[a-z])\)(?!\w)"
    r"|\((?P<letters>[a-z0-9]{1,2}|est\.?|prov\.?|prel\.?)\)"
    r"|\[(?P<symbol>[a-z]{1,2}|(?:notes? )?\d{1,2}(?:(?:, ?| and )\d{1,2})*)\]"
    r"|(?P<mark>[*†‡§¶‖#¹²³⁰⁴-⁹⁽⁾ᵃ-ᵛ]|(?<=[¹²³⁰⁴-⁹])[,;](?=\s?[¹²³⁰⁴-⁹]))"
    r"|(?P<word>'000\b|(?:us|c|ca|a|au|nz)?\$|[€£¥₺₴₽]|[^\W\d_]+\.?))",
    re.IGNORECASE,
)
_PAIRS = {"(": ")", "[": "]"}
_RAISED_NUMBER = re.compile(r"[¹²³⁰⁴-⁹]$")
"""The number of a footnote that a bracket may follow: `¹)`."""
_FLAG_WORDS = {"e": "e", "p": "p", "est": "e", "estimate": "e", "prov": "p", "prel": "p"}
_GLUED = {"f", "r"}
_SPACED = frozenset("bcdefprsu")
"""Eurostat's flags: break, confidential, definition differs, estimate, forecast, provisional, revised, ..."""

_RAISED = {"ᵉ": "e", "ᵖ": "p"}
_SHORT_SCALES = {"t": 3, "b": 9}
"""Thousand euros in German (`T€`) and billions in English (`$2b`), but only beside money."""


@dataclass(slots=True)
class Said:
    """What was said beside the digits; `letters` are flags, `shown` all flags and marks as they stand there."""

    negative: bool = False
    percent: bool = False
    scale: int = 0
    currency: str = ""
    letters: str = ""
    shown: str = ""
    bracket: str = ""

    def flag(self, letters: str, shown: str) -> bool:
        self.letters += letters
        self.shown += shown
        return True


def said_beside(before: str, after: str) -> Said | None:
    """What the words before and after the digits say; None where anything is not understood."""
    said = Said()
    if not (_read_before(before, said) and _read_after(after, said)) or said.bracket:
        return None
    return said


def _read_before(text: str, said: Said) -> bool:
    at = 0
    while at < len(text):
        found = _BEFORE.match(text, at)
        if found is None:
            return False
        at = found.end()
        if found["sign"]:
            known = not said.negative and "+" not in text[: found.start("sign")]
            said.negative = found["sign"] != "+"
        elif found["open"]:
            known = not said.bracket and not said.negative
            said.bracket = found["open"]
        elif found["about"]:
            known = said.flag("e", found["about"])
        else:
            known = not said.currency and _is_money(found["word"], said)
        if not known:
            return False
    if said.bracket == "(":
        said.negative = True
    elif said.bracket:  # SIPRI's sign of its own estimates
        said.flag("e", "[]")
    return True


def _read_after(text: str, said: Said) -> bool:
    at = 0
    while at < len(text):
        found = _AFTER.match(text, at)
        if found is None:
            return not text[at:].strip()
        at = found.end()
        if found["close"]:
            numbers_note = not said.bracket and _RAISED_NUMBER.search(text, 0, found.start("close")) is not None
            known = _PAIRS.get(said.bracket) == found["close"] or (numbers_note and found["close"] == ")")
            said.bracket = ""
        elif found["minus"]:
            known = not said.negative and not found["blank"]
            said.negative = True
        elif found["percent"]:
            known = not said.percent
            said.percent = True
        elif found["note"] and said.bracket:
            at = found.end("note")
            known = _read_word(found["note"], text[at:].strip(), said, spaced=True)
        elif not found["word"]:
            known = _read_mark(found, said)
        else:
            known = _read_word(found["word"], text[at:].strip(), said, spaced=bool(found["blank"]))
        if not known:
            return False
    return True


def _read_mark(found: re.Match[str], said: Said) -> bool:
    """A flag or the mark of a footnote, in brackets or before one alone: `(e)`, `[1]`, `a)`, `*`."""
    if found["letters"]:
        inside = found["letters"].casefold().rstrip(".")
        return said.flag(_FLAG_WORDS.get(inside, inside), f"({found['letters']})")
    if found["note"]:
        return said.flag(_FLAG_WORDS.get(found["note"].casefold(), ""), f"{found['note']})")
    if found["symbol"]:
        symbol = found["symbol"].casefold()
        return said.flag(symbol if symbol.isalpha() else "", f"[{found['symbol']}]")
    return said.flag(_RAISED.get(found["mark"], ""), found["mark"])


def _read_word(word: str, rest: str, said: Said, *, spaced: bool) -> bool:
    """A scale word, a currency, or a flag; `rest` is what follows it."""
    small = word.casefold().rstrip(".")
    if small in _FLAG_WORDS:
        return said.flag(_FLAG_WORDS[small], word)
    if not said.scale and (small in POWERS or _is_short_scale(small, rest, said)):
        said.scale = {**POWERS, **_SHORT_SCALES}[small]
        return True
    if (word in _GLUED and not spaced) or (spaced and len(word) <= 2 and set(word) <= _SPACED):
        return said.flag(word, word)
    return not said.currency and (_is_money(word, said) or _is_scaled_money(word, said))


def _is_short_scale(small: str, rest: str, said: Said) -> bool:
    return small in _SHORT_SCALES and (rest == "€" or (small == "b" and said.currency != ""))


def _is_scaled_money(word: str, said: Said) -> bool:
    """`MEUR`, `TEUR`, `MUSD`."""
    power = {**POWERS, **_SHORT_SCALES}.get(word[:-3].casefold())
    if power is None or said.scale or word[-3:] not in CODES:
        return False
    said.scale, said.currency = power, word[-3:]
    return True


def _is_money(word: str, said: Said) -> bool:
    code = code_of(word)
    said.currency = word if code == "" else code or ""
    return code is not None
