"""Time expressions: what they say (grammar, sides), whether they are times (context), their days (resolution)."""
