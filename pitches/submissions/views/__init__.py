from .bulk import bulk_view
from .check import check_view
from .edit import autosave_view, edit_view
from .eligibility import eligibility_view
from .hand_in import hand_in_view, preview_view
from .listing import of_challenge_view, pitch_list_view
from .mine import mine_view
from .receipt import receipt_data_view, receipt_pdf_view, receipt_view
from .revisions import revisions_view
from .start import start_view
from .versions import versions_view

__all__ = [
    "autosave_view",
    "bulk_view",
    "check_view",
    "edit_view",
    "eligibility_view",
    "hand_in_view",
    "mine_view",
    "of_challenge_view",
    "pitch_list_view",
    "preview_view",
    "receipt_data_view",
    "receipt_pdf_view",
    "receipt_view",
    "revisions_view",
    "start_view",
    "versions_view",
]
