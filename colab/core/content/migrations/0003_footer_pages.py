"""The plain pages the footer leads to, in both languages, for the editors to complete."""

import json
from uuid import UUID

from django.db import migrations

from colab.core.content.tree import add_child

KEY = "6a0b1f0e-3a4e-4a57-9d3a-6c0f6b6a01{:02d}"
PAGES = [
    ("about", "このサイトについて", "About this site", [
        ("行政が課題を公開し、スタートアップやシビックテックが解決策を提案します。審査、実証、認定、契約までの経過と結果を公開しています。",
         "Public bodies publish challenges; startups and civic-tech teams answer. Judging, pilots, certification and contracts are public, course and results alike."),
        ("認定は購入を約束するものではありません。契約は、法令と各団体の規則に定める手続により行います。",
         "A certification is no promise to buy. Contracts follow the procedures of law and of each body's rules."),
    ]),
    ("accessibility", "アクセシビリティ方針", "Accessibility policy", [
        ("JIS X 8341-3とWCAG 2.2のレベルAAを目標としています。適合を宣言するものではありません。",
         "Our aim is JIS X 8341-3 and level AA of WCAG 2.2. This is no claim of conformity."),
        ("試験の対象、方法、実施者、実施日と結果は、試験を行った後に編集担当がここに記載します。",
         "What was tested, how, by whom, when and with what result is written here by the editors after each test."),
        ("使いにくいところがありましたら、お問い合わせのページからお知らせください。",
         "Where something is hard to use, please tell us through the contact page."),
    ]),
    ("terms", "利用条件・ライセンス", "Terms and licence", [
        ("公開データは、特に断りのない限り、クリエイティブ・コモンズ 表示 4.0 国際（CC BY 4.0）で利用できます。出典を表示してください。",
         "Published data are under Creative Commons Attribution 4.0 (CC BY 4.0) unless marked otherwise. Name the source."),
        ("提案の書類や添付ファイルの権利は、提出者にあります。公開に同意した範囲に限り掲載しています。",
         "Pitches and their files belong to those who handed them in; they are shown as far as their owners agreed."),
    ]),
    ("privacy", "プライバシーポリシー", "Privacy policy", [
        ("氏名、メールアドレスと操作の記録を、このサイトの運営のためだけに使います。外部の解析サービスは使っていません。",
         "Name, e-mail address and a record of what was done are used to run this site and for nothing else. No outside analytics are used."),
        ("請求により個人情報を消去します。手続の記録は残りますが、誰であったかは分からなくなります。",
         "Personal data are erased on request. The record of the procedure stays and no longer says who the person was."),
    ]),
    ("contact", "お問い合わせ", "Contact", [
        ("課題についての質問は、各課題のページからお送りください。",
         "Questions about a challenge are asked on the page of the challenge."),
        ("その他の連絡先は、運営する団体の編集担当がここに記載します。",
         "Other contacts are written here by the editors of the body that runs this site."),
    ]),
]  # fmt: skip


def body(number, texts):
    return json.dumps([
        {"type": "paragraph", "value": f"<p>{text}</p>", "id": str(UUID(KEY.format(number)[:-4] + f"{line:02d}{number:02d}"))}
        for line, text in enumerate(texts)
    ])  # fmt: skip


def make(apps, schema_editor):
    HomePage = apps.get_model("content", "HomePage")
    Page = apps.get_model("wagtailcore", "Page")
    homes = {home.locale.language_code: home for home in HomePage.objects.select_related("locale")}
    for number, (slug, title, title_en, texts) in enumerate(PAGES, 10):
        for language, words, side in (("ja", title, 0), ("en", title_en, 1)):
            home = homes.get(language)
            if home is None or Page.objects.filter(path__startswith=home.path, depth=home.depth + 1, slug=slug).exists():
                continue
            add_child(
                apps, "content.StandardPage", home, title=words, slug=slug, locale=home.locale,
                key=UUID(KEY.format(number)), body=body(number, [pair[side] for pair in texts]),
            )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("content", "0002_first_pages")]

    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
