"""What every test shares: property tests that draw the same cases on every run."""

from hypothesis import settings

settings.register_profile("syrnb", derandomize=True, deadline=None, max_examples=100)
settings.load_profile("syrnb")
