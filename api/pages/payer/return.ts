import type { Request, Response } from 'express'
import type { ApiDeps } from '../../deps.ts'
import type { Renderer } from '../render/show.ts'
import { noticeViewOf } from './notice-view.ts'
import type { NoticeView } from './notice-view.ts'
import type { PayCookie } from './pay-cookie.ts'

const PAUSE_S = 3
/** Then the page stops asking by itself; the engine goes on. */
const LOOKS = 40

/**
 * Where the bank sends the payer back. What the address says is not believed: the engine is told to ask the
 * bank, and the page looks at the record until it knows.
 */
export function createReturn(
  deps: ApiDeps,
  { show, voiceOf }: Renderer,
  cookie: PayCookie,
): (req: Request, res: Response) => Promise<void> {
  return async (req, res) => {
    const view = await noticeViewOf(deps, cookie.read(req))
    if (!isPending(view)) {
      res.redirect(303, '/pay/notice')
      return
    }
    await hint(deps, view)
    const look = Math.min(Number(req.query['look']) || 1, LOOKS)
    // A header and no `meta` element: the same without script, and nothing moves under a reader's hands.
    if (look < LOOKS) res.set('Refresh', `${String(PAUSE_S)}; url=/pay/return?look=${String(look + 1)}`)
    show(req, res, {
      template: 'payer/wait',
      title: voiceOf(req).t.payer.wait.title,
      data: { isSlow: look > 10, looksAgain: look < LOOKS },
    })
  }
}

function isPending({ notice, attempt }: NoticeView): boolean {
  return notice.paidAt === null && attempt?.status === 'open'
}

/** A hint that gets lost is no loss: the engine asks the bank by itself, too. */
async function hint({ commands, log }: ApiDeps, { attempt }: NoticeView): Promise<void> {
  if (attempt === null) return
  await commands.hintPayment(attempt.orderId).catch((error: unknown) => {
    log.warn({ err: error }, 'a payment hint was lost')
  })
}
