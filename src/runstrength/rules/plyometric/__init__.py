"""Rules about plyometric."""
