import { createHash, timingSafeEqual } from 'node:crypto'
import express, { Router } from 'express'
import type { RequestHandler } from 'express'
import { Refusal } from '../../domain/refusal.ts'
import type { ApiDeps } from '../deps.ts'
import { actorOf } from '../identity/person.ts'
import { perMinute } from '../rate-limits.ts'
import type { Endpoint } from './endpoint.ts'
import { isFile } from './files.ts'
import { keyOf } from './request.ts'

/** Mounts the endpoints under /v1. Who may enter is asked before a byte of the body is read. */
export function createV1(deps: ApiDeps, endpoints: readonly Endpoint[]): Router {
  const router = Router()
  const fewTries = perMinute(deps.config.attemptsPerMinute)
  const readJson = express.json({ limit: '100kb', strict: true })
  for (const endpoint of endpoints) {
    const before = [admit(endpoint, deps), ...(endpoint.scarce ? [fewTries] : [])]
    const reading = endpoint.body === undefined || isFile(endpoint.body) ? discardRest : readJson
    router[endpoint.method](`/v1${endpoint.path}`, ...before, reading, answer(endpoint))
  }
  return router
}

function admit({ access, keyed }: Endpoint, { config }: ApiDeps): RequestHandler {
  return (req, _res, next) => {
    if (access === 'person') actorOf(req)
    if (access === 'bank' && !isSecret(req.get('x-notification-secret'), config.bankNotificationSecret)) {
      throw new Refusal('not-authenticated', 'Only the bank may say this')
    }
    if (keyed) keyOf(req)
    next()
  }
}

/** In constant time: how far a guess was right must not show. */
function isSecret(given: string | undefined, expected: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given ?? ''), digest(expected))
}

/** A document refused midway is read to its end and dropped, or its sender would never hear the answer. */
const discardRest: RequestHandler = (req, res, next) => {
  res.once('finish', () => {
    req.resume()
  })
  next()
}

function answer(endpoint: Endpoint): RequestHandler {
  return async (req, res) => {
    const { body: schema } = endpoint
    const body = schema === undefined || isFile(schema) ? undefined : schema.parse(req.body)
    const answered = await endpoint.handle({ req, res, body })
    if (answered === undefined) return
    res.status(answered.status)
    if (answered.body === null) res.end()
    else res.json(answered.body)
  }
}
