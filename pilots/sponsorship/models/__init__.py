from .offers import SponsorLevel, SponsorOffer
from .sponsors import Sponsor

__all__ = ["Sponsor", "SponsorLevel", "SponsorOffer"]
