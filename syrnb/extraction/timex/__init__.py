"""Time expressions: what they say (expressions), whether they are times (context), and which days they mean (resolution)."""
