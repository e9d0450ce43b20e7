"""Rules about volume."""
