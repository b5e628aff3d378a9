"""One more of everything, as often as wanted; and the people who look at it."""

from typing import Any

from challenges.questions.actions import ask
from colab.core.lifecycle import apply
from colab.core.organisations.models import Solution
from colab.demo.builders import briefings, challenges, civic, events, judging, legal, people, submissions, trials
from pilots.procurement.models import Contract


def cast() -> dict[str, Any]:
    """Return the people by role; made at the first call."""
    unit, programme = people.make_unit(), people.make_programme()
    industry = people.make_unit(people.make_body(), "産業振興課", name_en="Industry Promotion")
    accounting = people.make_unit(people.make_body(), "会計課", name_en="Accounting")
    return {
        "anonymous": None,
        "section": challenges.officer("section", unit),
        "head": challenges.officer("head", unit),
        "office": challenges.officer("office", programme=programme),
        "office_admin": challenges.officer("office_admin", programme=programme),
        "certifier": challenges.officer("certifier", industry),
        "finance": challenges.officer("finance", accounting),
        "auditor": challenges.officer("auditor", people.make_unit(name="監査事務局")),
    }


class Grower:
    """Makes one more of everything at each call, all of it for the same people."""

    def __init__(self):
        self.cast = cast()
        self.cast["team"] = people.make_user("team@example.invalid")
        self.company = people.make_company(owner=self.cast["team"])
        self.group = people.make_civic_group(owner=self.cast["team"])

    def grow(self, times: int = 1) -> None:
        """Make ``times`` more of everything."""
        for _n in range(times):
            self._public_side()
            self._judging()
            self._road()
            self._law()

    def _public_side(self) -> None:
        draft = challenges.draft_challenge()
        apply("submit", draft, actor=people.as_actor(self.cast["section"]))
        challenges.draft_challenge()
        challenges.make_call()
        challenge = challenges.open_challenge()
        asker = people.as_actor(self.cast["team"])
        ask(challenge, actor=asker, body="点検は一日に何回ありますか。")
        question = ask(challenge, actor=asker, body="機器はどこに置けますか。")
        question = apply(
            "answer", question, actor=people.as_actor(self.cast["section"]), question="機器は", answer="北側"
        )
        apply("publish", question, actor=people.as_actor(self.cast["office"]))
        briefings.announced_briefing(challenge)
        submissions.submitted_pitch(challenge=challenge, organisation=self.company)
        submissions.draft_pitch(challenge=challenges.open_challenge(), organisation=self.company)
        people.make_company(owner=self.cast["team"])
        events.planned_event()
        self._solution("listed")
        self._solution("submitted")

    def _solution(self, state: str) -> None:
        Solution.objects.create(
            organisation=self.company, state=state, name="見守り端末", summary="集積所を見守ります。", stage="on_sale",
            areas=["environment"], description="異常を知らせます。", code=None,
        )  # fmt: skip

    def _judging(self) -> None:
        round_ = judging.scoring_round(pitches=3, judges=3)
        first = round_.panel.order_by("pk").first()
        self.cast.setdefault("judge", first.user)
        type(first).objects.filter(pk=first.pk).update(user=self.cast["judge"])
        judging.published_round(pitches=2, judges=3)

    def _road(self) -> None:
        trials.planned_pilot(organisation=self.company)
        trials.evaluated_pilot(organisation=self.company)
        challenge = challenges.open_challenge(route="civic")
        pitch = submissions.submitted_pitch(challenge=challenge, organisation=self.group)
        apply("match", pitch, actor=people.as_actor(self.cast["office"]), reason="相性がよい")
        civic.adopted_project()

    def _law(self) -> None:
        n = Contract.objects.count()
        in_hearing = legal.heard_certification(organisation=self.company, product_name=f"見守り案内 {n}号")
        self.cast.setdefault("expert", in_hearing.appointments.order_by("pk").first().user)
        certification = legal.certified(organisation=self.company, product_name=f"見守り端末 {n}号")
        legal.contract_at("pre_published", certification=certification)
        legal.contract_at("closed", certification=certification)
