"""The outside world, one module for each format; each imports what it needs by itself."""
