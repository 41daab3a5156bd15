"""Thin spaCy components: each carries spans between the Doc and one of the rooms that know no spaCy."""
