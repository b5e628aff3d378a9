"""The second world: what comes after the decision, from applications and purchases to payments, votes and wishes."""

from challenges.briefings.seats.booking import register
from colab.core import outbox
from colab.core.lifecycle import apply
from colab.core.organisations.models import Post
from colab.demo.builders import briefings, challenges, civic, events, legal, live, payments, people, sponsorship, trials
from pilots.procurement.models import Contract
from pilots.reuse.actions.receive import receive
from pilots.reuse.models import Inquiry, Interest, JointPurchase, JointShare
from pilots.reuse.package import content

from .world import OFFICE, STAFF, World, add_people, send_back

BUYERS = {"section", "head", "finance", "auditor"}
"""Who knows the planned price: the buying section, finance of its body, auditors."""
INSIDE = BUYERS | OFFICE | {"other_office"}
"""Who reads a purchase: also the offices of the buying body."""
HANDLING = OFFICE | {"certifier", "auditor"}
"""Who handles an application of team1 that is not decided."""
PRICE, ALONE = 7_654_321, 4_987_123
PAPERS = ("draft", "reasons", "checks")
PLANS = ("plan", "evaluation")


def build() -> World:
    """Return the world: team1 applies, sells and tries; the neighbour's section wants to buy the same."""
    world = World()
    add_people(world)
    _certifications(world)
    _purchases(world)
    _pilots(world)
    _events(world)
    _reuse(world)
    outbox.drain()
    send_back()
    return world


def _certifications(world: World) -> None:
    """One in force, and one waiting for the head's decision, with the words of two experts and the findings."""
    plant, team = world.book.plant, world.organisations["team1"]
    world.rows["certified"] = legal.certified(organisation=team, **legal.GOODS)
    known = HANDLING | {"team1", "expert"}
    new = plant("why it is new", known)
    plan = {"goal": plant("goal of a plan not yet decided on", known), "content": plant("content of the same", known)}
    found = legal.heard_certification(
        experts=0,
        organisation=team,
        product_name="見守りサービス二号",
        plan=plan,
        novelty_reason=new,
    )
    expert = legal.appoint_expert(found)
    world.people["expert"] = expert.user
    words = legal.opinion_facts(expert) | {"reason_a": plant("an expert's words", HANDLING | {"expert"})}
    apply("give_opinion", found, actor=people.as_actor(expert.user), **words)
    other = legal.appoint_expert(
        found, user=people.make_user(name=plant("name of an expert", HANDLING | {"other_office", "ward_admin"}))
    )
    words = legal.opinion_facts(other) | {"reason_b": plant("another expert's words", HANDLING)}
    apply("give_opinion", found, actor=people.as_actor(other.user), **words)
    found = apply("to_review", found, actor=legal.office_of(found))
    findings = legal.findings() | {"reason_c": plant("a finding of the office", HANDLING)}
    world.rows["applied"] = apply("find", found, actor=legal.office_of(found), **findings)


def _purchases(world: World) -> None:
    """A purchase at its decision, and one of which only the need is written."""
    plant, unit = world.book.plant, people.make_unit()
    facts = {"certification": world.rows["certified"], "unit": unit}
    contract = legal.contract_at("quoted", **facts, estimate_yen=7_700_000, need=plant("why it is needed", INSIDE))
    world.book.number(PRICE, "the planned price", BUYERS)
    contract = legal.step(contract, planned_price_yen=PRICE, basis=plant("basis of the planned price", BUYERS))
    world.rows["priced"] = contract
    need = plant("a need of which nothing is published", INSIDE)
    world.rows["needed"] = legal.make_purchase(**facts, need=need)


def _pilots(world: World) -> None:
    plant, team = world.book.plant, world.organisations["team1"]
    inside = OFFICE | {"section", "head", "auditor", "team1"}
    plan = {"risks": plant("risks of a pilot in the making", inside)}
    world.rows["planned"] = trials.planned_pilot(organisation=team, plan=plan)
    world.rows["measured"] = trials.measured_pilot(organisation=team)
    world.rows["civic"] = civic.matched_project()


def _events(world: World) -> None:
    """A stage with an open vote, a briefing, their guests, and somebody who owes a fee."""
    plant = world.book.plant
    event = live.voting_event(mode="codes", codes=4)
    live.cast_votes(event, 2, 1)
    code = event.vote_codes.get(ballot=None)
    code.code = plant("a code for the vote", OFFICE)
    code.save()
    briefing = briefings.announced_briefing(challenges.open_challenge())
    hosts = OFFICE | {"section", "head", "auditor"}
    coming = events.planned_event(programme=event.programme)
    register(
        briefing, name=plant("name of a guest", hosts), email=f"{plant('address of a guest', hosts)}@example.invalid"
    )
    cashier = OFFICE | {"finance", "auditor"}
    fee = payments.make_fee(payments.charging_programme(event.programme))
    title = plant("a fee that is not charged", {"office_admin", "finance", "auditor"})
    world.rows["fee"] = payments.make_fee(event.programme, title=title, is_active=False)
    payer = {"payer_name": plant("name of a payer", cashier)}
    payer["payer_email"] = f"{plant('address of a payer', cashier)}@example.invalid"
    payment = payments.asked(coming, fee, **payer)
    offer = sponsorship.make_offer(event.programme)
    contact = {"contact_name": plant("name of a sponsor's contact", cashier)}
    contact["contact_email"] = f"{plant('address of the same', cashier)}@example.invalid"
    world.rows["sponsor"] = sponsorship.active_sponsor(offer, **contact)
    world.rows["wishes"] = sponsorship.applied_sponsor(offer, name=plant("a sponsor not yet confirmed", cashier))
    world.rows |= {"event": event, "briefing": briefing, "coming": coming, "payment": payment}


def _reuse(world: World) -> None:
    """The neighbour's section says what it wants, asks the buyer, and reckons with others."""
    plant, user = world.book.plant, world.people["neighbour"]
    unit, source = Post.objects.get(holdings__user=user).unit, world.rows["certified"]
    world.rows["wish"] = Interest.objects.create(
        body=unit.body, unit=unit, certification=source, timing="next_year", contact="産業振興課", created_by=user,
        purpose=plant("what a neighbour wants it for", HANDLING | {"neighbour", "team1"}),
    )  # fmt: skip
    bought = Contract.objects.get(pk=world.rows["priced"].pk)
    asked = plant("a question to the buyer", {"neighbour", "section", "head", "auditor"})
    world.rows["inquiry"] = Inquiry.objects.create(contract=bought, unit=unit, question=asked, asked_by=user)
    purchase = JointPurchase.objects.create(
        certification=source, title=plant("a joint purchase", STAFF), joint_yen=9_000_000, volume_unit="か所",
        organiser=unit, created_by=user,
    )  # fmt: skip
    for body, volume in ((unit.body, 10), (source.body, 20)):
        JointShare.objects.create(purchase=purchase, body=body, volume=volume, alone_yen=ALONE)
    world.book.number(ALONE, "what a body pays alone", STAFF)
    world.rows["joint"] = purchase
    world.rows["package"] = receive(data=content.build(source), body=unit.body, actor=people.as_actor(user))


def fillings(world: World) -> dict[str, list[tuple]]:
    """Return the arguments of the addresses of these rooms."""
    rows = world.rows
    codes = {name: [(row.code,)] for name, row in rows.items() if getattr(row, "code", None)}
    keys = {name: [(row.key,)] for name, row in rows.items() if hasattr(row, "key")}
    seats = [("briefing", rows["briefing"].key), ("event", rows["coming"].key)]
    body = rows["certified"].body.corporate_number
    event = [(rows["event"].code.lower(),), *keys["event"], *keys["coming"]]
    return {
        "work:subject": [(row.MACHINE, row.key) for row in rows.values() if hasattr(row, "MACHINE")],
        "certification": [*codes["certified"], *keys["applied"]],
        "certification_plain": codes["certified"],
        "certification_plain:issuer": [(body,)],
        "certification_plain:status_list": [(body, purpose) for purpose in ("revocation", "expiry")],
        "procurement": [*keys["priced"], *keys["needed"]],
        "procurement:paper": [(rows["priced"].key, paper, "docx") for paper in PAPERS],
        "trials": codes["measured"],
        "trials:template_data": [(rows[name].key, "csv") for name in ("planned", "measured")],
        "trials:paper_data": [(rows[name].key, paper, "docx") for name in ("planned", "measured") for paper in PLANS],
        "civic": keys["civic"],
        "events": event,
        "live": event,
        "briefings": seats,
        "briefings:new": [(rows["briefing"].challenge.key,)],
        "briefings:edit": keys["briefing"],
        "payments": keys["payment"],
        "payments:refund": [(rows["payment"].key, 1)],
        "payments:fee": [(rows["payment"].fee.key,), *keys["fee"]],
        **_sponsorship(rows["sponsor"]),
        "satisfaction": [("handed_in", rows["measured"].key)],
        "reuse": [*keys["wish"], *keys["inquiry"], *keys["joint"], *keys["package"], *codes["certified"]],
        "reuse:ask": keys["priced"],
    }


def _sponsorship(sponsor) -> dict[str, list[tuple]]:
    """Return the arguments of the addresses of sponsors."""
    code, level = sponsor.programme.code, (sponsor.programme.code, sponsor.level.key)
    names = ("offer", "thanks", "edit_offer", "new_level")
    here = {f"sponsorship:{name}": [(code,)] for name in names}
    return (
        here
        | {f"sponsorship:{name}": [level] for name in ("become", "edit_level")}
        | {"sponsorship:own": [(sponsor.key,)]}
    )
