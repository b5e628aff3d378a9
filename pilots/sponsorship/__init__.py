"""Sponsorship (協賛): what a programme offers, who became a sponsor, confirmed by the office, paid, named in public.

Whoever has something open with the programme cannot become a sponsor: influence is not for sale. Judges see none of it.
"""
