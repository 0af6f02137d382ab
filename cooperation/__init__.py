"""The project: settings, addresses, and what both apps stand on."""
