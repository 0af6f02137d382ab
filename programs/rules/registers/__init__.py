"""Registers of treaties and of posts as their keepers publish them, read into records of one neutral shape.

`reading.read` turns the rows of a file into `records.Row`; `profiles.Profile` says which column means what;
`known_profiles` has those that are kept; `own_form` writes and reads the installation's own table.
"""
