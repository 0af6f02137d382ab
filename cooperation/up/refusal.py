"""What ends a start: one sentence for the person at the terminal, and a non-zero exit."""


class Refusal(Exception):
    """The start cannot go on; str() is one plain sentence that says why, and nothing was damaged."""
