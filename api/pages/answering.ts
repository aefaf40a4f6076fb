import type { Request, RequestHandler, Response } from 'express'
import { parseTransactionId } from '../../domain/ids.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { RefusalCode } from '../../domain/refusal.ts'
import type { ApiDeps } from '../deps.ts'
import { PROBLEMS } from '../problem.ts'
import type { FieldMessage, Voice } from './render/show.ts'

type Handler = (req: Request, res: Response) => Promise<void>
type ShowAgain = (req: Request, res: Response, refusal: Refusal) => Promise<void> | void

/** These concern the visitor and not the form: the page of the form would be refused as well. */
const NOT_OF_THE_FORM: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'not-authenticated',
  'not-authorised',
  'cross-site-request',
  'too-many-requests',
  'transaction-not-found',
  'case-not-found',
])

/** A form's handler: when it refuses, the page is shown again, at the refusal's own status, and says why. */
export function answering(
  { stores, now }: Pick<ApiDeps, 'stores' | 'now'>,
  act: Handler,
  showAgain: ShowAgain,
): RequestHandler {
  return async (req, res) => {
    try {
      await act(req, res)
    } catch (error) {
      // What was not read of an upload is let go by, or the answer could not go out.
      req.unpipe()
      req.resume()
      if (!(error instanceof Refusal) || NOT_OF_THE_FORM.has(error.code)) throw error
      await stores.refusals.record({
        at: now(),
        code: error.code,
        actorId: req.person?.actor.id ?? null,
        route: `${req.method} ${req.path}`,
        transactionId: req.path.split('/').map(parseTransactionId).find(Boolean) ?? null,
      })
      res.status(PROBLEMS[error.code].status)
      await showAgain(req, res, error)
    }
  }
}

/** A refusal in words beside the field it concerns: the one it names, else `field`. */
export function messageFor({ t }: Pick<Voice, 't'>, refusal: Refusal, field: string): FieldMessage {
  const { title, advice } = t.refusals[refusal.code]
  const { field: named, receipt } = refusal.detail
  const told = typeof receipt === 'string' ? [t.words.receiptFirst(receipt)] : []
  return {
    field: typeof named === 'string' ? named : field,
    text: [`${title}.`, advice, ...told].join(' '),
  }
}
