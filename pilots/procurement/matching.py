"""Which organisations have had a contract, for the office's figure on newcomers."""

from challenges.matching.newcomers import contracts_are_known_by

from .models import Contract

contracts_are_known_by(lambda: Contract.objects.exclude(signed_on=None).values_list("organisation", flat=True))
