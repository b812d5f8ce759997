"""Budgets as they could come from any member: in its own words, laid out in many ways, with figures by chance."""

from collections.abc import Sequence
from random import Random
from typing import NamedTuple

from workbook.sheets import Rows


class Words(NamedTuple):
    """What a language heads columns with, how it words a total and a chapter's total, and parts of a line."""

    chapter: str
    chapter_title: str
    code: str
    title: str
    budget: str
    outturn: str
    unit: str
    total: str
    total_of: str
    change: str
    remarks: str
    of_which: str = ""


LANGUAGES = {
    "Albanian": "Kapitulli|Emri i kapitullit|Kodi|Emërtimi|Buxheti {}|Fakti {}|000 lekë|Totali|Totali {}"
    "|Ndryshimi %|Shënime",
    "Bulgarian": "Глава|Наименование на глава|Параграф|Наименование|План {}|Отчет {}|хил. лв.|Общо|Общо {}"
    "|Изменение %|Забележка",
    "Croatian": "Glava|Naziv glave|Konto|Opis|Proračun {}|Izvršenje {}|u tisućama eura|Ukupno|Ukupno {}|Indeks"
    "|Napomena|od toga: civili",
    "Czech": "Oddíl|Název oddílu|Položka|Název|Rozpočet {}|Skutečnost {}|v tis. Kč|Celkem|Celkem {}|Index|Poznámka"
    "|z toho: civilisté",
    "Danish": "Kapitel|Kapitelnavn|Konto|Tekst|Budget {}|Regnskab {}|1.000 kr.|I alt|{} i alt|Ændring %|Noter"
    "|heraf civile",
    "Dutch": "Hoofdstuk|Hoofdstuknaam|Artikel|Omschrijving|Begroting {}|Realisatie {}|bedragen x € 1.000|Totaal"
    "|Totaal {}|Wijziging %|Toelichting|waarvan burgers",
    "English": "Chapter|Chapter title|Code|Description|Budget {}|Outturn {}|GBP thousand|Total|Total {}|Change %"
    "|Remarks|of which: civilians",
    "Estonian": "Asutus|Asutuse nimi|Kood|Nimetus|Eelarve {}|Täitmine {}|tuhandetes eurodes|Kokku|{} kokku|Muutus %"
    "|Märkused|sellest tsiviil",
    "Finnish": "Luku|Luvun nimi|Momentti|Nimi|Talousarvio {}|Tilinpäätös {}|tuhansina euroina|Yhteensä|{} yhteensä"
    "|Muutos %|Huomautukset|siitä siviilit",
    "French": "Chapitre|Libellé du chapitre|Article|Intitulé|Budget {}|Exécution {}|en milliers d'euros"
    "|Total général|Total {}|Évolution %|Observations|dont personnel civil",
    "German": "Kapitel|Kapitelbezeichnung|Titel|Zweckbestimmung|Soll {}|Ist {}|in Tsd. EUR|Gesamtsumme|Summe {}"
    "|Veränderung in %|Bemerkungen|davon: Zivilpersonal",
    "Greek": "Φορέας|Ονομασία φορέα|Κωδικός|Περιγραφή|Προϋπολογισμός {}|Απολογισμός {}|σε χιλιάδες ευρώ|Σύνολο"
    "|Σύνολο {}|Μεταβολή %|Παρατηρήσεις",
    "Hungarian": "Fejezet|Fejezet neve|Kód|Megnevezés|{}. évi előirányzat|{}. évi teljesítés|ezer forint|Összesen"
    "|{} összesen|Változás %|Megjegyzés|ebből: polgári",
    "Icelandic": "Kafli|Heiti kafla|Númer|Heiti|Fjárlög {}|Reikningur {}|þús.kr.|Samtals|Samtals {}|Breyting %"
    "|Athugasemdir",
    "Italian": "Missione|Denominazione missione|Capitolo|Denominazione|Previsioni {}|Consuntivo {}|migliaia di euro"
    "|Totale generale|Totale {}|Variazione %|Note|di cui civili",
    "Latvian": "Nodaļa|Nodaļas nosaukums|Kods|Nosaukums|{}. gada plāns|{}. gada izpilde|tūkst. euro|Kopā|{} kopā"
    "|Izmaiņas %|Piezīmes|no tām civilie",
    "Lithuanian": "Skyrius|Skyriaus pavadinimas|Kodas|Pavadinimas|{} m. planas|{} m. įvykdymas|tūkst. Eur|Iš viso"
    "|{} iš viso|Pokytis %|Pastabos|iš jų civiliai",
    "Norwegian": "Kap.|Kapittelnavn|Post|Betegnelse|Budsjett {}|Regnskap {}|i 1000 kr|Sum|Sum {}|Endring %"
    "|Merknader|herav sivile",
    "Polish": "Rozdział|Nazwa rozdziału|Paragraf|Treść|Plan {}|Wykonanie {}|w tys. zł|Ogółem|Razem {}|Dynamika %"
    "|Uwagi|w tym: cywile",
    "Portuguese": "Capítulo|Designação do capítulo|Código|Designação|Orçamento {}|Execução {}|milhares de euros"
    "|Total geral|Total {}|Variação %|Observações",
    "Romanian": "Capitol|Denumire capitol|Cod|Denumire indicator|Buget {}|Execuție {}|mii lei|Total general"
    "|Total {}|Variație %|Observații|din care: civili",
    "Slovak": "Oddiel|Názov oddielu|Položka|Názov|Rozpočet {}|Skutočnosť {}|v tisícoch eur|Spolu|Spolu {}|Index"
    "|Poznámka|z toho: civilní",
    "Slovene": "Poglavje|Naziv poglavja|Konto|Naziv|Proračun {}|Realizacija {}|v tisočih evrov|Skupaj|Skupaj {}"
    "|Indeks|Opombe|od tega civilni",
    "Spanish": "Programa|Denominación del programa|Código|Descripción|Presupuesto {}|Liquidación {}|miles de euros"
    "|Total general|Total {}|Variación %|Observaciones|de los cuales: civiles",
    "Swedish": "Utgiftsområde|Utgiftsområdesnamn|Anslag|Benämning|Budget {}|Utfall {}|tkr|Summa|Summa {}"
    "|Förändring %|Anmärkning|varav civila",
    "Turkish": "Bölüm|Bölüm adı|Kod|Açıklama|{} Bütçe|{} Gerçekleşme|bin TL|Toplam|{} toplam|Değişim %|Notlar",
}  # fmt: skip
FLAT, FILLED, TITLED, STAIRS, DOTTED = "flat", "filled", "titled", "stairs", "dotted"
_THINGS = (
    "Pay", "Pensions", "Fuel", "Vehicles", "Aircraft", "Ships", "Ammunition", "Training", "Barracks", "Clothing",
    "Food", "Transport", "Radar", "Rent", "Heating", "Research", "Grants",
)  # fmt: skip


class Budget(NamedTuple):
    """The rows of a budget, the row that heads them, and what its lowest lines add up to by year, as they stand."""

    rows: Rows
    header_row: int
    totals: dict[int, int]


def made(language: str, seed: int, later: int = 0) -> Budget:
    """A budget, laid out by chance; some years `later` the same with other figures, and as many lines more a chapter.

    Codes stand in each row, or are parted by points, or a chapter's stands above its lines alone; a chapter has no sum,
    one above its lines, or one below; parts of a line, per cents, remarks and a row of numbers may stand between.
    """
    words, how, figures = (
        Words(*LANGUAGES[language].split("|")),
        Random(f"{language} {seed}"),
        Random(f"{seed} {later}"),
    )
    layout = how.choice((FLAT, FILLED, TITLED, STAIRS, DOTTED))
    sums = {FLAT: ("",), STAIRS: ("above",), DOTTED: ("", "above")}.get(layout, ("", "above", "below"))
    summed = how.choice(sums)
    years = [year + later for year in (2023, 2024, 2025)[how.randrange(3) :]]
    parts = how.random() < 0.4 and bool(words.of_which) and summed != "above"
    changes, remarks = how.random() < 0.4 and len(years) > 1, how.random() < 0.3
    named = {
        FLAT: (words.code, words.title), DOTTED: (words.code, words.title),
        TITLED: (words.chapter, words.chapter_title, words.code, words.title),
    }.get(layout, (words.chapter, words.code, words.title))  # fmt: skip
    heads = [(words.outturn if year < 2024 + later else words.budget).format(year) for year in years]
    head = [*named, *heads, *([words.change] if changes else []), *([words.remarks] if remarks else [])]
    rows: list[Sequence[object]] = [[words.title], [words.unit], head]
    if how.random() < 0.3:
        rows.append([*range(1, len(head) + 1)])

    def row(chapter: int, code: object, title: str, amounts: list[int], *, is_line: bool = True) -> list[object]:
        lead: dict[str, list[object]] = {
            FLAT: [code, title], DOTTED: [code, title], FILLED: [1400 + chapter, code, title],
            TITLED: [1400 + chapter, f"{_THINGS[chapter]} command", code, title],
            STAIRS: ["" if is_line else 1400 + chapter, code, title],
        }  # fmt: skip
        change = [round(100 * amounts[-1] / max(1, amounts[-2]), 1)] if changes else []
        return [*lead[layout], *amounts, *change, *([figures.choice(("", "see note"))] if remarks else [])]

    whole = [0] * len(years)
    for chapter in range(1, how.randint(2, 4) + 1):
        lines = [[figures.randint(100, 99_999) for _ in years] for _ in range(how.randint(5, 8) + later)]
        own = [sum(amounts) for amounts in zip(*lines, strict=True)]
        whole = [total + amount for total, amount in zip(whole, own, strict=True)]
        if summed == "above":
            code = str(chapter) if layout == DOTTED else ""
            rows.append(row(chapter, code, f"{_THINGS[chapter]} command", own, is_line=False))
        for at, amounts in enumerate(lines):
            number: object = f"{chapter}.{at + 1}" if layout == DOTTED else 42_300 + 100 * chapter + at
            rows.append(row(chapter, number, f"{figures.choice(_THINGS)} of the army", amounts))
        if parts:
            rows.append(row(chapter, "", words.of_which, [max(1, amount // 3) for amount in lines[-1]]))
        if summed == "below":
            blank = [""] * (len(named) - 1)
            rows.append([*blank, words.total_of.format(1400 + chapter), *own])
    if how.random() < 0.5:
        rows.append([*[""] * (len(named) - 1), words.total, *whole])
    return Budget(rows, 3, dict(zip(years, whole, strict=True)))
