"""The law of treaties as pure functions of the acts recorded.

Acts are data (`acts`), so are the final clauses of a treaty (`rule`, `clauses`, read and written by `reading`).
`entry.compute` finds when a treaty enters into force and says how, or what is missing; `status.status_at` says what
state a treaty and each of its parties is in on any date, as known on any date. Nothing is guessed: a date known to the
month or year stays one, and decides nothing that its days would decide differently.

Source of the terms and of the default rules: Vienna Convention on the Law of Treaties 1969 (VCLT).
"""
