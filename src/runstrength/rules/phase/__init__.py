"""Rules about phases."""
