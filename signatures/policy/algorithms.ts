import type { CheckFinding } from '../../certs/finding.ts'
import { parseInstant, type Instant } from '../../domain/time.ts'
import { schemeUsed } from '../../certs/x509/authority-signature.ts'
import type { Certificate } from '../../certs/x509/certificate.ts'
import type { CmsEvidence } from '../cms/evidence.ts'

/** How long an algorithm, with keys of at least that size, may be relied on. */
interface Term {
  readonly name: string
  readonly minBits: number
  /** The first moment at which it may not; null when no end is set. */
  readonly until: Instant | null
}

/** Raise it with every change of the table: old verdicts are recomputed with the version they name. */
export const ALGORITHMS_VERSION = '2026-12'

const END_OF_SHA1 = instant('2012-08-01T00:00:00.000Z')
const END_2028 = instant('2029-01-01T00:00:00.000Z')

/** ETSI TS 119 312 v1.5.1, as applied by the European Commission's validator. What is not listed is refused (C6). */
const DIGESTS: readonly Term[] = [
  { name: 'sha1', minBits: 0, until: END_OF_SHA1 },
  ...['sha256', 'sha384', 'sha512', 'sha3-256', 'sha3-384', 'sha3-512', 'shake256'].map((name) => ({
    ...{ name, minBits: 0, until: null },
  })),
]

const SIGNATURES: readonly Term[] = [
  { name: 'RSA PKCS#1 v1.5', minBits: 2048, until: END_2028 },
  { name: 'RSA-PSS', minBits: 2048, until: END_2028 },
  { name: 'RSA-PSS', minBits: 3000, until: null },
  { name: 'ECDSA', minBits: 256, until: null },
  { name: 'Ed25519', minBits: 256, until: null },
  { name: 'Ed448', minBits: 448, until: null },
]

/** Row C6: were digest, signature algorithm and key size still good at the best signature time? */
export function checkAlgorithmTerms(
  { digestAlgorithm, signatureAlgorithm, keyBits }: CmsEvidence,
  at: Instant,
): readonly CheckFinding[] {
  return [
    ...checkDigestTerm(digestAlgorithm, at),
    ...outcome(SIGNATURES, signatureAlgorithm, keyBits, at, 'signature-algorithm'),
  ]
}

export function checkDigestTerm(digestAlgorithm: string, at: Instant): readonly CheckFinding[] {
  return outcome(DIGESTS, digestAlgorithm, 0, at, 'digest-algorithm')
}

/** The same for each signature under which the chain hangs together; the anchor's own binds nobody. */
export function checkChainTerms(chain: readonly Certificate[], at: Instant): readonly CheckFinding[] {
  return chain.slice(0, -1).flatMap((certificate, index) => {
    const scheme = schemeUsed(certificate)
    const issuer = chain[index + 1]
    // The path rules have said so already when there is none.
    if (scheme === undefined || issuer === undefined) return []
    return [
      ...checkDigestTerm(scheme.hash, at),
      ...outcome(SIGNATURES, scheme.kind, issuer.key.bits, at, 'signature-algorithm'),
    ]
  })
}

function outcome(
  table: readonly Term[],
  name: string,
  bits: number,
  at: Instant,
  subject: string,
): readonly CheckFinding[] {
  const terms = table.filter((term) => term.name === name && bits >= term.minBits)
  if (terms.some(({ until }) => until === null || at < until)) return []
  const code = terms.length === 0 ? `${subject}-not-listed` : `${subject}-expired`
  return [{ check: 'C6', level: 'FAIL', code, detail: bits === 0 ? name : `${name}, ${bits} bits` }]
}

function instant(text: string): Instant {
  const parsed = parseInstant(text)
  if (parsed === undefined) throw new RangeError(`${text} is no instant`)
  return parsed
}
