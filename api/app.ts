import express from 'express'
import type { Express } from 'express'
import type { ApiDeps, Pages } from './deps.ts'

/** The HTTP application: the JSON API, login, and the pages when there are any. */
export function createApp(deps: ApiDeps, pages?: Pages): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', deps.config.trustedProxies)
  if (pages !== undefined) app.use(pages.router)
  return app
}
