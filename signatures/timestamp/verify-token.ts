import { createHash } from 'node:crypto'
import { DerError } from '../../certs/asn1/der-error.ts'
import { OID } from '../../certs/asn1/oids.ts'
import type { CheckFinding } from '../../certs/finding.ts'
import { hashing, hashOf, type HashName } from '../../certs/x509/algorithm.ts'
import type { CmsEvidence } from '../cms/evidence.ts'
import { parseCms } from '../cms/parse-signed-data.ts'
import { CmsStructureError } from '../cms/structure-error.ts'
import { verifySignedData } from '../cms/verify-signed-data.ts'
import type { TimeSource } from '../verdict.ts'
import { readTimestampInfo, type TimestampInfo } from './timestamp-info.ts'

/** A timestamp token as read (RFC 3161 2.4.2), nothing judged. */
export interface TimestampToken {
  /** SHA-256 of the token without padding, 64 lower-case hexadecimal digits. */
  readonly sha256: string
  readonly info: TimestampInfo
  /** The token's own signature, over `info`. */
  readonly cms: CmsEvidence
}

/** A token and whether it speaks of what it stands beside. `null` means "not evaluated", never "true". */
export interface TokenEvidence {
  readonly source: Exclude<TimeSource, 'NOW'>
  readonly sha256: string
  readonly token: TimestampToken | null
  /** The digest that the imprint uses: a hash name, or the object identifier of one that we do not know. */
  readonly imprintAlgorithm: string | null
  readonly imprintOk: boolean | null
  readonly findings: readonly CheckFinding[]
}

/** What a token must cover: a signature value, the ranges of a file, a whole file. */
export type CoveredDigest = (hash: HashName) => Uint8Array

export const digestOfBytes =
  (bytes: Uint8Array): CoveredDigest =>
  (hash) =>
    hashing(hash).update(bytes).digest()

/**
 * Opens a token and checks its signature over what it says.
 * @throws CmsStructureError when it is none (Z2)
 */
export function parseToken(der: Uint8Array): TimestampToken {
  const view = opened(() => parseCms(der))
  const content = view.content
  if (view.contentType !== OID.tstInfo || content === null) {
    throw new CmsStructureError('Z2', 'token-malformed', 'No timestamp inside')
  }
  const cms = verifySignedData(view, digestOfBytes(content), OID.tstInfo)
  const sha256 = createHash('sha256').update(der.subarray(0, view.length)).digest('hex')
  return { sha256, info: opened(() => readTimestampInfo(content)), cms }
}

/**
 * Row Z2, as far as it needs neither trust nor a clock: is it a token, is its signature its own, and does its
 * imprint cover what it must? A token that was copied from elsewhere is caught by the last. Never throws because
 * of the token.
 */
export function verifyToken(
  der: Uint8Array,
  source: TokenEvidence['source'],
  covered: CoveredDigest,
): TokenEvidence {
  try {
    const token = parseToken(der)
    return { source, sha256: token.sha256, token, ...checkImprint(token.info, covered) }
  } catch (error) {
    if (!(error instanceof CmsStructureError)) throw error
    const findings: readonly CheckFinding[] = [{ check: 'Z2', level: 'FAIL', code: error.code }]
    const sha256 = createHash('sha256').update(der).digest('hex')
    return { source, sha256, token: null, imprintAlgorithm: null, imprintOk: null, findings }
  }
}

function checkImprint(
  { imprint }: TimestampInfo,
  covered: CoveredDigest,
): Pick<TokenEvidence, 'imprintAlgorithm' | 'imprintOk' | 'findings'> {
  const hash = hashOf(imprint.algorithm)
  if (hash === undefined) {
    const findings = [{ check: 'Z2', level: 'FAIL', code: 'imprint-not-evaluated' }] as const
    return { imprintAlgorithm: imprint.algorithm.oid, imprintOk: null, findings }
  }
  const imprintOk = Buffer.compare(covered(hash), imprint.hash) === 0
  const differs = [{ check: 'Z2', level: 'FAIL', code: 'imprint-differs' }] as const
  return { imprintAlgorithm: hash, imprintOk, findings: imprintOk ? [] : differs }
}

function opened<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof DerError || error instanceof CmsStructureError)) throw error
    throw new CmsStructureError('Z2', 'token-malformed', error.message)
  }
}
