import { Router } from 'express'
import type { Renderer } from '../render/show.ts'

/** The start page and the statement on accessibility. */
export function createStart({ show, voiceOf }: Renderer): Router {
  const router = Router()
  router.get('/', (req, res) => {
    show(req, res, { template: 'start', title: voiceOf(req).t.start.title })
  })
  router.get('/accessibility', (req, res) => {
    show(req, res, { template: 'accessibility', title: voiceOf(req).t.accessibility.title })
  })
  return router
}
