import { setTimeout as pause } from 'node:timers/promises'
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express'
import { ZodError } from 'zod'
import { parseTransactionId } from '../domain/ids.ts'
import { Refusal } from '../domain/refusal.ts'
import type { ApiDeps, Pages } from './deps.ts'
import { faultOf, malformed, problemOf } from './problem.ts'
import type { Problem } from './problem.ts'
import { routeOf } from './request-log.ts'
import { isAway } from './unavailable.ts'

type FailedDeps = Pick<ApiDeps, 'stores' | 'now' | 'log'>

const RETRY_AFTER_S = 5
/** A database that hangs must not keep the answer from whoever was refused; the trace may come later. */
const TRACE_WITHIN_MS = 500

/** The last stop: turns whatever was thrown into a problem, once, here. A fault's own words stay in our log. */
export function failed(deps: FailedDeps, pages: Pages | undefined): ErrorRequestHandler {
  return async (error: unknown, req, res, next) => {
    if (res.headersSent) {
      deps.log.warn({ id: req.requestId, err: error }, 'broke off')
      next(error)
      return
    }
    const problem = problemFor(error, req)
    await leaveTrace(deps, problem, error, req)
    if (problem.status === 503) res.set('Retry-After', String(RETRY_AFTER_S))
    if (problem.status === 401) res.set('WWW-Authenticate', 'Bearer')
    sendProblem(problem, req, res, pages)
  }
}

export function nothingHere(pages: Pages | undefined): RequestHandler {
  return (req, res) => {
    sendProblem(faultOf(404, instanceOf(req)), req, res, pages)
  }
}

function instanceOf(req: Request): string {
  return `urn:uuid:${req.requestId}`
}

function problemFor(error: unknown, req: Request): Problem {
  const instance = instanceOf(req)
  if (error instanceof Refusal) return problemOf(error, instance)
  if (error instanceof ZodError) return malformed(error, instance)
  if (isUnreadable(error)) {
    return problemOf(new Refusal('request-malformed', 'The request cannot be read'), instance)
  }
  return faultOf(isAway(error) ? 503 : 500, instance)
}

/** What Express and its body parsers throw at a request they cannot read carries a status of the 400s. */
function isUnreadable(error: unknown): boolean {
  if (!(error instanceof Error) || !('status' in error)) return false
  return typeof error.status === 'number' && error.status >= 400 && error.status < 500
}

/** Of a "no" the record knows; of a fault our log. A flood of requests must not become a flood of records. */
async function leaveTrace(deps: FailedDeps, problem: Problem, error: unknown, req: Request): Promise<void> {
  const { stores, now, log } = deps
  const { code } = problem
  if (code === undefined) log.error({ id: req.requestId, err: error }, 'fault')
  if (code === undefined || code === 'too-many-requests') return
  const transactionId = req.path.split('/').map(parseTransactionId).find(Boolean) ?? null
  const actorId = req.person?.actor.id ?? null
  const recorded = stores.refusals
    .record({ at: now(), code, actorId, route: routeOf(req) ?? '-', transactionId })
    .catch((failure: unknown) => {
      log.error({ id: req.requestId, err: failure }, 'a refusal left no trace')
    })
  await Promise.race([recorded, pause(TRACE_WITHIN_MS, undefined, { ref: false })])
}

function sendProblem(problem: Problem, req: Request, res: Response, pages: Pages | undefined): void {
  res.status(problem.status)
  const isForEyes = !req.path.startsWith('/v1/') && req.accepts('json', 'html') === 'html'
  if (pages !== undefined && isForEyes) {
    pages.showProblem(problem, res)
    return
  }
  res.type('application/problem+json').send(JSON.stringify(problem))
}
