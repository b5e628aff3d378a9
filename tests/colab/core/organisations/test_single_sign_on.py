"""Single sign-on against a real OpenID provider, and what is refused of it."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.core import mail
from django.test import Client

from colab.core import outbox
from colab.core.organisations.models import User
from colab.core.organisations.signon.accounts import told_corporate_number
from colab.demo.builders.people import make_user
from tests.colab.core.organisations.signing_on import (
    log_in_there,
    register,
    relay,
    spoilt_claims,
    unsigned,
    with_address,
    with_another_signature,
)

pytestmark = [pytest.mark.django_db, pytest.mark.needs("oidc")]
HERE = "http://testserver"


def back_to(name):
    return f"{HERE}/accounts/oidc/{name}/login/callback/"


@pytest.fixture
def apps(service_url, settings):
    """Register us at both providers and set them as OIDC_APPS does."""
    made = [register(f"{service_url('oidc')}/{name}", back_to(name)) for name in ("city", "business")]
    made[1]["settings"]["kind"] = "business"
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": made}}
    return {app["provider_id"]: app for app in made}


def begin(client, name="city", **query):
    """Press the button and return the address at the provider it leads to."""
    address = f"/accounts/oidc/{name}/login/" + ("?" + "&".join(f"{k}={v}" for k, v in query.items()) if query else "")
    answer = client.post(address)
    assert answer.status_code == 302, answer.content.decode()[:500]
    return answer.url


def asked(address):
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


def sign_on(client, who, name="city"):
    """Go there and come back; return the answer to coming back."""
    return client.get(log_in_there(begin(client, name), who, back_to(name)).removeprefix(HERE))


def confirm_address(client):
    outbox.drain()
    code = re.search(r"^\s*([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})\s*$", mail.outbox[-1].body, re.M).group(1)
    client.post("/accounts/confirm-email/", {"code": code})


def person_in(client):
    return User.objects.filter(pk=client.session.get("_auth_user_id")).first()


def refused(client, answer):
    return person_in(client) is None and answer.status_code in (200, 401, 403)


@pytest.fixture
def known(apps):
    """Tie two people to subjects of the city: whoever gets through as one of them is logged in at once."""
    for subject in ("hanako", "admin"):
        SocialAccount.objects.create(user=with_address(make_user()), provider="city", uid=subject)


def test_a_new_person_confirms_the_address_once_and_is_known_afterwards(client, apps):
    sign_on(client, "hanako")
    assert person_in(client) is None  # the provider's word about an address opens nothing
    confirm_address(client)
    person = person_in(client)
    assert (person.email, person.name) == ("hanako@city.example", "見本 hanako")
    assert not person.has_usable_password() and not SocialToken.objects.exists()
    again = Client()
    assert sign_on(again, "hanako").url.endswith("/work/")
    assert person_in(again) == person


def test_what_is_sent_there(client, apps):
    told = asked(begin(client, auth_params="nonce%3Dmine%26prompt%3Dnone", scope="offline_access"))
    assert told["response_type"] == "code" and told["code_challenge_method"] == "S256"
    assert len(told["code_challenge"]) >= 43 and len(told["nonce"]) >= 32 and len(told["state"]) >= 16
    assert told["nonce"] != "mine" and "prompt" not in told and "offline_access" not in told["scope"]
    other = asked(begin(Client()))
    assert all(told[name] != other[name] for name in ("state", "nonce", "code_challenge"))


def test_the_button_is_a_form_not_a_link(client, apps):
    answer = client.get("/accounts/oidc/city/login/")
    assert answer.status_code == 200 and 'method="post"' in answer.content.decode()
    assert "/accounts/oidc/city/login/" in client.get("/accounts/login/").content.decode()
    assert client.get("/accounts/oidc/nobody/login/").status_code == 404


def test_an_address_that_is_here_already_does_not_let_in(client, apps):
    known = with_address(make_user("hanako@city.example", password="three calm herons"))
    for _time in range(2):
        sign_on(client, "hanako")
        assert person_in(client) is None
    assert not SocialAccount.objects.exists() and User.objects.filter(email=known.email).count() == 1


def test_who_is_logged_in_ties_an_account_and_it_stays_that_persons(apps, client_for):
    known, other = with_address(make_user("jiro@example.invalid")), make_user("saburo@example.invalid")
    for user, then in ((known, known), (other, known)):
        client = client_for(user)
        address = client.post("/accounts/oidc/city/login/?process=connect").url
        client.get(log_in_there(address, "jiro", back_to("city")).removeprefix(HERE))
        assert SocialAccount.objects.get().user == then
    entering = Client()
    sign_on(entering, "jiro")
    assert person_in(entering) == known


def test_the_same_subject_at_two_providers_is_two_people(client_for, apps):
    one, two = with_address(make_user("ichi@example.invalid")), with_address(make_user("ni@example.invalid"))
    SocialAccount.objects.create(user=one, provider="city", uid="same")
    SocialAccount.objects.create(user=two, provider="business", uid="same")
    for name, user in (("city", one), ("business", two)):
        client = Client()
        sign_on(client, "same", name)
        assert person_in(client) == user


def test_an_answer_to_nobodys_question_is_refused(client, apps, known):
    came_back = log_in_there(begin(client), "hanako", back_to("city")).removeprefix(HERE)
    stranger = Client()
    assert refused(stranger, stranger.get(came_back))
    wrong = re.sub(r"state=[^&]+", "state=of-another", came_back)
    assert refused(client, client.get(wrong))


def test_an_answer_serves_once(client, apps):
    SocialAccount.objects.create(user=with_address(make_user()), provider="city", uid="hanako")
    came_back = log_in_there(begin(client), "hanako", back_to("city")).removeprefix(HERE)
    client.get(came_back)
    assert person_in(client)
    client.logout()
    client.get(came_back)
    assert person_in(client) is None


def change_state(client, **changes):
    session = client.session
    ((key, (state, *rest)),) = session["socialaccount_states"].items()
    session["socialaccount_states"] = {key: ({**state, **changes}, *rest)}
    session.save()


@pytest.mark.parametrize("changes", [{"nonce": "of-another-login"}, {"nonce": ""}, {"pkce_code_verifier": "x" * 43}])
def test_another_nonce_and_another_verifier_are_refused(client, apps, known, changes):
    came_back = log_in_there(begin(client), "hanako", back_to("city")).removeprefix(HERE)
    change_state(client, **changes)
    assert refused(client, client.get(came_back))


def test_the_provider_wants_the_challenge(client, apps):
    without = re.sub(r"code_challenge[^&]*&?", "", begin(client))
    assert "error=invalid_request" in log_in_there(without, "hanako", back_to("city"))


SPOILT = {
    "another subject": lambda token: spoilt_claims(token, sub="admin"),
    "another client": lambda token: spoilt_claims(token, aud="somebody-else"),
    "long ago": lambda token: spoilt_claims(token, exp=1),
    "unsigned": unsigned,
    "half a signature": lambda token: token[:-40],
    "another signature": with_another_signature,
    "nothing": lambda token: "",
}


@pytest.mark.parametrize("how", SPOILT)
def test_a_spoilt_token_is_refused(apps, known, service_url, how):
    turns = [lambda token: token, SPOILT[how]]  # first unspoilt: the relay itself stands in nobody's way

    def spoil(path, answer):
        return {**answer, "id_token": turns[0](answer["id_token"])}

    with relay(service_url("oidc"), spoil) as address:
        apps["city"]["settings"]["openid_configuration_overrides"] = {"token_endpoint": f"{address}/city/token"}
        for entered in (True, False):
            client = Client()
            came_back = log_in_there(begin(client), "hanako", back_to("city")).removeprefix(HERE)
            answer = client.get(came_back)
            assert (person_in(client) is not None) == entered and (entered or refused(client, answer))
            turns.pop(0)


def test_keys_of_another_provider_and_userinfo_of_another_person_are_refused(client, apps, known, service_url):
    def spoil(path, answer):
        return {**answer, "sub": "admin"}

    with relay(service_url("oidc"), spoil) as address:
        for overrides in (
            {"jwks_uri": f"{service_url('oidc')}/business/jwks"},
            {"userinfo_endpoint": f"{address}/city/me"},
        ):
            apps["city"]["settings"]["openid_configuration_overrides"] = overrides
            came_back = log_in_there(begin(client), "hanako", back_to("city")).removeprefix(HERE)
            assert refused(client, client.get(came_back))


def test_a_configuration_for_another_issuer_is_refused(client, apps, known, service_url):
    with relay(service_url("oidc"), lambda path, answer: answer) as address:
        apps["city"]["settings"]["server_url"] = f"{address}/city"
        answer = client.post("/accounts/oidc/city/login/")
    assert refused(client, answer)


def test_an_answer_that_names_another_issuer_is_refused(client, apps, known):
    came_back = log_in_there(begin(client), "hanako", back_to("city")).removeprefix(HERE)
    assert "iss=" in came_back
    assert refused(client, client.get(re.sub(r"iss=[^&]+", "iss=https://evil.example", came_back)))


def test_a_provider_that_is_away_says_so(client, apps):
    apps["city"]["settings"]["server_url"] = "http://127.0.0.1:9/city"
    assert refused(client, client.post("/accounts/oidc/city/login/"))


def test_the_strength_asked_for_must_be_told(client, apps, known):
    apps["city"]["settings"]["acr"] = "urn:example:two-factors"
    came_back = log_in_there(begin(client), "hanako", back_to("city")).removeprefix(HERE)
    assert refused(client, client.get(came_back))  # this provider asks for a name only and claims no strength


def test_a_business_account_tells_the_corporate_number(client, apps, client_for):
    sign_on(client, "kaisha", "business")
    confirm_address(client)
    assert told_corporate_number(person_in(client)) == "7000012050002"
    assert 'value="7000012050002"' in client.get("/work/team/new/").content.decode()
    officer = make_user()
    SocialAccount.objects.create(
        user=officer, provider="city", uid="x", extra_data={"userinfo": {"corporate_number": "7000012050002"}}
    )
    assert told_corporate_number(officer) == ""


@pytest.mark.django_db(transaction=True)
def test_in_a_browser(page, live_server, service_url, settings):
    """The button is a form whose answer leads to another origin, which the content security policy has to let."""
    app = register(f"{service_url('oidc')}/city", f"{live_server.url}/accounts/oidc/city/login/callback/")
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    SocialAccount.objects.create(user=with_address(make_user()), provider="city", uid="hanako")
    page.goto(f"{live_server.url}/accounts/login/")
    page.get_by_role("link", name=app["name"]).click()
    page.locator("form[method=post] button").last.click()
    page.locator("input[name=login]").fill("hanako")
    page.locator("input[name=password]").fill("any")
    page.locator("button[type=submit]").click()
    page.locator("button[type=submit]").click()
    page.wait_for_url(f"{live_server.url}/work/")


def test_redirects_of_a_provider_are_not_followed(client, apps, known, service_url):
    with relay(service_url("oidc"), lambda path, answer: answer, status=302) as address:
        apps["city"]["settings"]["openid_configuration_overrides"] = {"jwks_uri": f"{address}/city/jwks"}
        came_back = log_in_there(begin(client), "hanako", back_to("city")).removeprefix(HERE)
        assert refused(client, client.get(came_back))
        apps["city"]["settings"]["openid_configuration_overrides"] = {}
        apps["city"]["settings"]["server_url"] = f"{address}/city"
        assert refused(client, client.post("/accounts/oidc/city/login/"))
