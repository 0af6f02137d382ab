"""Files that come in about sessions."""
