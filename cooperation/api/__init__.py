"""What both apps' JSON faces stand on: declared shapes, keyset pages, conditional requests, idempotency, the schema."""
