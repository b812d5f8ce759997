"""The pages of a pack, a kind of page a module."""
