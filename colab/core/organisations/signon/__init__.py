"""Single sign-on by OpenID Connect, of bodies and of businesses: allauth's, with the checks it leaves out.

allauth sends no nonce, takes the ID token unsigned where it came straight from the token endpoint, lets the address bar
add parameters, and reads the subject from userinfo. Here each ID token is checked by the provider's published keys.
"""
