import { Router } from 'express'
import type { ApiConfig } from '../deps.ts'
import type { Endpoint } from '../v1/endpoint.ts'
import { createOpenApi } from './openapi.ts'
import { docsPage } from './page.ts'
import { STYLE } from './style.ts'

/** The API's documentation, for software and for people. Made once: it changes only with the program. */
export function createDocs(endpoints: readonly Endpoint[], config: ApiConfig): Router {
  const document = createOpenApi(endpoints, config)
  const page = docsPage(endpoints, document)
  const router = Router()
  router.get('/v1/openapi.json', (_req, res) => {
    res.set('Cache-Control', 'no-cache').json(document)
  })
  router.get('/docs', (_req, res) => {
    res.set('Cache-Control', 'no-cache').type('html').send(page)
  })
  router.get('/docs/style.css', (_req, res) => {
    res.set('Cache-Control', 'max-age=3600').type('css').send(STYLE)
  })
  return router
}
