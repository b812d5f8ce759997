"""Whether a numbered table is about what NATO's tables count: other publishers number theirs, too.

A table of the European Commission's or Eurostat's, such as "Table 34: General government balance (% of GDP)", has a
number, years and members as well, and a share of GDP is no share of defence by itself.
"""

import re
from collections.abc import Iterable, Sequence

from rampath.domain.member import Register, plain
from rampath.domain.observation import Measure
from rampath.workbook.measure_vocabulary import (
    BROADER,
    COUNTED_ELSEWHERE,
    FORCES,
    GDP,
    GROWTH,
    HEAD,
    HEADCOUNT,
    NATO,
    NEUTRAL,
    PEOPLE,
    REAL,
    SHARE,
    SPENDING,
    SPOKEN_OF,
)
from rampath.workbook.names import recognise
from rampath.workbook.nato_words import NOTE, SOURCE, TITLE, titles_in

_OWN = re.compile(rf"{FORCES}|{SPOKEN_OF}|{NATO}|{BROADER}|{HEADCOUNT}|\barm(?:ed|ees?|y)\b|securit")
_KNOWN = re.compile(f"{GDP}|{SHARE}|{GROWTH}|{REAL}|{SPENDING}|{HEAD}|{PEOPLE}|{NEUTRAL}")
_FORM = re.compile(
    r"by|par|main|major|plan|path|trajectory|input|form|rates?|taux|units?|unis|unites?|data|based"
    r"|ministry|ministere|line|nac|hague"
    r"|calendar|profile|outturn|cash|toward|towards|glide|credible|roadmap"
    r"|(?:thousand|million|billion|milli|dollar|euro|exchange|estimat|actual|planned|forecast|project|budget|prev"
    r"|assum|progress|increment|curve|milestone|execut|countr|pays|state|nation|member|membre|all[iy]|figure|donnee"
    r"|table|annex|return|report|currenc|monnaie|devise|finance|year|fiscal|financial|exercice|target|commitment|pledge"
    r"|objectif|grand|categor|distribution|repartition"
    r"|equip|personnel|strength|infrastructur|other|autre|overview|summary|statistic|total|etats)\w*"
)
"""Words of titles that say how a table is made rather than what it is about."""
_CHANGE = re.compile(
    r"(?:percentage|per ?cent|%|annual) (?:change|growth)|\b(?:change|growth) (?:on|over|from) (?:the )?pre"
    r"|\bvariations? (?:en pourcentage|en %|annuelles?)"
)
_MINISTRY = re.compile(r"minist|bakanl|υπουργ|министер|\bmod\b")
_SENDER = re.compile(
    rf"{_MINISTRY.pattern}|\bdepartment\b|departement|direct(?:i[ao]|orate)|direccion|direzione|secretar"
    r"|\bdraft|contact|restrict|restrein|official use|diffusion|classified|confiden"
)
"""Words of who sends a table, and how it is to be kept."""
_ELSEWHERE = re.compile(
    rf"(?P<beside>(?<!according )\b(?:to|with|for|pour|avec|aux?) (?:the |la |l')?)?{COUNTED_ELSEWHERE}", re.IGNORECASE
)
"""Who counts something else, or only takes part: “contributions to United Nations operations”."""
_STATISTICS = re.compile(
    r"\b(?:eurostat|oecd|ocde|imf|fmi|international monetary fund|fonds monétaire international)\b", re.IGNORECASE
)
"""Who counts defence as a function of government."""
_BY_NATO = re.compile(NATO, re.IGNORECASE)
OF_ECONOMY = frozenset({Measure.GDP, Measure.GDP_PER_CAPITA, Measure.GDP_REAL_GROWTH, Measure.POPULATION})
"""What every publisher counts alike."""

_SHORTEST, _LONGEST_NAME = 3, 40
_SEVERAL = 2
_AT_TOP, _AT_END = 8, 6


def names_own_subject(text: str) -> bool:
    """Whether words speak of defence, or of the Alliance."""
    return _OWN.search(plain(text)) is not None


def is_natos(title: str, measure: Measure | None, texts: Sequence[str], register: Register) -> bool:
    """Whether a title, without its number, that tells of a measure may be one of NATO's on a sheet with these texts."""
    return not is_of_other(title, register) and (measure in OF_ECONOMY or not is_counted_elsewhere(texts))


def is_change(words: str) -> bool:
    """Whether words, in plain letters, speak of a change on the year before."""
    return _CHANGE.search(words) is not None


def is_of_other(title: str, register: Register) -> bool:
    """Whether a table's title, without its number, names a subject that NATO's tables do not have."""
    words = plain(title)
    if _OWN.search(words):
        return False
    left = re.findall(r"[^\W\d_]+", _KNOWN.sub(" ", words))
    return any(
        len(word) >= _SHORTEST and not _FORM.fullmatch(word) and recognise(word, register).member is None
        for word in left
    )


def begins_with_other(texts: Sequence[str], register: Register) -> bool:
    """Whether words above the first member of a table without a number name a subject that NATO's tables do not have.

    Words with figures, as dates have, words in capitals, as markings are, and who sends the table, are none.
    """
    for text in texts[:_AT_TOP]:
        if recognise(text, register).member is not None or names_own_subject(text):
            return False
        dismissed = text.isupper() or any(map(str.isdigit, text)) or NOTE.match(text) or _SENDER.search(plain(text))
        if not dismissed and is_of_other(text, register):
            return True
    return False


def is_counted_elsewhere(texts: Sequence[str]) -> bool:
    """Whether the words at the top of a sheet, or its source at the end, name another publisher and not NATO.

    What a note tells of, such as operations of the United Nations, is no publisher, nor is one beside a ministry.
    Statistics of all of government are no more than the source of the GDP where the table has the Alliance's totals.
    """
    top = (text for text in texts[:_AT_TOP] if not NOTE.match(text) or SOURCE.match(text))
    told = [*top, *filter(SOURCE.match, texts[-_AT_END:])]
    words = "\n".join(text for text in told if not (SOURCE.match(text) and _MINISTRY.search(plain(text))))
    elsewhere = any(found["beside"] is None for found in _ELSEWHERE.finditer(words))
    if elsewhere and not names_alliance(told):
        return True
    return any(SOURCE.match(text) and _is_statistics(text) for text in told) and not names_alliance(texts)


def names_alliance(texts: Iterable[str]) -> bool:
    """Whether texts name NATO, or what only it counts."""
    return _BY_NATO.search("\n".join(texts)) is not None


def lists_others(texts: Iterable[str], register: Register) -> bool:
    """Whether several countries outside the Alliance are among the names; NATO's tables have none."""
    named = (recognise(text, register).country for text in texts if len(text) <= _LONGEST_NAME)
    return len({*named} - {""}) >= _SEVERAL


def _is_statistics(source: str) -> bool:
    """Whether a source is statistics of all of government, for more than the GDP, and no ministry's figures."""
    return _STATISTICS.search(source) is not None and re.search(f"{GDP}|{_MINISTRY.pattern}", plain(source)) is None


def has_title(texts: Iterable[str], register: Register) -> bool | None:
    """Whether one of the numbered titles among texts is of such a table; one without words may be. None without any.

    One that only names a member heads that member's table, which NATO does not publish.
    """
    titled = None
    for text in titles_in(texts):
        found = TITLE.match(text)
        if found is not None and not is_of_other(found[3], register) and not _only_names(found[3], register):
            return True
        titled = False
    return titled


def _only_names(title: str, register: Register) -> bool:
    return not names_own_subject(title) and recognise(title, register).member is not None
