"""Rules about progression."""
