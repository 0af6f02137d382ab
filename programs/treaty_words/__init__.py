"""The law of treaties in the language of the reader.

`events` and `rules` say a rule of entry into force back, `clauses` the final clauses; `steps`, `lacking` and `outcomes`
say how a date came about, or what is missing; `states` names kinds of acts, states, deadlines and causes. What is
said is text without markup. A party is named by a function of its key or name.

A phrase put into another stands, in Russian and Belarusian, in the genitive ("the deposit", "сдачи на хранение").
"""
