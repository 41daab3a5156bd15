"""The steps of the repair, a file each: `edits(text)` gives the changes one step wants, sorted and apart."""
