"""What the checks found, told to people and to programs."""
