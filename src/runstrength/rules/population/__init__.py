"""Rules about population."""
