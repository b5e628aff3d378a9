from .corrections import AnswerCorrectionForm, AskCorrectionForm
from .pitch import PitchForm
from .review import BulkForm, FeedbackForm, NoteForm, ReopenForm, ScreenForm
from .team import DeclarationForm, StartForm, WithdrawForm

__all__ = [
    "AnswerCorrectionForm",
    "AskCorrectionForm",
    "BulkForm",
    "DeclarationForm",
    "FeedbackForm",
    "NoteForm",
    "PitchForm",
    "ReopenForm",
    "ScreenForm",
    "StartForm",
    "WithdrawForm",
]
