"""Rules about interference."""
