"""People log in by e-mail through allauth: password or mailed code, TOTP and passkeys, the body's OpenID Connect."""

from colab.settings import env
from colab.settings.i18n import SITE_NAME
from colab.settings.signon import OIDC_APPS

AUTH_USER_MODEL = "organisations.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email", "name", "name_en"]},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "colab.core.organisations.passwords.HouseWordsValidator"},
    {"NAME": "colab.core.organisations.passwords.BreachedPasswordValidator"},
]
# A sorted file of SHA-1 sums of leaked passwords; nothing of a password is ever asked outside (docs/security.md).
BREACHED_PASSWORDS_FILE = env.file("BREACHED_PASSWORDS_FILE")
PASSWORD_RESET_TIMEOUT = 60 * 60
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"

ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_SESSION_REMEMBER = True  # no question: the limits of SESSION_COOKIE_AGE and SESSION_IDLE_SECONDS hold for all
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 60 * 10  # mail of cities is slow
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
# A city hall is one address: the limits per address are wide, those per account narrow, and devices that were let in
# before are counted apart, so that nobody is locked out by others' mistakes (docs/security.md). How many mails one
# mailbox gets is limited by the forms below (colab.core.organisations.mail_allowance).
ACCOUNT_RATE_LIMITS = {
    "login": "120/m/ip",
    "login_failed": "60/m/ip,10/15m/key",
    "signup": "60/m/ip",
    "request_login_code": "120/m/ip",
    "reset_password": "60/m/ip",
    "confirm_email": "1/10s/key,6/h/key,20/d/key",
    "reset_password_from_key": "60/m/ip",
}
ACCOUNT_FORMS = {
    "request_login_code": "colab.core.organisations.forms.asking.AskForCode",
    "reset_password": "colab.core.organisations.forms.asking.AskForReset",
}
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SIGNUP_FORM_CLASS = "colab.core.organisations.forms.account.SignupFields"
REQUIRE_SECOND_FACTOR = not env.flag("DEMO_MODE")  # of office administrators and superusers
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ADAPTER = "colab.core.organisations.factors.MFAAdapter"
MFA_TOTP_ISSUER = SITE_NAME
# Accounts are linked by the provider's subject only; an e-mail address proves nothing about a provider.
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_ADAPTER = "colab.core.organisations.signon.accounts.SignOnAdapter"
SOCIALACCOUNT_QUERY_EMAIL = False
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": OIDC_APPS}}
ACCOUNT_ADAPTER = "colab.core.organisations.adapters.AccountAdapter"
