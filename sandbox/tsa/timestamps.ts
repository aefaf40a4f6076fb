import { randomBytes } from 'node:crypto'
import { raw, Router } from 'express'
import { DerError } from '../../certs/asn1/der-error.ts'
import { stamp, TIMESTAMP_POLICY, timestampRefusal, timestampResponse } from '../../certs/authority/stamp.ts'
import { readTimestampRequest } from '../../certs/authority/timestamp-request.ts'
import type { TimestampRequest } from '../../certs/authority/timestamp-request.ts'
import { answer, LARGEST_QUESTION } from './deps.ts'
import type { TsaDeps } from './deps.ts'
import type { Switches } from './switches.ts'

const QUERY = 'application/timestamp-query'
const SERIAL_OCTETS = 8

/** The timestamping authority over HTTP (RFC 3161 3.4). */
export function timestamps({ services, clock, switches }: TsaDeps): Router {
  const chain = [services.issuing.certificate.der]
  const respond = (question: Uint8Array, now: Switches): Uint8Array => {
    const request = understood(question)
    if (request === undefined) {
      return timestampRefusal('badDataFormat', 'This is no request that is served here')
    }
    if (now.refused) return timestampRefusal('systemFailure', 'Refused by a switch')
    if (request.policy !== null && request.policy !== TIMESTAMP_POLICY) {
      return timestampRefusal('unacceptedPolicy', 'This authority has one policy of its own')
    }
    const order = { request: bent(request, now), serial: randomBytes(SERIAL_OCTETS), at: clock() }
    return timestampResponse(stamp(order, services.timestamps, chain))
  }
  const router = Router()
  router.post('/tsa', raw({ type: QUERY, limit: LARGEST_QUESTION }), (req, res) => {
    if (Buffer.isBuffer(req.body)) {
      answer(res, 'application/timestamp-reply', respond(req.body, switches()), switches())
    } else res.status(415).json({ error: { code: 'unsupported-media-type' } })
  })
  return router
}

function understood(question: Uint8Array): TimestampRequest | undefined {
  try {
    return readTimestampRequest(question)
  } catch (error) {
    if (error instanceof DerError) return undefined
    throw error
  }
}

/** The hash and the number stand at the end of their encodings: one bit makes them others. */
function bent(request: TimestampRequest, { wrongImprint, wrongNonce }: Switches): TimestampRequest {
  return {
    ...request,
    imprint: wrongImprint ? withLastBitFlipped(request.imprint) : request.imprint,
    nonce: wrongNonce && request.nonce !== null ? withLastBitFlipped(request.nonce) : request.nonce,
  }
}

function withLastBitFlipped(bytes: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes)
  copy[copy.length - 1] = (copy.at(-1) ?? 0) ^ 1
  return copy
}
