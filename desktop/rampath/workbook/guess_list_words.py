"""What the headings and texts of a budget's list say: codes and titles, what is no amount, revenue, what is held."""

import re
from collections.abc import Collection, Iterable

from rampath.domain.member import plain
from rampath.domain.plan_budget import is_expenditure, is_revenue
from rampath.workbook.column_words import is_code, role_of_heading
from rampath.workbook.currency import currencies_in
from rampath.workbook.guess_rows import is_sum
from rampath.workbook.line_heading import amount_of
from rampath.workbook.mapping import Role
from rampath.workbook.scale import scales_in
from rampath.workbook.years import kind_told

_TITLE = re.compile(
    r"\b(?:titles?|names?|labels?|descriptions?|designations?|denominations?|items?|purpose|programmes?|programs?|text|bezeichnung\w*"
    r"|zweckbestimmung\w*|benennung|libelles?|intitules?|nazwa|tresc|wyszczegolnienie|nazev|nazov|ukazatel\w*|naziv|opis|navn"
    r"|namn|benamning|benevnelse|betegnelse|nimetus\w*|nimi|selite|nosaukums|pavadinimas|omschrijving|naam"
    r"|denominacion|descripcion|concepto|denominazione|descrizione|designacao|descricao|denumire\w*|megnevezes"
    r"|nev|perigrafi|περιγραφη|ονομασια|наименование|показатели|aciklama|adi|heiti)\b"
    r"|\w*(?:bezeichnung|navn|namn|naam|name|nimetus|title|text|tekst)$"
)
_CODE = re.compile(
    r"\b(?:codes?|k(?:od|ood)\w*|cod\w*|k(?:ap|apitel|apittel|apitola)|chapters?|chapitres?|tit|titel|titre|titulo|art(?:icles?|ikel|ikkel"
    r"|iculos?|igo)?|post\w*|parag\w*|§|dzial|rozdzial|czesc|oddil|polozka|polozky|podpolozka|funktion\w*|functions?|funkc\w*"
    r"|fonction|lines?|line number|nr|no|number|num\w*|id|konto|account|budget (?:line|item|activity)|bsa|bli"
    r"|einzelplan|epl|anslag\w*|utgiftsomrade|mission|action|sous-action|organisationsnummer|hoofdstuk|artikel"
    r"|kontonr|hovedkonto|underkonto|luokka|luku|momentti|ekk|eyk|fejezet|cim|alcim|jogcim|capitol\w*|titlu|capitolo"
    r"|seccion|servicio|programa|bolum|fonksiyon|глава|параграф|κωδικος|kae)\b"
)
_CODE_OF = re.compile(r"(?:codes?|codice|codigo|cod|kod|kood)\b")
"""How headings begin that name codes, whatever of: `Codice Stato di Previsione` is none of what is planned."""
_NO_AMOUNT = re.compile(
    r"%|\b(?:quantit\w*|qty|units?|unit cost|numbers? of|pieces|menge|anzahl|stuck\w*"
    r"|pcs|stk|szt|kpl|tk|kom|buc|adet|gab|vnt|kus\w*|ks|pages?|seite|sida|strana"
    r"|percent\w*|prozent|changes?|differences?|variance|veranderung\w*|abweichung|ecart|evolution|variation|zmiana|wskaznik|dynamika|index"
    r"|share|anteil|rank|vs|versus|taux|rates?|ratio|grado"
    r"|fte|posts|etp|staff|personnel numbers|stellen|wijziging|andring|endring|muutos|muutus"
    r"|rozdil|rozdiel|porovnani|plneni|variazione|diferenca|diferencia|diferenta|razlika|indeks)\b|[+]\s?/\s?[-–]"
)
_AMOUNT = re.compile(
    r"\b(?:amounts?|value|betrag|betrage|wert|montants?|bedrag|kwota|importe|importo|valor|sum\w*|belop\w*|belob|castka|suma"
    r"|credits?|credite|plati|appropriations?|expenditures?|revenues?|ausgaben|einnahmen|depenses|uitgaven|ontvangsten|wydatki|dochody"
    r"|vydaje|prijmy|kulud|menot|utgifter|udgifter|total|autorisations?|paiement|engagements?|verplichtingen|cp|ae|odotacao"
    r"|dotacao|dotazione|competenza|cassa|cash|ποσο|сума|osszeg|tutar|summa|osszesen|ministerial|net|gross|authorities"
    r"|outlays?|obligations?|spending)\b"
)
_NOT_COUNTED = re.compile(
    r"\W*(?:non[- ]?add\b|memo\w*\b|nachrichtlich\b|pro memoria\b|of which\b|thereof\b|davon\b|darunter\b|dont\b"
    r"|waarvan\b|di cui\b|de los cuales\b|z toho\b|z tego\b|w tym\b|heraf\b|herav\b|varav\b|sellest\b|siita\b|ebbol\b"
    r"|no tam\b|is ju\b|din care\b|od t(?:og|eg)a\b|εκ των οποιων|iz toho\b)"
)
_MOST_SIDES = 6
_SHORT_SIDES = frozenset(
    {"p/v", "v/p", "e/a", "a/e", "r/e", "e/r", "r/d", "d/r", "i/g", "g/i", "d/w", "w/d", "i/u", "u/i"}
)
"""What comes in and what goes out by their first letters: příjmy/výdaje, Einnahmen/Ausgaben, dochody/wydatki."""


def says_title(heading: str) -> bool:
    """Whether a heading says that the names of the lines stand below it."""
    return _TITLE.search(plain(heading).replace("_", " ")) is not None


def says_code(heading: str) -> bool:
    """Whether a heading says that codes or numbers of chapters, items or the like stand below it."""
    small = plain(heading)
    coded = role_of_heading(small) is Role.CODE or _CODE.search(small) is not None
    return is_code(small) or _CODE_OF.match(small) is not None or (coded and kind_told(heading) is None)


def is_named_as_code(heading: str) -> bool:
    """Whether a heading is one word for what has a number, be it one for money, too: `Anslag`."""
    return _CODE.fullmatch(plain(heading)) is not None


def says_no_amount(heading: str) -> bool:
    """Whether a heading says that numbers below it are no money to be added up: pieces, per cents, changes."""
    return _NO_AMOUNT.search(plain(heading)) is not None


def says_amount(heading: str) -> bool:
    """Whether a heading says that money stands below it: by year, month, how firm it is, its unit, or the word."""
    told = amount_of(heading)
    dated = told.year is not None or told.month is not None or kind_told(heading) is not None
    paid = bool(currencies_in(heading) or scales_in(heading))
    return dated or paid or is_sum(heading) or _AMOUNT.search(plain(heading)) is not None


def speaks_of_money(text: str) -> bool:
    """Whether a text speaks of a budget or of money, whatever its year."""
    paid = bool(currencies_in(text) or scales_in(text))
    return paid or kind_told(text) is not None or _AMOUNT.search(plain(text)) is not None


def is_of_which(text: str) -> bool:
    """Whether a text says of what stands below it that others hold it already, and no more: `of which:`."""
    found = _NOT_COUNTED.match(plain(text))
    return found is not None and not re.search(r"\w", plain(text)[found.end() :])


def held_by_others(texts: Iterable[str]) -> tuple[str, ...]:
    """Those of different texts that say that a line is held by others already."""
    return tuple(text for text in dict.fromkeys(texts) if _NOT_COUNTED.match(plain(text)))


def first_words_held(texts: Iterable[str]) -> tuple[str, ...]:
    """The words, as they stand there, by which titles begin of lines that others hold already: `davon`."""
    found = ((text, _NOT_COUNTED.match(plain(text))) for text in dict.fromkeys(texts))
    words = (text.split()[: len(match[0].split())] for text, match in found if match is not None)
    return tuple(dict.fromkeys(" ".join(each).strip(":,;") for each in words))


def tells_sides(heading: str, texts: Collection[str]) -> bool:
    """Whether a few texts tell money that comes in from money that goes out."""
    if not 1 < len(texts) <= _MOST_SIDES:
        return False
    if any(map(is_revenue, texts)) and any(map(is_expenditure, texts)):
        return True
    short = heading.casefold().replace(" ", "")
    if short in _SHORT_SIDES and {text.casefold() for text in texts} == set(short.split("/")):
        return True
    return is_revenue(heading) and is_expenditure(heading) and all(len(plain(text)) == 1 for text in texts)
