"""What the program knows about commitments, paths and money: pure values, no Qt, no files, no clock."""
