"""The notation: text to nouns. The nouns print themselves; both directions are inverses."""
