"""The window, one panel a file."""
