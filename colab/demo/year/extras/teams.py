"""Solutions in every state, an organisation being entered, one suspended, teams that withdrew."""

from datetime import date
from typing import Any

from colab.core.lifecycle import apply
from colab.core.organisations.actions.create_organisation import create_organisation
from colab.core.organisations.actions.create_solution import create_solution
from colab.demo.builders.challenges import officer
from colab.demo.builders.people import as_actor, invented_number, owner_of
from colab.demo.world import words
from colab.demo.world.cast import person
from colab.demo.world.topics import topics
from colab.demo.year.companies import company
from pilots.trials.models import Pilot
from pitches.submissions.models import Pitch

STAGES = ("idea", "prototype", "on_sale", "on_sale")


def live(year: Any) -> None:
    """Add solutions, then the organisations' odd states."""
    office = as_actor(officer("office", programme=year.programme))
    for n, topic in enumerate(topics()):
        with year.at(200 - 5 * n):
            solution = _solution(year, n, topic)
            if n % 10 != 9:
                solution = apply("submit", solution, actor=as_actor(owner_of(solution.organisation)))
            if n % 10 < 7:
                solution = apply("list", solution, actor=office)
            if n % 10 == 7:
                apply("return", solution, actor=office, reason="導入先での使われ方を、もう少し具体的に書いてください。")
            if n % 10 == 6:
                apply("withdraw", solution, actor=as_actor(owner_of(solution.organisation)))
    with year.at(3):
        newcomer = person("team.new", "小鳥遊 いつき", "Itsuki Takanashi")
        create_organisation(
            actor=as_actor(newcomer),
            kind="company",
            name="株式会社はじまり工房",
            corporate_number=invented_number(9001),
        )
        admin = as_actor(officer("office_admin", programme=year.programme))
        apply("suspend", company(150, year.random), actor=admin, reason="登録の内容を確認しています。")


def _solution(year: Any, n: int, topic: Any) -> Any:
    tried = Pilot.objects.filter(title=f"{topic.product}の実証").select_related("organisation").order_by("pk").first()
    organisation = tried.organisation if tried else year.teams.rows[n % (len(year.teams.rows) - 1)]
    price = 100_000 * (n + 3)
    return create_solution(
        actor=as_actor(owner_of(organisation)),
        organisation=organisation,
        name=topic.product,
        name_en=topic.product_en,
        summary=f"{topic.measure}を{words.change(topic)}サービスです。{topic.section}などで使えます。",
        summary_en=f"A service for: {topic.measure_en.lower()}.",
        description=f"{topic.summary}この困りごとのために作りました。現場の端末だけで動き、導入は1日で終わります。（架空）",
        description_en=f"{topic.summary_en} Made for this; runs on site, set up in a day. (fictional)",
        stage=STAGES[n % 4],
        areas=[topic.area],
        price_min_yen=price,
        price_max_yen=price * 4,
        on_sale_since=date(2024, 4, 1) if n % 4 > 1 else None,
    )


def leave(year: Any) -> None:
    """One pitch is withdrawn, one disqualified."""
    with year.at(1):
        rows = Pitch.objects.filter(state="submitted", challenge__state="open").order_by("pk")
        pitch = rows.first()
        apply("withdraw", pitch, actor=as_actor(owner_of(pitch.organisation)), reason="体制が整わないため")
        pitch = Pitch.objects.filter(state="accepted_for_review").order_by("pk").first()
        office = as_actor(officer("office", programme=pitch.challenge.programme))
        apply("disqualify", pitch, actor=office, reason="応募資格の申告に誤りがありました。")
