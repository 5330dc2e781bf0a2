"""What the small parser takes wrongly, put right once before anything is read; each module one kind of mistake."""
