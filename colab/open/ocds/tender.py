"""Tender: the call for pitches, the certification on the way, the publication before the contract."""

from typing import Any

from .documents import of_case, of_notice, of_page
from .values import both, filled, moment, period

LEGAL_BASIS = {
    "scheme": "JP-LAW",
    "id": "322CO0000000016#167-2-1-4",
    "description": "地方自治法施行令第167条の2第1項第4号",
    "description_en": "Enforcement Order of the Local Autonomy Act, article 167-2(1)(iv)",
    "uri": "https://laws.e-gov.go.jp/law/322CO0000000016",
}


def of_call(challenge: Any, questions: list) -> dict:
    """Return the call: dates, how to answer, questions with their answers."""
    call = challenge.call
    return filled(
        {
            **both("title", challenge),
            **both("description", challenge, "summary"),
            "status": "active",
            "awardCriteria": "ratedCriteria",
            "submissionMethod": ["electronicSubmission"],
            "tenderPeriod": period(call.opens_at, call.closes_at) if call else {},
            "enquiryPeriod": period(call.opens_at, call.question_deadline) if call else {},
            "hasEnquiries": bool(questions),
            "enquiries": [_enquiry(question, challenge.code) for question in questions],
        }
    )


def _enquiry(question: Any, code: str) -> dict:
    return {
        "id": f"{code}-Q{question.number}",
        "date": moment(question.asked_at),
        **both("description", question, "question"),
        **both("answer", question),
        "dateAnswered": moment(question.answered_at),
    }


def of_certification(certification: Any) -> dict:
    """Return the certification (新事業分野開拓者の認定) as a milestone that was met, with its page."""
    name = certification.product_name_en or certification.product_name
    milestone = {
        "id": f"{certification.code}-certified",
        **both("title", ("新事業分野開拓者の認定", "Certification of an operator opening a new field")),
        **both("description", (certification.product_name, certification.product_name_en)),
        "type": "approval",
        "code": certification.number,
        "dateMet": moment(certification.certified_on),
        "dueDate": moment(certification.valid_until),
        "status": "met",
    }
    title = (f"認定：{certification.product_name}", f"Certification: {name}")
    return {
        "milestones": [filled(milestone)],
        "documents": of_page(certification, "eligibilityCriteria", title, certification.certified_on),
    }


def of_direct_award(contract: Any, certification: Any, notice: Any) -> dict:
    """Return the publication before the contract: direct, why, and on what ground."""
    details = (
        "政策目的随意契約（認定された新商品・新役務）",
        "Negotiated contract for policy purpose (certified product)",
    )
    number = certification.number if certification else ""
    return filled(
        {
            **both("title", contract, "subject_name"),
            **both("description", notice, "outline"),
            "status": "complete",
            "procurementMethod": "direct",
            **both("procurementMethodDetails", details),
            **both(
                "procurementMethodRationale",
                (
                    f"新事業分野開拓者として認定を受けた者（認定番号 {number}）から、認定に係るものを調達するため。",
                    f"Bought from the operator certified for it (certificate {number}).",
                ),
            ),
            "legalBasis": LEGAL_BASIS,
            "mainProcurementCategory": "services" if contract.kind == "service" else "goods",
            "awardPeriod": period(notice.published_on, notice.contract_on),
            "documents": [of_notice(notice, contract.code), of_case(contract.code)],
        }
    )
