"""The import assistant: a sheet that no layout knows, with the guess drawn on it, corrected by pointing."""
