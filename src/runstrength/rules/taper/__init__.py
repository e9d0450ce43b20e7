"""Rules about taper."""
