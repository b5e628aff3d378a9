"""The fixed words of the certificate, in Japanese: on paper and in the signed data alike."""

CAUTION = "この認定は、品質を保証するものではなく、購入を約束するものでもありません。"
"""The sentence that every page about a certification shows: no guarantee, no promise to buy."""
SENTENCE = "地方自治法施行規則第12条の3の規定に基づき、新事業分野の開拓を図る者として認定したことを証します。"
KINDS = {"goods": "新商品", "service": "新役務"}
SAMPLE, SAMPLE_NOTE = "見本", "架空のデモデータ（見本）"


def scope(certification) -> str:
    """Return for what the certification holds: this product of this operator, by the plan, and nothing else."""
    plan = "確認を受けた実施計画に係る"
    if certification.kind == "goods":
        return f"{plan}新商品「{certification.product_name}」の買入れ又は借入れ（認定を受けた者からのものに限る。）"
    return f"{plan}新役務「{certification.product_name}」の提供（認定を受けた者によるものに限る。）"
