"""Finding each other: solutions that fit open challenges, teams that were invited, a match set aside, kept searches."""

from typing import Any

from challenges.challenges.models import Challenge
from challenges.matching.actions.dismiss import dismiss
from challenges.matching.actions.invite import invite
from colab.core.organisations.models import Solution
from colab.core.saved_searches.actions import save_for
from colab.demo.builders.challenges import officer
from colab.demo.builders.people import as_actor, owner_of
from colab.demo.builders.solutions import listed_solution

OFFERED = (
    ("まどぐちナビ", "Counter Navigator", ["admin_dx"],
     "転入などの手続を、来庁の前にスマートフォンで済ませられるサービスです。",
     "窓口で待つ時間を3月や4月でも短くします。住所を一度入れると、必要な届出が一つにまとまります。来庁した方は受付番号で呼ばれるまで、どこで待っても構いません。"),
    ("よるのこそだて相談", "Night Line for Parents", ["health"],
     "夜間の電話相談を、かけ直さずにつなげるサービスです。",
     "小児の急な発熱などの電話が混み合う時間に、順番と待ち時間を知らせ、看護師から折り返します。つながらない割合を減らします。"),
    ("たなめぐり", "Shelf Round", ["culture_sport"],
     "本棚を歩きながら撮るだけで、並びの違いを知らせるサービスです。",
     "閉館後の短い時間で、1棚の確認を終えられます。背表紙の画像は館内の端末だけで読み、外に出しません。"),
)  # fmt: skip


def live(year: Any) -> None:
    """List three solutions, invite two teams, set one match aside, keep a search."""
    with year.at(6):
        offered = [_offered(year, n, *words) for n, words in enumerate(OFFERED)]
    with year.at(2):
        _invite(offered[0], "転入")
        _invite(offered[1], "夜間の小児")
        _set_aside(offered[2], "図書館")
        save_for(owner_of(year.teams.rows[0]), "?q=見守り&kind=challenge")
        save_for(owner_of(year.teams.rows[1]), "?area=admin_dx&kind=challenge")


def _offered(year: Any, n: int, name: str, name_en: str, areas: list[str], summary: str, description: str) -> Solution:
    facts = {
        "name": name,
        "name_en": name_en,
        "areas": areas,
        "summary": summary,
        "description": f"{description}（架空）",
    }
    english = {"summary_en": f"{name_en}: fictional.", "description_en": "Fictional."}
    return listed_solution(year.teams.rows[n], programme=year.programme, **facts, **english)


def _challenge(words: str) -> Challenge:
    rows = Challenge.objects.filter(state="open", title__contains=words).select_related("unit", "programme")
    return rows.order_by("pk")[0]


def _invite(solution: Solution, words: str) -> None:
    challenge = _challenge(words)
    section = as_actor(officer("section", challenge.unit))
    invite(challenge, actor=section, offers=[("solution", solution.pk, solution.organisation)])


def _set_aside(fitting: Solution, words: str) -> None:
    """The section knows one solution of the same field already."""
    challenge = _challenge(words)
    other = Solution.objects.filter(state="listed").exclude(pk=fitting.pk).order_by("pk")[0]
    dismiss(
        challenge,
        actor=as_actor(officer("section", challenge.unit)),
        kind="solution",
        object_key=str(other.pk),
        why="other_problem",
        note="蔵書ではなく、屋外の設備を点検するものでした。",
    )
