import { raw, Router } from 'express'
import { DerError } from '../../certs/asn1/der-error.ts'
import { answerOcsp, malformedOcspRequest } from '../../certs/authority/answer-ocsp.ts'
import type { OcspStatus } from '../../certs/authority/answer-ocsp.ts'
import { issueCrl } from '../../certs/authority/issue-crl.ts'
import { isIssuedBy, readOcspRequest } from '../../certs/authority/ocsp-request.ts'
import type { CertId, OcspRequest } from '../../certs/authority/ocsp-request.ts'
import type { Revocation } from '../../certs/authority/revocations.ts'
import { later } from '../../domain/time.ts'
import { answer, LARGEST_QUESTION } from './deps.ts'
import type { TsaDeps } from './deps.ts'

const HOUR_MS = 60 * 60 * 1_000
const DAY_MS = 24 * HOUR_MS
/** For how long what is said holds: short, so that a switch is soon felt by those who keep lists until they end. */
const LIFE_MS = HOUR_MS

/** The lists of revoked certificates, made anew whenever they are asked for (RFC 5280 5). */
export function revocationLists({ services, clock, switches, revocations }: TsaDeps): Router {
  const router = Router()
  for (const issuer of ['root', 'issuing'] as const) {
    router.get(`/crl/${issuer}.crl`, async (_req, res) => {
      const now = clock()
      const thisUpdate = switches().staleCrl ? later(now, -DAY_MS - LIFE_MS) : now
      const nextUpdate = later(thisUpdate, LIFE_MS)
      const revoked = (await revocations()).filter((entry) => entry.issuer === issuer)
      const crl = issueCrl(
        { number: Date.parse(thisUpdate), thisUpdate, nextUpdate, revoked },
        services[issuer],
      )
      answer(res, 'application/pkix-crl', crl, switches())
    })
  }
  return router
}

/** The OCSP responder over HTTP (RFC 6960 A.1), for what the issuing authority issued. */
export function ocspResponder(deps: TsaDeps): Router {
  const respond = async (question: Uint8Array): Promise<Uint8Array> => {
    const request = understood(question)
    if (request === undefined) return malformedOcspRequest()
    const [now, revoked] = [deps.clock(), await deps.revocations()]
    const statusOf = (id: CertId): OcspStatus => statusIn(revoked, id, deps)
    const times = { producedAt: now, thisUpdate: now, nextUpdate: later(now, LIFE_MS) }
    return answerOcsp({ request, statusOf, ...times }, deps.services.status)
  }
  const router = Router()
  const QUERY = 'application/ocsp-request'
  router.post('/ocsp', raw({ type: QUERY, limit: LARGEST_QUESTION }), async (req, res) => {
    if (Buffer.isBuffer(req.body)) {
      answer(res, 'application/ocsp-response', await respond(req.body), deps.switches())
    } else res.status(415).json({ error: { code: 'unsupported-media-type' } })
  })
  // Base64 has slashes, which some clients leave as they are.
  router.get('/ocsp/*question', async (req: { params: { question: readonly string[] } }, res) => {
    const question = Buffer.from(req.params.question.join('/'), 'base64')
    answer(res, 'application/ocsp-response', await respond(question), deps.switches())
  })
  return router
}

/**
 * "Good" means not revoked, and not that it was ever issued: RFC 6960 2.2 allows that, and an authority in
 * earnest would keep a record of what it issued and answer from it.
 */
function statusIn(revoked: readonly Revocation[], id: CertId, { services, switches }: TsaDeps): OcspStatus {
  if (switches().unknownStatus || !isIssuedBy(id, services.issuing.certificate)) return 'unknown'
  return revoked.find(({ issuer, serial }) => issuer === 'issuing' && serial === id.serial) ?? 'good'
}

function understood(question: Uint8Array): OcspRequest | undefined {
  try {
    return readOcspRequest(question)
  } catch (error) {
    if (error instanceof DerError) return undefined
    throw error
  }
}
