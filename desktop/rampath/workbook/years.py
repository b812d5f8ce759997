"""The year that a header names: a number, words such as `FY 2025` or `2024e`, a fiscal year, or a date."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from rampath.domain.member import unaccented
from rampath.domain.observation import Kind
from rampath.wording import tr
from rampath.workbook.cell import Cell

FIRST, LAST = 1900, 2100
"""No other year is a header's."""

_LONGEST = 40
_LARGEST_STEP = 10
_MOSTLY = 0.75
_EPOCH = date(1899, 12, 30)
"""Excel's day 0; its calendar has a 29 February 1900, which shifts only days before that."""

_FIRMNESS = (Kind.ACTUAL, Kind.ESTIMATE, Kind.PLAN)

_KINDS: Mapping[Kind, str] = {
    Kind.ACTUAL: "actual actuals ist outturn outturns utfall executed execution exécuté exécution réalisé"
    " réalisation rechnung rechnungsergebnis realised realized observed audited final résultat bokslut regnskab"
    " regnskap consuntivo consuntivi rendiconto wykonanie skutečnost skutečnosť skutočnosť plnění realisatie"
    " gerealiseerd liquidación ejecutado execução executado execuție realizat realizări gerçekleşme gerçekleşen"
    " realizado realizada realizados realizzato realizzata realizzate realizzati realizacja zrealizowano realizácia"
    " réalisée réalisés réalisées realisiert realiseret realisert realizowane"
    " izvršenje ostvareno realizacija tegelik täitmine izpilde tény teljesítés toteuma tilinpäätös απολογισμός"
    " απολογιστικά изпълнение отчет ejecución čerpání čerpanie įvykdymas įvykdyta realizim realizimi faktik извршување",
    Kind.ESTIMATE: "e p ᵉ ᵖ est estimate estimates estimated prov provisional prel preliminary provisoire estimation"
    " estimé schätzung geschätzt vorläufig prognos expected prognose prognoza prognóza prognoos voorspelling"
    " erwartet voraussichtlich stima stime preconsuntivo provvisorio szacunek przewidywane wstępne odhad očekávaná"
    " předběžné vermoedelijke voorlopig voorlopige estimación estimado estimada estimativa estimare estimat estimări"
    " preliminar preliminat preliminată tahmin tahmini geçici procjena hinnang várható arvio ennakko avance foreløpig"
    " vorl vorläufige vorläufiges gesch geschätzte progn prelim provis estim voorl szac odh"
    " foreløbig anslått preliminär εκτίμηση εκτιμήσεις προσωρινά оценка",
    Kind.PLAN: "f forecast forecasts projected projection projections plan plans planned budget budgeted request"
    " requested proposed proposal soll ansatz entwurf haushalt haushaltsplan prévision prévisions prévu crédits target"
    " lfi plf enacted finanzplan draft approved appropriation appropriations allocation indicative proj prev plfr lfr"
    " voté votés prévisionnel programmation regierungsentwurf rege haushaltsentwurf eckwert eckwerte finanzplanung"
    " planung voranschlag previsione previsioni assestato stanziamento stanziamenti bilancio presupuesto"
    " presupuestos proyecto previsión previsiones previsto previsão orçamento orçamentado begroting ontwerpbegroting"
    " raming ramingen meerjarenraming projekt ustawa rozpočet návrh výhled výhľad schválený buget bugetul proiecție"
    " proiecții bütçe ödenek teklif hedef proračun projekcija prijedlog predlog rebalans eelarve budžets plāns"
    " biudžetas planas projektas terv előirányzat költségvetés talousarvio talousarvioesitys esitys fjárlög budsjett"
    " propunere propuneri initial initiale initieel ajusté aangepast suppletoire"
    " saldert forslag vedtatt finanslov finanslovsforslag beräknat beräknad förslag anslag προϋπολογισμός πρόβλεψη"
    " προβλέψεις план бюджет проект program javaslat törvényjavaslat ehdotus ettepanek proposta propuesta budžet"
    " budžeta buxhet buxheti bütçesi ödeneği bevilling bevilgning предложение предлог буџет закон разчет ребаланс"
    " projekts likums apstiprināts patvirtintas patikslintas",
}
KIND_WORDS = frozenset(" ".join(_KINDS.values()).casefold().split())
"""All words that tell how firm figures are, in small letters."""
_ELSE_OTHERS = frozenset({"voté", "votés"})
"""Without their accents these are other words: a vote is a number in the British and the Canadian budget."""


def _known_as(word: str) -> str:
    """A word in small letters as it is known: without accents, but for those that would be other words."""
    return word if word in _ELSE_OTHERS else unaccented(word)


_KIND_OF: Mapping[str, Kind] = {
    _known_as(word): kind for kind, words in _KINDS.items() for word in words.casefold().split()
}

_NEUTRAL = (
    "fy fiscal financial calendar cy year years exercice année jahr haushaltsjahr rechnungsjahr kalenderjahr år jaar"
    " anno año rok roku ejercicio esercizio ef im in for pour para na za r uitkomst uitkomsten έτος"
    " ano an anul yıl yılı év évi vuosi gads metai aasta год г година"
)
_PLAIN = frozenset(unaccented(_NEUTRAL).casefold().split())
_FISCAL = frozenset({"fy", "fiscal", "financial", "ef"})

_YEAR = re.compile(
    r"(?<![0-9])(?P<year>(?:19|20|21)[0-9]{2})(?:\.0+(?![0-9]))?"
    r"(?:\s?[/\-\u2010-\u2014]\s?(?P<ends>(?:19|20|21)?[0-9]{2})(?![0-9]))?(?![0-9])"
)
_SHORT = re.compile(
    r"\bFY\s?['’]?(?P<year>[0-9]{2})(?:\s?[/\-\u2010-\u2014]\s?(?P<ends>[0-9]{2}))?(?![0-9])", re.IGNORECASE
)
_INITIALS = re.compile(r"(?<![^\W_])([^\W\d_])\.\s?([^\W\d_])(?:\.|(?![^\W_]))")
_WITHIN = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")
_SPAN = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}\s?[/\-\u2010-\u2014]\s?[0-9]{2}(?![0-9])")
_WORD = re.compile(r"[^\W\d_]+")
_MARKS = re.compile(
    r"[*†‡§¶#¹²³⁰⁴-⁹⁽⁾]|\((?:[0-9]{1,2}|[a-dg-oq-z]|A)\)|(?<=\s)(?:[0-9]{1,2}|[a-dg-oq-z])\)(?![^\W_])"
    r"|(?<![^\W_])(?:A|[a-dg-oq-z])$|\[(?:(?:notes? )?[0-9]{1,2}(?:(?:, ?| and )[0-9]{1,2})*|[a-dg-oq-z])\]"
)
_JOINTS = re.compile(r"[\s().,:;/'’\[\]\-\u2010-\u2014]*")
_DATES = (
    re.compile(r"(?P<y>[0-9]{4})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})(?:[T ]00:00(?::00)?)?"),
    re.compile(r"(?P<d>[0-9]{1,2})[./\-](?P<m>[0-9]{1,2})[./\-](?P<y>[0-9]{4})"),
)


class Year(NamedTuple):
    """A year as a header names it; a fiscal year `2025/26` counts as 2025 and `ends` in 2026.

    `note` says in a sentence what was taken for granted, where anything was.
    """

    year: int
    kind: Kind = Kind.ACTUAL
    fiscal: bool = False
    ends: int | None = None
    note: str = ""


def year_of(value: str | float | date, *, serial: bool = False) -> Year | None:
    """The year that a header's value names; None where it names none, or is more than a year.

    A fiscal year over two calendar years counts as the one in which it starts. A date names a year where it is a
    1 January or a 31 December. `serial` takes Excel's number of such a day for that year too; ask for it only in
    a row that is a header already, since amounts look the same.
    """
    if isinstance(value, (float, int)):
        return None if isinstance(value, bool) else _of_number(value, serial=serial)
    if isinstance(value, date):
        return _of_date(value)
    text = value.strip() if len(value) <= 4 * _LONGEST else value
    if len(text) > _LONGEST:
        return None
    if text.isdecimal() and text.isascii():
        return _of_number(int(text), serial=serial)
    return _of_words(text)


def year_of_day(value: object) -> Year | None:
    """The year of a date that is no 1 January or 31 December, such as the end of a fiscal year, with a note.

    Ask only in a row whose dates are the same day of each year.
    """
    if not isinstance(value, date) or not FIRST <= value.year <= LAST or _of_date(value) is not None:
        return None
    note = tr("The heading is the day {day} and was read as the year {year}.",
              day=value.isoformat()[:10], year=value.year)  # fmt: skip
    return Year(value.year, note=note)


def kind_told(text: str) -> Kind | None:
    """The kind that the words of a heading tell, the least firm of several; None where they tell none."""
    if len(text) > _LONGEST:
        return None
    told = [_KIND_OF[word] for word in _words_of(text) if word in _KIND_OF]
    return max(told, key=_FIRMNESS.index, default=None)


def says_kind(text: str) -> bool:
    """Whether a text says how firm a year's figures are, and nothing else."""
    return kind_told(text) is not None and year_of(f"2000 {text}") is not None


def kind_among(text: str) -> Kind:
    """How firm a year is by the words around it, of which not all are known; a letter alone may be a word (`e`)."""
    told = [_KIND_OF.get(word, Kind.ACTUAL) for word in _words_of(text) if len(word) > 1]
    return max(told, key=_FIRMNESS.index, default=Kind.ACTUAL)


def year_within(text: str) -> Year | None:
    """The year within a heading of more words, such as `Ausgaben 2024` or `2024–25 planned spending`.

    None where it names several years, or a span of more than one.
    """
    whole = year_of(text)
    years = set(_WITHIN.findall(text))
    if whole is not None or len(years) != 1:
        return whole
    span = _SPAN.search(text)
    found = year_of(span[0]) if span is not None else Year(int(years.pop()))
    return None if found is None else found._replace(kind=kind_among(text))


def _of_number(value: float, *, serial: bool) -> Year | None:
    if value != value // 1:
        return None
    if FIRST <= value <= LAST:
        return Year(int(value))
    if not serial or not LAST < value < (LAST - FIRST + 2) * 366:
        return None
    day = _EPOCH + timedelta(days=int(value))
    found = _of_date(day)
    note = tr("{number} is Excel's number for {day} and was read as the year {year}.",
              number=int(value), day=day.isoformat(), year=day.year)  # fmt: skip
    return None if found is None else found._replace(note=note)


def _of_date(day: date) -> Year | None:
    named = (day.month, day.day) in {(1, 1), (12, 31)} and FIRST <= day.year <= LAST
    return Year(day.year) if named else None


def _of_words(text: str) -> Year | None:
    for form in _DATES:
        written = form.fullmatch(text)
        if written is not None:
            return _of_written(*(int(written[part]) for part in "ymd"))
    found = _YEAR.search(text) or _SHORT.search(text)
    if found is None:
        return None
    year = int(found["year"])
    before = text[: found.start()]
    if year < 100:
        year, before = year + 2000, f"{before} fy"
    ends = _ends(year, found["ends"])
    words = _words(before, text[found.end() :])
    if words is None or not FIRST <= year <= LAST or (found["ends"] and ends is None):
        return None
    kind = max((_KIND_OF.get(word, Kind.ACTUAL) for word in words), key=_FIRMNESS.index, default=Kind.ACTUAL)
    if ends is None:
        return Year(year, kind, not _FISCAL.isdisjoint(words))
    note = tr("“{text}” is a fiscal year over two calendar years and counts as {year}, in which it starts.",
              text=text, year=year)  # fmt: skip
    return Year(year, kind, fiscal=True, ends=ends, note=note)


def _of_written(year: int, month: int, day: int) -> Year | None:
    named = {month, day} in ({1}, {12, 31}) and FIRST <= year <= LAST
    return Year(year) if named else None


def _ends(year: int, written: str | None) -> int | None:
    """The year that a fiscal year ends in: `2025/26`, `2025/2026`; none for other spans."""
    after = year + 1
    return after if written in {str(after), f"{after % 100:02}"} else None


def _words(before: str, after: str) -> tuple[str, ...] | None:
    """The words around a year, without footnote marks; None where one is not known."""
    rest = f"{before} {_MARKS.sub('', after)}"
    words = _words_of(rest)
    known = all(word in _KIND_OF or word in _PLAIN for word in words)
    return words if known and _JOINTS.fullmatch(_WORD.sub("", rest)) else None


def _words_of(text: str) -> tuple[str, ...]:
    """The words of a heading in small letters without accents; initials such as `E.F.`, the fiscal year, are one."""
    whole = _INITIALS.sub(lambda found: f"{found[1]}{found[2]} ", text) if "." in text else text
    words = map(str.casefold, _WORD.findall(whole))
    return tuple(words if whole.isascii() else map(_known_as, words))


def years_in_row(cells: Iterable[Cell], *, serial: bool = False) -> tuple[tuple[int, Year], ...]:
    """The columns of a header row with their years; none where the row is no header.

    A header names two or more distinct years, mostly rising or mostly falling, and few numbers besides.
    They may begin again, for another block at its side.
    """
    found: list[tuple[int, Year]] = []
    strangers = 0
    for cell in cells:
        year = None if cell.error else year_of(cell.value, serial=serial)
        if year is not None:
            found.append((cell.column, year))
        elif cell.number is not None:
            strangers += 1
    years = [year.year for _, year in found]
    steps = [later - earlier for earlier, later in pairwise(years) if later not in {earlier, years[0]}]
    if not steps or 4 * strangers > len(found) or median(map(abs, steps)) > _LARGEST_STEP:
        return ()
    rising = sum(step > 0 for step in steps) / len(steps)
    return tuple(found) if max(rising, 1 - rising) >= _MOSTLY else ()
