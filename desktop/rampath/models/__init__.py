"""Qt item models: thin, with declared columns over plain values."""
