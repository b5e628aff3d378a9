"""Where allauth looks for the kinds of sign-on this app brings."""

from colab.core.organisations.signon.provider import SignOnProvider

provider_classes = [SignOnProvider]
