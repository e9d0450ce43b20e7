"""The notation: text to nouns. The nouns print themselves, and both directions are inverses.

Each module reads the nouns of the module of the same name: `parse_week` is in `week`, `parse_dose` in `dose`.
The nouns offer the same as `Week.parse` and `Dose.parse`. Every fault of a text is reported at once, in a
`NotationError` whose problems have their line, column and what was expected.
"""
