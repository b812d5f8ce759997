"""Which members a file's name or title speaks of."""

import re

from rampath.domain.member import Member, Register, plain

_PARTS = re.compile(r"[\W_\d]+")
_SHORTEST_NAME = 4


def members_in(text: str, register: Register) -> tuple[str, ...]:
    """The members (not the aggregates) whose name stands in a text: `Retour_Estonie 2026`, `EST-2026`, `est`.

    A code of three letters counts where it is written in capitals or stands alone, one of two where it stands alone.
    """
    words = [word for word in _PARTS.split(text) if word]
    flat = f" {' '.join(_flat(word) for word in words)} "
    return tuple(member.code for member in register.members if _named(member, words, flat, register))


def _named(member: Member, words: list[str], flat: str, register: Register) -> bool:
    if len(words) == 1 and register.find(words[0]) is member:
        return True
    return member.code in words or any(f" {name} " in flat for name in _names(member))


def _names(member: Member) -> list[str]:
    names = [_flat(name) for name in (member.name, member.name_fr, *member.aliases)]
    return [name for name in names if len(name) >= _SHORTEST_NAME]


def _flat(name: str) -> str:
    return " ".join(_PARTS.split(plain(name))).strip()
