"""What is known beforehand, as data: the world, each war, and the language of conflict news."""

from syrnb.knowledge.loader import Knowledge, load

__all__ = ["Knowledge", "load"]
