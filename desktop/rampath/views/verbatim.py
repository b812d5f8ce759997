"""Names on menus and buttons, where an ampersand would mark a key instead of being shown."""


def verbatim(name: str) -> str:
    """A name, such as “R&D first”, so that a menu or a button shows it as it is."""
    return name.replace("&", "&&")
