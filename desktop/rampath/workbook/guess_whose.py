"""Whose the figures of a table are that names no members, by the words around it and by its currency."""

import re
from collections.abc import Callable, Sequence

from rampath.domain.member import AGGREGATES, Member, Register
from rampath.wording import tr
from rampath.workbook.currency import currencies_in
from rampath.workbook.glance import Glance
from rampath.workbook.guess_unit import Field
from rampath.workbook.guess_words import Around, Unit, Words, says_more, unit_in
from rampath.workbook.remarks import told_of_table
from rampath.workbook.result import shown

_SUBJECT_ENDS = re.compile(r"\s*[:,;]\s|\s+[–—-]\s|\s*[()\[\]]|\s+(?=\d)")
_TOKEN = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*|[&+]")
_ALLIANCE = frozenset({"NATO", "OTAN"})
_HEADQUARTERS = re.compile(
    r"\b(?:NATO|OTAN)\b.*\b(?:HQ|headquarters?|quartier général|hauptquartier)\b|\bSHAPE\b|\bBoulevard Léopold\b",
    re.IGNORECASE,
)
"""To whom a return is sent: the country where the Alliance has its seat is not whose it is."""
_BESIDE_OWNER = re.compile(
    r"\b(?:with|vs\.?|versus|mit|avec|met|con|med|than)\s+(?:the\s+)?[A-ZÀ-Ý]\w+"
    r"(?:(?:,|\s(?:and|und|et|en|y|e|og))\s+[A-ZÀ-Ý]\w+)*"
)
"""Others beside whom a table stands, `Joint procurement with Germany`."""
_LENGTHS = (6, 5, 4, 3, 2)
"""The words of a name that has several, the longest tried first: `European NATO Members and Canada`."""


def member_of(glance: Glance, around: Around, register: Register) -> tuple[Member | None, Field]:
    """Whose a table is that names no members: by the sheet's name, its titles, the file's name, or its currency."""
    named = [Words(glance.sheet.name, glance.sheet.name), *around.near]
    owners = [(words, member) for words in named if (member := _owner(words, glance.member)) is not None]
    unit = unit_in([*around.near, *around.notes])
    payers = [member for member in register.members if unit.currency and _owns(member, unit.code)]
    if owners:
        found, said = _first_owner(owners, around)
        return found, _paid_by_other(found, payers, owners[0][0], unit) or said
    if len(payers) == 1:
        why = tr("“{text}” names the currency of {name}.", text=shown(unit.currency.text) if unit.currency else "",
                 name=payers[0].name)  # fmt: skip
        return payers[0], Field("member", why, sure=False)
    return None, Field("member", tr("Nothing says which member the table is about."), sure=False)


def _owner(words: Words, of: Callable[[str], Member | None]) -> Member | None:
    """The member that a line is about; the Alliance only where it is the subject."""
    said = _BESIDE_OWNER.sub(" ", told_of_table(words.text))
    if _HEADQUARTERS.search(said):
        return None
    member = member_in(said, of)
    return None if member is not None and member.code in AGGREGATES and not _is_subject(said, of) else member


def _first_owner(owners: Sequence[tuple[Words, Member]], around: Around) -> tuple[Member, Field]:
    """The member that the nearest words name; in doubt where a line above the table names another."""
    words, member = owners[0]
    lines = ((line, other) for line, other in owners if line in around.lines and other.code not in AGGREGATES)
    line, other = next(((line, other) for line, other in lines if other is not member), (words, member))
    if other is not member and member.code not in AGGREGATES:
        why = tr("“{text}” names {name}, but “{other}” names {second}; say whose it is.",
                 text=shown(words.text), name=member.name, other=shown(line.text), second=other.name)  # fmt: skip
        return member, Field("member", why, sure=False, place=words.place)
    why = tr("“{text}” names {name}.", text=shown(words.text), name=member.name)
    return member, Field("member", why, place=words.place)


def _paid_by_other(member: Member, payers: Sequence[Member], words: Words, unit: Unit) -> Field | None:
    """The doubt where the figures are in a currency that is only another member's."""
    if len(payers) != 1 or payers[0] is member or member.code in AGGREGATES or unit.currency is None:
        return None
    why = tr("“{text}” names {name}, but “{unit}” names the currency of {second}; say whose it is.",
             text=shown(words.text), name=member.name, unit=shown(unit.currency.text),
             second=payers[0].name)  # fmt: skip
    return Field("member", why, sure=False, place=words.place)


def _is_subject(text: str, of: Callable[[str], Member | None]) -> bool:
    """Whether the Alliance is the subject of a text, and not by whose definition a state counts: `Spending (NATO)`.

    A name of more words, such as `NATO Europe and Canada`, is that of nothing else, wherever it stands; one that ends
    with the Alliance's own, as in `Gasto total OTAN`, only between signs.
    """
    parts = [part for part in _SUBJECT_ENDS.split(text) if part.strip()]
    first = next((part for part in parts if says_more(part)), "")
    if of(first) is not None or any(of(part) is not None for part in parts if " " in part.strip()):
        return True
    tokens = re.findall(_TOKEN, text)
    spans = (tokens[at : at + length] for at in range(len(tokens)) for length in _LENGTHS)
    return any(span[-1].upper() not in _ALLIANCE and of(" ".join(span)) is not None for span in spans)


def _owns(member: Member, code: str) -> bool:
    return code not in {"", "USD"} and any(period.code == code for period in member.currencies)


def member_in(text: str, of: Callable[[str], Member | None]) -> Member | None:
    """The only member that words of a text name, as `of` tells; names of three letters or less only as the whole of it.

    The Alliance itself counts only where no member is named, and nobody is by a currency: dollars of the United States
    are the unit of many a member's table.
    """
    for word in currencies_in(text):
        text = " ".join(re.sub(re.escape(word), " ", text, flags=re.IGNORECASE).split())
    whole = of(text)
    if whole is not None:
        return whole
    tokens = re.findall(_TOKEN, text)
    found: dict[str, Member] = {}
    at = 0
    while at < len(tokens):
        for length in (*_LENGTHS, 1):
            words = " ".join(tokens[at : at + length])
            member = of(words) if len(words) > 3 and len(tokens[at : at + length]) == length else None
            if member is not None:
                found[member.code] = member
                at += length - 1
                break
        at += 1
    members = [member for code, member in found.items() if code not in AGGREGATES] or [*found.values()]
    return members[0] if len(members) == 1 else None
