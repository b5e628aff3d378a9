"""Which fields of the chains' entries an exported case opens; of all others it tells the hash alone."""

from colab.core.ledger.models import LedgerEntry

MOVES = {"from", "to", "recorded"}
NOTICE = {
    "kind", "edition", "published_on", "where", "correction", "title", "title_en", "outline", "outline_en",
    "contract_kind", "schedule", "contract_on", "period_from", "period_to", "place", "choice", "criteria",
    "how_to_apply", "apply_by", "amount_yen", "party", "party_number", "reason", "reason_en", "other",
}  # fmt: skip
HANDED_IN = {"receipt_number", "number", "digest", "files"}
OUTCOME = {"reason", "reason_en", "outcome", "outcome_en"}
OPEN: dict[str, dict[str, set[str]]] = {
    "challenge": {
        "approve": {"code", "title"},
        "open": {"title", "closes_at"},
        "adopt": OUTCOME,
        "adopt_none": OUTCOME,
        "withdraw": OUTCOME,
        "end": OUTCOME,
        "correct": {"number", "reason", "changes"},
    },
    "pitch": {"submit": HANDED_IN, "change": HANDED_IN, "amend": HANDED_IN},
    "pilot": {
        "create": {"title"},
        "agree_plan": {"indicators", "indicators_hash"},
        "sign_agreement": {"agreement_kind", "agreement_on", "code"},
        "start": {"started_on"},
        "add_readings": {"count", "readings_hash", "file_sha256"},
        "change_indicator": {"indicator", "was", "now", "reason", "indicators_hash"},
        "measure": {"results"},
        "report": {"final_report", "final_report_en", "lesson", "lesson_en"},
        "evaluate": {"verdict", "evaluation", "evaluation_en", "results"},
        "continue": {"outcome_reason"},
        "end": {"outcome_reason"},
        "to_certification": {"outcome_reason"},
    },
    "certification": {
        "submit": {"kind", "product", "plan", "plan_version"},
        "receive_copy": {"source_body", "source_number", "source_certified_on", "source_valid_until", "plan"},
        "certify": {
            "code", "number", "certified_on", "valid_until", "conditions", "issuer",
            "decision_number", "deciding_post", "plan",
        },
        "confirm_change": {"plan", "plan_version"},
        "expire": {"valid_until"},
    },
    "contract": {
        "publish_forecast": NOTICE,
        "publish_pre": NOTICE,
        "publish_post": NOTICE,
        "correct_notice": {"edition", "reason", "notice"},
        "check_method": {"certification", "valid_until", "item", "kind"},
        "decide": {"amount_yen", "reason", "certification"},
        "sign_body": {"side", "on", "how", "service", "signed_on", "code"},
        "sign_operator": {"side", "on", "how", "service", "signed_on", "code"},
        "pay": {"paid_yen"},
        "evaluate": {"verdict", "evaluation", "evaluation_en"},
        "choose_other": {"method"},
    },
}  # fmt: skip
"""machine → verb → fields. A new verb or field is closed until somebody opens it here."""


def open_fields(entry: LedgerEntry) -> set[str]:
    """Return the names of the fields of ``entry`` that anybody may read."""
    return MOVES | OPEN.get(entry.machine, {}).get(entry.verb, set())
