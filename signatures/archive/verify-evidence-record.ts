import { createHash } from 'node:crypto'
import type { CheckFinding } from '../../certs/finding.ts'
import type { Instant } from '../../domain/time.ts'
import { gravestOf, indicationOf } from '../policy/indication.ts'
import { surroundingsOf, type Circumstances, type Surroundings } from '../policy/surroundings.ts'
import { judgeToken } from '../policy/token.ts'
import { verifyToken, type TokenEvidence } from '../timestamp/verify-token.ts'
import type { Conclusion, TimestampFacts } from '../verdict.ts'
import { ArchiveError } from './archive-error.ts'
import { parseEvidenceRecord, type EvidenceRecord } from './evidence-record.ts'
import { renewedLeaf } from './evidence-records.ts'
import { rootOver, type ArchiveHash } from './hash-tree.ts'

/** The document's digest by the algorithm asked for; undefined when nobody knows it. */
export type DigestOf = (hash: ArchiveHash) => Uint8Array | undefined

export interface EvidenceRecordVerdict extends Conclusion {
  /** The document existed then; null unless the record passed. */
  readonly provenAt: Instant | null
  /** Oldest first; each judged at the moment of the next, the newest at the moment we look. */
  readonly timestamps: readonly TimestampFacts[]
  /** About the record itself. */
  readonly findings: readonly CheckFinding[]
}

/**
 * Does the record prove when the document existed (RFC 4998 5.3)? Every timestamp of it must have been good when
 * the next one covered it, and the newest must be good now. Never throws because of the record.
 * @param circumstances with what was kept of revocation: what each authority said of its chain before the renewal
 * @throws DerError when a certificate of the trust list or of the evidence cannot be read
 */
export function verifyEvidenceRecord(
  record: Uint8Array,
  digestOf: DigestOf,
  circumstances: Circumstances,
): EvidenceRecordVerdict {
  try {
    const seen = tokensOf(parseEvidenceRecord(record), digestOf)
    const timestamps = judgeAll(seen, circumstances)
    const findings = checkOrder(timestamps)
    const conclusion = gravestOf([indicationOf(findings), ...timestamps])
    const passed = conclusion.indication === 'TOTAL_PASSED'
    return { ...conclusion, provenAt: (passed && timestamps[0]?.genTime) || null, timestamps, findings }
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error
    const findings: readonly CheckFinding[] = [{ check: 'Z2', level: 'FAIL', code: error.code }]
    return { ...indicationOf(findings), provenAt: null, timestamps: [], findings }
  }
}

/** Each token with whether it covers what it must: the document, the token before it, or all before its chain. */
function tokensOf({ chains }: EvidenceRecord, digestOf: DigestOf): readonly TokenEvidence[] {
  return chains.flatMap((chain, number) =>
    chain.map(({ hash, reduced, token }, place) => {
      const before = chain[place - 1]
      const document = before === undefined ? digestOf(hash) : undefined
      const leaf =
        before === undefined ? firstLeaf(document, chains.slice(0, number), hash) : sha(hash, before.token)
      const root = leaf === undefined ? undefined : rootOver(leaf, reduced, hash)
      // A chain keeps to one digest (RFC 4998 5.1), and its tokens stamp the root by that digest.
      const sound = root !== undefined && (before === undefined || before.hash === hash)
      return verifyToken(token, 'ARCHIVE', (stamped) => (sound && stamped === hash ? root : NOTHING))
    }),
  )
}

/** Equal to no digest. */
const NOTHING = new Uint8Array()

function firstLeaf(
  document: Uint8Array | undefined,
  earlier: EvidenceRecord['chains'],
  hash: ArchiveHash,
): Uint8Array | undefined {
  if (document === undefined || earlier.length === 0) return document
  return renewedLeaf(document, earlier, hash)
}

/** The newest first: only what it proves says at which moment the one before had to be good. */
function judgeAll(seen: readonly TokenEvidence[], circumstances: Circumstances): readonly TimestampFacts[] {
  const around = archiveSurroundings(seen, circumstances)
  let control: { readonly best: Instant; readonly source: 'ARCHIVE' | 'NOW' } = {
    best: circumstances.at,
    source: 'NOW',
  }
  const facts: TimestampFacts[] = []
  for (const token of seen.toReversed()) {
    const judged = judgeToken(token, control, withView(around, control.best))
    facts.unshift(judged)
    if (judged.indication === 'TOTAL_PASSED' && judged.genTime !== null) {
      control = { best: judged.genTime, source: 'ARCHIVE' }
    }
  }
  return facts
}

function archiveSurroundings(seen: readonly TokenEvidence[], circumstances: Circumstances): Surroundings {
  const cms = seen.flatMap(({ token }) => (token === null ? [] : [token.cms]))
  const brought = (kind: 'crls' | 'ocspResponses'): readonly { der: Uint8Array; revision: number }[] =>
    cms.flatMap((one) => one[kind].map((der) => ({ der, revision: 1 })))
  return surroundingsOf(
    {
      certificates: cms.flatMap(({ certificates }) => certificates),
      crls: brought('crls'),
      ocspResponses: brought('ocspResponses'),
    },
    circumstances,
  )
}

/** What was known at the moment of the renewal, beside what is known today. */
function withView(around: Surroundings, at: Instant): Surroundings {
  const [today] = around.views
  if (today === undefined || today.at === at) return around
  return { ...around, views: [today, { ...today, at }] }
}

function checkOrder(timestamps: readonly TimestampFacts[]): readonly CheckFinding[] {
  const disordered = timestamps.some(({ genTime }, i) => {
    const next = timestamps[i + 1]?.genTime ?? null
    return genTime !== null && next !== null && genTime > next
  })
  return disordered ? [{ check: 'Z2', level: 'FAIL', code: 'timestamp-order' }] : []
}

function sha(hash: ArchiveHash, bytes: Uint8Array): Uint8Array {
  return createHash(hash).update(bytes).digest()
}
