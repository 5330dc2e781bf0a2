"""Triggers in use: their roles, whether it happened, who says so, where and when."""
