"""Rules about duration."""
