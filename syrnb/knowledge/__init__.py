"""What is known beforehand, as data that an analyst can read, correct and replace."""
