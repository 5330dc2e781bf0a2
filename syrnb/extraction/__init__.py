"""What a text says: one module a question."""
