"""Who and where: names, descriptions and what points back, each with what it stands for."""

from syrnb.extraction.mentions.finding import Found, find_mentions

__all__ = ["Found", "find_mentions"]
