"""The window in which pages are chosen, looked at, printed and written."""
