"""Remarks beside a table's titles: where other figures stand, what is left out or converted, and at which rate."""

import unicodedata
from functools import lru_cache

from rampath.workbook.when_needed import compiled

_LONGEST = 1_000
"""A longer text is a page of notes, and no line: it is left as it is."""

_FIELD = (
    r"(?:mil|mio|mrd|md|mld|mln|bn|m€|k€|m euro|meur|thous|tous|tsd|tys|tis|eur|usd|gbp|€|\$|us|nat|curr|const|prix"
    r"|price|preis|%|per ?cent|proz|pour ?cent)"
)
_TO_UNIT = rf"(?=\s+(?:in|en|em|w|v)\s+(?:[a-z]{{3}}\b(?<!the)(?<!den)(?<!der)(?<!les)|{_FIELD})|[,;:()\[\]]|$)"
"""Where a part that is left out ends: before the unit, `hors pensions en M€`, or with its clause."""

_NOT_ITSELF = r"(?! (?:to|of|a|au|aux|de|du|der|des|zu|zum|van|al|alla)\b)"
_A = (
    r"(?:the|a|an|der|die|das|dem|den|einer?|le|la|les|l'|une?|de|het|een|nel\w*|el|next|other|following|separate|second"
    r"|nachsten|anderen|folgenden|autre|prochaine?|volgende|next)"
)
_ANNEX = r"(?:annex\w*|appendi\w+|anhang|anlage|bijlage|anexo|allegato|zalacznik\w*|bilag\w*|liite\w*|priloha|priloze)"
_TABLE = (
    r"(?:table|tab|tableau|tabelle|tabella|tabel|tabela|tabla|cuadro|quadro|tabell|tabulka|tablo)\.? ?[0-9][0-9a-z]*"
)
_SHEET = r"(?:next|other|following|separate|second|previous) (?:sheet|tab|page|table|line|row)\b"
_GROWTH = r"(?:growth|change|index|wachstum|croissance|evolution|groei|veranderung)"
_IS = r"(?:is|was|are|were|would be|betragt|betrug|est de|etait de|serait de|sont de|bedraagt|es de|e di)"
_YEAR_OR_UNIT = r"(?:(?:19|20)\d\d\b(?![.,]\d)|1(?:[., ]000)*(?![\d.,]))"
_POINTS = (
    r"\b(?:see|siehe|vgl|cf|cfr|voir|zie|vease|vedi|patrz|bkz|katso)\b\.?\s+\w",
    r"\b(?:ver|se|jf)\.? (?:tab\w+|cuadro|quadro|nota|notat?|note|anexo|bilag|ark|side|fotnot\w*|hoja|folha)\b",
    rf"\b(?:in|im|en|dans|op|na|no|nel\w*|i|w|v)\s+(?:{_A}\s+){{0,3}}{_ANNEX}{_NOT_ITSELF}",
    rf"(?<!\bas)\s(?:in|dans|en|op|na|i|w|v) (?:{_A} ){{0,2}}{_TABLE}",
    rf"\b(?:on|in|auf|sur|op) (?:{_A} ){{0,2}}{_SHEET}|\bsur la (?:feuille|page) suivante\b|\bauf dem nachsten blatt\b",
    r"\b(?:given|shown|listed|reported|published|presented|counted|provided) (?:separately|elsewhere)\b",
    r"\bfollows? (?:below|further|on the|in)\b|\bfolg(?:t|en) (?:unten|weiter)\b|\bsuit (?:plus bas|ci-dessous)",
    r"\b(?:getrennt|gesondert|separat) (?:ausgewiesen|dargestellt|angegeben)\b",
    r"\b(?:presente|indique|donne)\w* (?:separement|a part|ailleurs)\b|\bafzonderlijk vermeld\b",
    r"(?<![\d.,])1(?:[.,]0+)? ?[a-z$€£]{0,4} ?= ?[a-z$€£]{0,4} ?\d|=\s?1(?:[.,]0+)? ?[a-z$€£]{1,4}(?![\w.,])",
    r"\b(?:exchange rate|taux de change|wechselkurs|wisselkoers|tipo de cambio|kurs)\b[^,;]*?\b\d+[.,]\d",
    rf"\b(?:base year|reference year|basisjahr|annee de base|basisjaar)\b[^,;]*\b{_GROWTH}\b",
    rf"\b{_IS}\s+(?:about |around |some |rund |environ )?[€$£]? ?(?!{_YEAR_OR_UNIT})\d",
    r"^\W*please note\b|\b(?:previous|last|earlier|former) (?:version|edition|release)\b",
    r"^\W*(?:figures|data|values) (?:for|of|from) .*?\b(?:were|are|was|is|have been) (?!(?:in|at|expressed|stated)\b)",
    r"^\W*(?:[a-z&'-]+\s+){1,3}(?:sources?|quellen?|fonte|fuente|bron|zrodlo|kilde|kalla)\s*:",
)
_POINTER = compiled("|".join(f"(?:{each})" for each in _POINTS))
"""That something stands elsewhere, or is so much: the whole clause is of something else than the table."""

_SEE_NOTE = compiled(
    r"\b(?:see|siehe|vgl|cf|voir|zie|vease|vedi)\b\.?\s+(?:(?:also|the|auch|aussi|les?|la|die|der|de)\s+)*"
    r"(?:(?:end|foot)?notes?|fussnoten?|anmerkung\w*|remarques?|methodolog\w*|explanat\w*|definition\w*|legend)\b"
    r"[^,;()\[\]]*"
)
"""A reference to what is said of the line itself, which goes on saying what it says."""

_LEFT_OUT = compiled(
    r"\b(?:incl(?:\.|uding|udes?|usive of)?|excl(?:\.|uding|udes?|usive of)?|without|except(?: for)?"
    r"|compared (?:with|to)|y compris|non compris|hors|a l'exception d\w+|ohne|inkl\w*|exkl\w*|einschl\w*|ausschl\w*"
    r"|zzgl|zuzugl\w*|im vergleich (?:zu|mit)|met inbegrip van|inclusief|exclusief|zonder|incluid[oa]s?|excluid[oa]s?"
    r"|incluye|excluye|compres[oaie]|esclus[oaie]|excluindo|incluindo|bez|herunder|eksklusive|ekskl|par rapport a)"
    rf"(?!\w).*?{_TO_UNIT}"
)
_CONVERTED = compiled(
    r"(?:\b(?:national|local) currenc\w+\s+|\bnationale wahrung\w*\s+|\bmonnaies? nationales?\s+)?"
    r"\b(?:converted|recalculated|translated|umgerechnet|converti\w*|omgerekend|convertid\w+|przeliczon\w+|omregn\w+"
    r"|omraknad\w*)(?!\s+(?:in|into|to|en|em|na|do|til|till|naar)\b)[^,;()\[\]]*"
    r"|\b(?:national|local) currenc\w+ (?=converted\b)|(?<=\bconverted) from [^,;()\[\]]*"
    r"|\b(?<=[a-z]) (?:from|aus|depuis) (?:eur|usd|gbp|try|[a-z]{3}) (?:at|zu|au|a)\b[^,;()\[\]]*"
)
_AMOUNT = compiled(
    r"(?:\b[a-z]{3} ?|[€$£] ?)?(?<![\d.,])(?:\d{1,3}[.,]\d{1,2}|[2-9]\d?|1[1-9])\s?"
    r"(?:(?:million|billion|milliard|bn|mrd|mio|mld|mds?|mln)(?:s|en|er|e|i)?\b\.?(?:\s*(?:€|\$|(?:euros?|eur|usd|dollars?)\b))?)"
)
"""So much money, in a sentence, which is no unit: `1.5 billion`."""

_ENDS = compiled(r"[;()\[\]]|,\s|\s[–—-]\s|(?<=\w{4})\.\s+(?=\S)|\.$")


def subject_in(text: str) -> str:
    """A line without its clauses about what stands elsewhere; nothing where no more is left of it than is left out."""
    kept, of_table = _without_pointers(text), told_of_table(text)
    return kept if any(letter.isalpha() for letter in of_table) else ""


@lru_cache(maxsize=4096)
def told_of_table(text: str) -> str:
    """A line without all that it says of anything else than the table: what is left out, converted, or elsewhere."""
    kept = _without_pointers(text)
    for pattern in () if len(text) > _LONGEST else (_LEFT_OUT, _CONVERTED, _AMOUNT):
        kept = _cut(kept, [found.span() for found in pattern.finditer(_level(kept))])
    return kept


def is_remark(text: str) -> bool:
    """Whether a line of words is a remark and nothing else."""
    return any(letter.isalpha() for letter in text) and not any(letter.isalpha() for letter in told_of_table(text))


def _without_pointers(text: str) -> str:
    if len(text) > _LONGEST:
        return text
    text = _cut(text, [found.span() for found in _SEE_NOTE.finditer(_level(text))])
    level = _level(text)
    return _cut(text, [_clause(level, found.start(), found.end()) for found in _POINTER.finditer(level)])


def _clause(level: str, start: int, end: int) -> tuple[int, int]:
    """Where the clause around some words begins and ends; one behind a colon has all before it."""
    ends = [found.span() for found in _ENDS.finditer(level)]
    colon = level[:start].rstrip().endswith(":")
    before = [after for at, after in ends if after <= start and not (colon and level[at] == ",")]
    behind = [at for at, _ in ends if at >= end]
    return max(before, default=0), min(behind, default=len(level))


def _cut(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + " " + text[end:]
    return text


def _level(text: str) -> str:
    """The text in small letters without accents, letter by letter, so that places in it stay."""
    if text.isascii():
        return text.lower()
    return "".join(unicodedata.normalize("NFD", letter)[0].lower()[:1] for letter in text.replace("’", "'"))
