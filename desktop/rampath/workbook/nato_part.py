"""Whether words of NATO's tables speak of a part of expenditure, such as that on personnel, or of all of it."""

import re

PERSONNEL = (
    r"military personnel|armed forces|personnel strength|effectifs?\b|forces armees"
    r"|personnels? (?:militaires?|des armees)"
)
"""People, in small plain letters."""
_SPENT_ON_PEOPLE = (
    r"(?:depenses?|couts?) (?:de|du|en|pour le) personnel"
    r"|personnel (?:and related )?(?:expenditure|expenses|cost|spending)"
)
_PARTIAL = (
    r"equipment|equipements?|research|recherche|\br&d\b|personnel|infrastructures?|operations?|aid\b|aide\b"
    r"|assistance|ukraine|pensions?|per (?:soldier|military|service)|par (?:soldat|militaire)"
)
_PEOPLE, _ON_PEOPLE, _PART = re.compile(PERSONNEL), re.compile(_SPENT_ON_PEOPLE), re.compile(_PARTIAL)


def is_partial(words: str) -> bool:
    """Whether words, in small plain letters, speak of a part; military personnel alone is none, what it costs is."""
    return _ON_PEOPLE.search(words) is not None or _PART.search(_PEOPLE.sub("", words)) is not None
