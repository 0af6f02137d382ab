"""The demonstration: a programme of two sides and one of nine, with people, sessions and positions to look at."""
