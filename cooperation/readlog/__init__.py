"""The read log: who read which internal or marked text, when, in which version, by which face. Only added to."""
