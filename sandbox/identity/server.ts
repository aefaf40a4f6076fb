import express from 'express'
import type { ErrorRequestHandler } from 'express'
import Provider, { errors } from 'oidc-provider'
import type { Person } from '../fiction/people.ts'
import { serveOnLoopback } from '../loopback.ts'
import { markup, sendPage } from '../page.ts'
import { configurationOf } from './configuration.ts'
import { keptKeys, programCredentials } from './keys.ts'
import type { ProgramCredentials } from './keys.ts'
import { login } from './login.ts'

interface IdentityOptions {
  /** 0 takes a free one. */
  readonly port: number
  readonly people: readonly Person[]
  /** Where the signing key and the secrets are kept, readable by this user alone; made the first time. */
  readonly keysFolder: string
  /** Of the client `registrar-portal`, sent in the body of the token request. */
  readonly portalSecret: string
  readonly portalRedirectUris: readonly string[]
  /** An absolute URI that names the API; every access token is for it. */
  readonly apiAudience: string
  readonly accessTokenSeconds: number
  readonly log?: Log
}

export interface IdentityServer {
  readonly issuer: string
  /** For each person what his programs show at the token endpoint. */
  readonly programs: readonly ProgramCredentials[]
  stop(): Promise<void>
}

type Log = (message: string, detail: Readonly<Record<string, unknown>>) => void

/**
 * An OpenID Connect provider whose login is a click on a name. People log in at the portal by authorization
 * code with PKCE; programs get signed access tokens by client credentials.
 */
export async function startIdentity(options: IdentityOptions): Promise<IdentityServer> {
  const { port, people, keysFolder, log = () => undefined } = options
  const keys = keptKeys(keysFolder)
  const configuration = configurationOf({ ...options, keys })
  const server = await serveOnLoopback(port, (issuer) => {
    const provider = new Provider(issuer, configuration)
    provider.on('server_error', (_ctx, error) => {
      log('could not answer', { error: error.message })
    })
    return express()
      .disable('x-powered-by')
      .use(login({ provider, people }))
      .use(provider.callback())
      .use(failed(log))
  })
  return {
    issuer: server.url,
    programs: people.map(({ id }) => programCredentials(keys, id)),
    stop: () => server.stop(),
  }
}

/** A login that was never begun, or too long ago, is begun again at the portal. */
function failed(log: Log): ErrorRequestHandler {
  return (error: Error, _req, res, next) => {
    if (res.headersSent) {
      next(error)
      return
    }
    const stale = error instanceof errors.SessionNotFound
    if (!stale) log('could not answer', { error: error.message })
    const body = markup`<p>Begin again at the portal. · Recommencez depuis le portail.</p>`
    const title = stale
      ? 'This login has expired · Connexion expirée'
      : 'Something failed · Une erreur est survenue'
    sendPage(res, stale ? 400 : 500, { institution: 'identity', title, body })
  }
}
