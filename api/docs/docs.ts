import { Router } from 'express'
import type { ApiConfig } from '../deps.ts'
import type { Endpoint } from '../v1/endpoint.ts'
import { createOpenApi } from './openapi.ts'
import type { OpenApi } from './openapi.ts'
import { docsPage } from './page.ts'
import { STYLE } from './style.ts'

/**
 * The API's documentation, for software and for people. Made once, when it is first asked for: it changes only with
 * the program.
 */
export function createDocs(endpoints: readonly Endpoint[], config: ApiConfig): Router {
  let document: OpenApi | undefined
  let page: string | undefined
  const documentOnce = (): OpenApi => (document ??= createOpenApi(endpoints, config))
  const pageOnce = (): string => (page ??= docsPage(endpoints, documentOnce()))
  const router = Router()
  router.get('/v1/openapi.json', (_req, res) => {
    res.set('Cache-Control', 'no-cache').json(documentOnce())
  })
  router.get('/docs', (_req, res) => {
    res.set('Cache-Control', 'no-cache').type('html').send(pageOnce())
  })
  router.get('/docs/style.css', (_req, res) => {
    res.set('Cache-Control', 'max-age=3600').type('css').send(STYLE)
  })
  return router
}
