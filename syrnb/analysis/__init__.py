"""What follows from the claims: incidents, tolls, alliances, holdings, changes. Pure functions from frames to frames."""
