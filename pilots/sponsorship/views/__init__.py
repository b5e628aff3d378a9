from .public import become, offer, offers, own, thanks
from .work import edit_level, edit_offer, sponsor_list

__all__ = ["become", "edit_level", "edit_offer", "offer", "offers", "own", "sponsor_list", "thanks"]
