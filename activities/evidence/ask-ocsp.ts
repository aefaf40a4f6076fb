import { randomBytes } from 'node:crypto'
import { ocspRequest } from '../../certs/revocation/ocsp-request.ts'
import { parseOcspResponse } from '../../certs/revocation/parse-ocsp-response.ts'
import { parseCertificate } from '../../certs/x509/parse-certificate.ts'
import type { Uncovered } from './evidence-source.ts'
import type { FetchBounded } from './fetch-bounded.ts'

const NONCE_OCTETS = 16
/** Of an answer with its responder's chain. */
const LARGEST_ANSWER = 256 * 1024

/** Why an answer is not taken for the one to our question. */
class OcspAnswerError extends Error {
  readonly code = 'other-nonce'

  constructor() {
    super('The responder answered another question')
    this.name = 'OcspAnswerError'
  }
}

/**
 * Asks the responder of the trust list about one certificate over HTTP (RFC 6960 appendix A). What it says is for
 * the verdict to judge. Throws while it is away, DerError for no OCSP answer, and for one with the nonce of another
 * question: somebody plays it back. One without a nonce was made beforehand, which is lawful (RFC 6960 4.4.1).
 */
export function ocspOver(
  fetchBounded: FetchBounded,
  deadlineMs: number,
): (uncovered: Uncovered) => Promise<Uint8Array> {
  return async ({ serial, point: { issuer, ocspUrl } }) => {
    const asked = randomBytes(NONCE_OCTETS)
    const bytes = ocspRequest({ serial }, parseCertificate(issuer), asked)
    const body = { type: 'application/ocsp-request', bytes }
    const answer = await fetchBounded({ url: ocspUrl, maxBytes: LARGEST_ANSWER, deadlineMs, body })
    const nonce = parseOcspResponse(answer).basic?.nonce ?? null
    if (nonce !== null && Buffer.compare(nonce, asked) !== 0) throw new OcspAnswerError()
    return answer
  }
}
