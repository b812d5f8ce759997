"""Users' text in tables of text, which a spreadsheet may open: none of it becomes a formula."""

_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", "\t", "\r", "\n", "|", "%")
"""What begins a formula in one spreadsheet or another, or is taken for nothing before it."""


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula: one that might be is given an apostrophe in front."""
    return f"'{text}" if text.lstrip(" \u00a0").startswith(_FORMULA) else text
