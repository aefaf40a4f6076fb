import { Router } from 'express'
import type { Request } from 'express'
import * as oidc from 'openid-client'
import { z } from 'zod'
import { Refusal } from '../../domain/refusal.ts'
import type { ApiDeps } from '../deps.ts'
import { isAway, Unavailable } from '../unavailable.ts'
import { hostCookie, readCookie } from './cookies.ts'
import { actorFrom } from './person.ts'
import type { Person } from './person.ts'
import { safePath } from './return-path.ts'
import type { Provider } from './provider.ts'
import type { Sessions } from './sessions.ts'

interface LoginDeps extends Pick<ApiDeps, 'config'> {
  readonly provider: Provider
  readonly sessions: Sessions
}

/** What a browser carries from us to the provider and back: it binds the answer to the question. */
const begunSchema = z.strictObject({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  returnTo: z.string(),
})
type Begun = z.output<typeof begunSchema>

const TEN_MINUTES_MS = 10 * 60_000

/** Login by authorization code with PKCE, state and nonce (OpenID Connect Core 3.1, RFC 9700). */
export function createLogin({ config, provider, sessions }: LoginDeps): Router {
  const cookie = hostCookie('login', config)
  const redirectUri = `${config.publicUrl}/login/callback`
  const router = Router()

  router.get('/login', async (req, res) => {
    const discovered = await provider()
    const begun = begin(safePath(req.query['returnTo'], config.publicUrl))
    const code = Buffer.from(JSON.stringify(begun)).toString('base64url')
    res.cookie(cookie.name, code, { ...cookie.options, maxAge: TEN_MINUTES_MS })
    res.redirect(303, await authorizationUrl(discovered, redirectUri, begun))
  })

  router.get('/login/callback', async (req, res) => {
    const begun = readBegun(readCookie(req, cookie))
    const person = await personFrom(await provider(), new URL(req.originalUrl, config.publicUrl), begun)
    res.clearCookie(cookie.name, cookie.options)
    await sessions.begin(req, res, person)
    res.redirect(303, safePath(begun.returnTo, config.publicUrl))
  })

  router.post('/logout', async (req: Request, res) => {
    await sessions.end(req, res)
    res.redirect(303, '/')
  })
  return router
}

function begin(returnTo: string): Begun {
  return {
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    verifier: oidc.randomPKCECodeVerifier(),
    returnTo,
  }
}

function readBegun(cookie: string | undefined): Begun {
  if (cookie === undefined) {
    throw new Refusal('not-authenticated', 'This login was not begun in this browser, or took too long')
  }
  const read = begunSchema.safeParse(parsed(cookie))
  if (!read.success) throw new Refusal('not-authenticated', 'Begin the login again')
  return read.data
}

function parsed(cookie: string): unknown {
  try {
    return JSON.parse(Buffer.from(cookie, 'base64url').toString())
  } catch {
    return undefined
  }
}

/** `prompt=login`: in a shared office nobody is logged in as the colleague who sat there before. */
async function authorizationUrl(
  discovered: oidc.Configuration,
  redirectUri: string,
  { state, nonce, verifier }: Begun,
): Promise<string> {
  const url = oidc.buildAuthorizationUrl(discovered, {
    redirect_uri: redirectUri,
    scope: 'openid profile',
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
    prompt: 'login',
  })
  return url.href
}

async function personFrom(
  discovered: oidc.Configuration,
  answer: URL,
  { state, nonce, verifier }: Begun,
): Promise<Person> {
  const checks = {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  }
  const tokens = await oidc.authorizationCodeGrant(discovered, answer, checks).catch((error: unknown) => {
    if (isAway(error)) throw new Unavailable('The identity provider', error)
    throw new Refusal('not-authenticated', 'The login did not succeed')
  })
  const claims = tokens.claims()
  if (claims === undefined) throw new Refusal('not-authorised', 'You have no role here')
  const { name } = claims
  return { actor: actorFrom(claims.sub, claims), name: typeof name === 'string' ? name : '' }
}
