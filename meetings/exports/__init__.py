"""Files that a session gives out: the two-page brief and the pack of a delegation."""
