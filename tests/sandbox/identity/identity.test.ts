import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose'
import * as oidc from 'openid-client'
import { PEOPLE } from '../../../sandbox/fiction/people.ts'
import { startIdentity } from '../../../sandbox/identity/server.ts'
import type { IdentityServer } from '../../../sandbox/identity/server.ts'
import { openBrowser } from './browser.ts'
import type { Browser } from './browser.ts'

const API = 'urn:registrar:api'
const REDIRECT = 'http://127.0.0.1:4999/login/done'

describe('the sandbox identity provider', () => {
  let folder: string
  let identity: IdentityServer
  let port = 0

  const start = async () => {
    identity = await startIdentity({
      port,
      people: PEOPLE,
      keysFolder: join(folder, 'identity'),
      portalSecret: 'the-portals-own',
      portalRedirectUris: [REDIRECT],
      apiAudience: API,
      accessTokenSeconds: 300,
    })
  }

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'identity-'))
    port = 0
    await start()
  })
  afterEach(async () => {
    await identity.stop()
    await rm(folder, { recursive: true })
  })

  const program = (personId: string) => {
    const credentials = identity.programs.find((candidate) => candidate.personId === personId)
    if (credentials === undefined) throw new Error(`${personId} has no program`)
    return credentials
  }

  const askForToken = (clientId: string, clientSecret: string, form: Record<string, string> = {}) =>
    fetch(`${identity.issuer}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', ...form }),
    })

  const accessToken = async (personId: string) => {
    const { clientId, clientSecret } = program(personId)
    const answer = (await (await askForToken(clientId, clientSecret)).json()) as { access_token: string }
    return answer.access_token
  }

  const verified = async (token: string) =>
    jwtVerify(token, createRemoteJWKSet(new URL(`${identity.issuer}/jwks`)), {
      issuer: identity.issuer,
      audience: API,
      typ: 'at+jwt',
      algorithms: ['ES256'],
    })

  describe('for programs', () => {
    it('gives an access token that the published keys verify and that names the person', async () => {
      const { payload } = await verified(await accessToken('officer-2'))
      expect(payload).to.include({ person: 'officer-2', client_id: 'program-officer-2', aud: API })
      expect(payload['roles']).to.deep.equal(['officer'])
      expect(payload['name']).to.equal('Tambalacoque Pigeon-Rose')
      expect(Number(payload.exp) - Number(payload.iat)).to.equal(300)
    })

    it('refuses another person’s secret', async () => {
      const { clientSecret } = program('notary-1')
      expect((await askForToken('program-notary-2', clientSecret)).status).to.equal(401)
    })

    it('gives no token for another API', async () => {
      const { clientId, clientSecret } = program('notary-1')
      const answer = await askForToken(clientId, clientSecret, { resource: 'urn:another:api' })
      expect(answer.status).to.equal(400)
      expect(await answer.json()).to.include({ error: 'invalid_target' })
    })

    it('keeps its keys and secrets over a restart, for this user alone', async () => {
      const [before, token] = [program('notary-1'), await accessToken('notary-1')]
      await identity.stop()
      port = Number(new URL(identity.issuer).port)
      await start()
      expect(program('notary-1')).to.deep.equal(before)
      await verified(token)
      for (const file of await readdir(join(folder, 'identity'))) {
        expect((await stat(join(folder, 'identity', file))).mode & 0o077, file).to.equal(0)
      }
    })
  })

  describe('for people', () => {
    const portal = (secret = 'the-portals-own') =>
      oidc.discovery(new URL(identity.issuer), 'registrar-portal', secret, undefined, {
        // oxlint-disable-next-line typescript/no-deprecated -- marked so as to stand out; this is loopback
        execute: [oidc.allowInsecureRequests],
      })

    const challenge = async () => {
      const verifier = oidc.randomPKCECodeVerifier()
      return {
        verifier,
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        code: await oidc.calculatePKCECodeChallenge(verifier),
      }
    }

    const loginAddress = async () =>
      oidc.buildAuthorizationUrl(await portal(), {
        redirect_uri: REDIRECT,
        scope: 'openid',
        code_challenge: (await challenge()).code,
        code_challenge_method: 'S256',
      })

    const logIn = async (personId: string, browser: Browser, secret?: string) => {
      const [config, { verifier, state, nonce, code }] = [await portal(secret), await challenge()]
      const address = oidc.buildAuthorizationUrl(config, {
        redirect_uri: REDIRECT,
        scope: 'openid profile',
        code_challenge: code,
        code_challenge_method: 'S256',
        state,
        nonce,
      })
      const page = await browser.visit(address.href)
      const choice = { method: 'POST', body: new URLSearchParams({ person: personId }) }
      const done = await browser.visit(page.url, choice)
      const back = new URL(done.headers.get('location') ?? '')
      const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce }
      return { page, config, tokens: await oidc.authorizationCodeGrant(config, back, checks) }
    }

    it('logs a person in with a click on a name', async () => {
      const { tokens } = await logIn('notary-3', openBrowser(identity.issuer))
      const claims = tokens.claims()
      expect(claims).to.include({ sub: 'notary-3', name: 'Badamier Crécerelle' })
      expect(claims?.['roles']).to.deep.equal(['notary'])
      expect(claims?.['acr']).to.equal('urn:registrar:sandbox:no-password')
    })

    it('says the same at the userinfo endpoint', async () => {
      const { config, tokens } = await logIn('notary-3', openBrowser(identity.issuer))
      expect(await oidc.fetchUserInfo(config, tokens.access_token, 'notary-3')).to.deep.equal({
        sub: 'notary-3',
        name: 'Badamier Crécerelle',
        roles: ['notary'],
        acr: 'urn:registrar:sandbox:no-password',
      })
    })

    it('asks again at every login, so that one browser can be two persons in turn', async () => {
      const browser = openBrowser(identity.issuer)
      const first = await logIn('officer-1', browser)
      const second = await logIn('officer-2', browser)
      expect(decodeJwt(first.tokens.id_token ?? '').sub).to.equal('officer-1')
      expect(decodeJwt(second.tokens.id_token ?? '').sub).to.equal('officer-2')
    })

    it('gives the portal nothing without its secret', async () => {
      const refused = await logIn('officer-1', openBrowser(identity.issuer), 'guessed').catch(
        (error: unknown) => error,
      )
      expect(refused).to.include({ error: 'invalid_client' })
    })

    it('shows all people with their roles on a page without script', async () => {
      const browser = openBrowser(identity.issuer)
      const address = await loginAddress()
      const page = await (await browser.visit(address.href)).text()
      for (const { id } of PEOPLE) expect(page).to.contain(`value="${id}"`)
      expect(page).to.contain('no password').and.not.to.contain('<script')
    })

    it('begins no login without PKCE or towards an unknown address', async () => {
      const browser = openBrowser(identity.issuer)
      const asked = { client_id: 'registrar-portal', response_type: 'code', scope: 'openid' }
      const auth = (form: Record<string, string>) =>
        browser.visit(`${identity.issuer}/auth?${new URLSearchParams({ ...asked, ...form }).toString()}`)
      const unprotected = await auth({ redirect_uri: REDIRECT })
      expect(unprotected.headers.get('location')).to.contain('error=invalid_request')
      const elsewhere = await auth({ redirect_uri: 'http://127.0.0.1:4999/elsewhere' })
      expect(elsewhere.status).to.equal(400)
      expect(await elsewhere.text()).to.contain('This login cannot go on')
    })

    it('sends whoever comes with a login that never began back to the portal', async () => {
      const page = await fetch(`${identity.issuer}/interaction/invented`)
      expect(page.status).to.equal(400)
      expect(await page.text()).to.contain('Begin again at the portal')
    })

    it('knows nobody but the people', async () => {
      const browser = openBrowser(identity.issuer)
      const address = await loginAddress()
      const { url } = await browser.visit(address.href)
      const answer = await browser.visit(url, {
        method: 'POST',
        body: new URLSearchParams({ person: 'intruder' }),
      })
      expect(answer.status).to.equal(400)
    })
  })
})
