"""What follows from the claims: incidents, tolls, alliances, holdings, changes. From frames to frames, no more."""
