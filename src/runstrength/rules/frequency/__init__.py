"""Rules about frequency."""
