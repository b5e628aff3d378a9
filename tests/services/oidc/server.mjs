// server.mjs PORT: two OpenID providers on one port, /city and /business, by the certified library oidc-provider.
// Clients register themselves; whatever name is typed into the login form is the subject, no password is checked.
import { generateKeyPairSync, randomUUID } from "node:crypto";
import { createServer } from "node:http";
import Provider from "oidc-provider";

const port = Number(process.argv[2]);

const signingKey = () => ({
  ...generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ format: "jwk" }),
  kid: randomUUID(), use: "sig", alg: "RS256",
});

// What the provider says of somebody; a business account also has the corporate number of its company.
const claims = (sub) => ({
  sub, name: `見本 ${sub}`, email: `${sub}@city.example`, email_verified: true,
  corporate_number: "7000012050002", account_type: "2",
});

const provider = (name) => new Provider(`http://127.0.0.1:${port}/${name}`, {
  acrValues: ["urn:example:two-factors"],
  claims: { profile: ["name", "corporate_number", "account_type"], email: ["email", "email_verified"] },
  cookies: {
    keys: [randomUUID()],
    names: { session: `${name}_session`, interaction: `${name}_interaction`, resume: `${name}_resume` },
  },
  features: { devInteractions: { enabled: true }, registration: { enabled: true } },
  findAccount: (ctx, sub) => ({ accountId: sub, claims: () => claims(sub) }),
  jwks: { keys: [signingKey()] },
  pkce: { required: () => true },
});

const mounted = { city: provider("city").callback(), business: provider("business").callback() };

createServer((request, response) => {
  const [, name] = request.url.split("/");
  if (!mounted[name]) {
    response.writeHead(404).end();
    return;
  }
  request.originalUrl = request.url;
  request.url = request.url.slice(name.length + 1);
  mounted[name](request, response);
}).listen(port, "127.0.0.1");
