"""What frames claim: events, casualties, relations and control, one module a table."""
