"""Change events: who, when, before, after."""
