"""Office papers: written once as blocks of words, printed as DOCX (to go on working on) and as PDF (to file)."""

from .blocks import Facts, Heading, Line, Note, PageBreak, Paper, Table
from .docx import MIME as DOCX
from .docx import to_docx
from .pdf import to_pdf

__all__ = ["DOCX", "Facts", "Heading", "Line", "Note", "PageBreak", "Paper", "Table", "to_docx", "to_pdf"]
