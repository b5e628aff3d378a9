"""Fees of programmes, paid through Stripe or by a body's own slip (納付書). Off unless a body switches it on.

Stripe is the source of truth of what was paid: an event that arrives is only a hint to read the object again.
"""
