"""How dates are written in each language: Django's own settings, and the words of fuzzy dates beside them.

A language is added by adding a module here; no other code names months.
"""
