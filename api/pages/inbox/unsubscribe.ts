import { Router } from 'express'
import type { ApiDeps } from '../../deps.ts'
import { textIn as partOf } from '../../v1/request.ts'
import { readForm } from '../form.ts'
import type { Renderer } from '../render/show.ts'

/** The page of the link by which people unsubscribe, with or without a login. */
export function createUnsubscribePage({ commands }: ApiDeps, { show, voiceOf }: Renderer): Router {
  const router = Router()
  // Nothing changes before the button: programs that look at links in letters must not unsubscribe anybody.
  router.get('/unsubscribe/:token', (req, res) => {
    const { t } = voiceOf(req)
    show(req, res, {
      template: 'inbox/unsubscribe',
      title: t.inbox.unsubscribe,
      data: { token: partOf(req, 'token'), isDone: false },
    })
  })
  router.post('/unsubscribe/:token', readForm, async (req, res) => {
    const { t } = voiceOf(req)
    await commands.unsubscribe(partOf(req, 'token'))
    show(req, res, {
      template: 'inbox/unsubscribe',
      title: t.inbox.unsubscribed,
      data: { token: partOf(req, 'token'), isDone: true },
    })
  })
  return router
}
