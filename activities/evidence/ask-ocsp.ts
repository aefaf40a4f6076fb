import { randomBytes } from 'node:crypto'
import { ocspRequest } from '../../certs/revocation/ocsp-request.ts'
import { parseCertificate } from '../../certs/x509/parse-certificate.ts'
import type { Uncovered } from './evidence-source.ts'
import type { FetchBounded } from './fetch-bounded.ts'

const NONCE_OCTETS = 16
/** Of an answer with its responder's chain. */
const LARGEST_ANSWER = 256 * 1024

/**
 * Asks the responder of the trust list about one certificate over HTTP (RFC 6960 appendix A). What it answers is
 * for the verdict to judge. Throws while it is away.
 */
export function ocspOver(
  fetchBounded: FetchBounded,
  deadlineMs: number,
): (uncovered: Uncovered) => Promise<Uint8Array> {
  return ({ serial, point: { issuer, ocspUrl } }) => {
    const bytes = ocspRequest({ serial }, parseCertificate(issuer), randomBytes(NONCE_OCTETS))
    const body = { type: 'application/ocsp-request', bytes }
    return fetchBounded({ url: ocspUrl, maxBytes: LARGEST_ANSWER, deadlineMs, body })
  }
}
