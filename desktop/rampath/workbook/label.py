"""The classification label that a workbook carries: read and proposed, never chosen or lowered."""

from collections.abc import Mapping

from defusedxml import ElementTree

_CUSTOM = "docProps/custom.xml"
_WORDS = ("Ownership", "Classification")


def label_of(parts: Mapping[str, bytes]) -> str | None:
    """The label of the Titus properties, such as `NATO UNCLASSIFIED`; None where there is none."""
    content = parts.get(_CUSTOM)
    if content is None:
        return None
    try:
        root = ElementTree.fromstring(content)
    except ElementTree.ParseError:
        return None
    properties = {
        element.get("name"): " ".join("".join(element.itertext()).split())
        for element in root.iter()
        if element.tag.endswith("}property")
    }
    words = [properties[name] for name in _WORDS if properties.get(name)]
    if not properties.get("Classification"):
        return None
    releasable = properties.get("Releasability")
    if releasable:
        words.append(releasable)
    return " ".join(words)
