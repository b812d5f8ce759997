"""Tables that feel like a spreadsheet's: keys, selection, clipboard, fill handle, finding."""
