"""Printed papers: the receipt, and one for each refund."""

from .parts import issuer
from .receipts import receipt_data, receipt_pdf
from .refunds import refund_data, refund_pdf

__all__ = ["issuer", "receipt_data", "receipt_pdf", "refund_data", "refund_pdf"]
