"""Rules about running."""
