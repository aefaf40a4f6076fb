import express from 'express'
import type { Express } from 'express'
import type { ApiDeps, Pages } from './deps.ts'
import { createDocs } from './docs/docs.ts'
import { failed, nothingHere } from './failed.ts'
import { keepNothing, securityHeaders } from './headers.ts'
import { createBearerCheck } from './identity/bearer.ts'
import { identify } from './identity/identify.ts'
import { createLogin } from './identity/login.ts'
import { createProvider } from './identity/provider.ts'
import { sameOrigin } from './identity/same-origin.ts'
import { createSessions } from './identity/sessions.ts'
import { perMinute } from './rate-limits.ts'
import { logRequests } from './request-log.ts'
import { createEndpoints } from './v1/endpoints/all.ts'
import { createV1 } from './v1/router.ts'

/** The HTTP application: the JSON API with its documentation, login, and the pages when there are any. */
export function createApp(deps: ApiDeps, pages?: Pages): Express {
  const { config } = deps
  const provider = createProvider(config)
  const sessions = createSessions(deps)
  const endpoints = createEndpoints(deps)

  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', config.trustedProxies)
  app.use(logRequests(deps), securityHeaders(config), keepNothing)
  app.use(perMinute(config.requestsPerMinute))
  app.use(identify(createBearerCheck(provider, config), sessions), sameOrigin(config))
  app.use('/login', perMinute(config.attemptsPerMinute))
  app.use(createLogin({ config, provider, sessions }))
  app.use(createV1(deps, endpoints))
  app.use(createDocs(endpoints, config))
  if (pages !== undefined) app.use(pages.router)
  app.use(nothingHere(pages), failed(deps, pages))
  return app
}
