import { createHash } from 'node:crypto'
import type { TransactionId } from '../domain/ids.ts'
import type { Judged, JudgedAs, ReceiptTimestamp, Stores, Vault } from '../domain/ports.ts'
import type { DeedPolicy } from '../signatures/policy/policy.ts'
import type { Question } from '../signatures/verify.ts'
import { canonicalJson } from './canonical-json.ts'
import { readKept } from './evidence/read-kept.ts'
import { trustFromJson } from './evidence/trust-json.ts'
import type { TrustJson } from './evidence/trust-json.ts'
import type { Examine } from './judging.ts'

/** One verdict on record, and what the same inputs come to now. Both are canonical JSON. */
export interface Recomputed {
  readonly purpose: JudgedAs
  readonly round: number
  readonly documentSha256: string
  readonly stored: string
  readonly recomputed: string
  readonly same: boolean
  /** The version that judged then, and the one that judged now. */
  readonly verifiers: readonly [then: string, now: string]
}

export interface RecomputeDeps {
  readonly stores: Pick<Stores, 'evidence' | 'receiptTimestamps'>
  readonly vault: Pick<Vault, 'read'>
  readonly examine: Examine
}

/**
 * Judges every document of a transaction again, from what was stored: its bytes, the evidence, whom we trusted,
 * the policy and the moment. Asks nobody anything. Throws a fault when a piece is missing or is not what it was.
 */
export async function recompute(
  deps: RecomputeDeps,
  transactionId: TransactionId,
): Promise<readonly Recomputed[]> {
  const judged = await deps.stores.evidence.of(transactionId)
  const timestamps = await deps.stores.receiptTimestamps.of(transactionId)
  const recomputed: Recomputed[] = []
  for (const one of judged) recomputed.push(await again(deps, one, timestamps))
  return recomputed
}

async function again(
  { vault, examine }: RecomputeDeps,
  judged: Judged,
  timestamps: readonly ReceiptTimestamp[],
): Promise<Recomputed> {
  const bytes = await vault.read(judged.document)
  const verdict = await examine({ bytes }, await questionOf(vault, judged, timestamps))
  const recomputed = canonicalJson(verdict)
  return {
    purpose: judged.purpose,
    round: judged.round,
    documentSha256: judged.document.sha256,
    stored: judged.verdict,
    recomputed,
    same: recomputed === judged.verdict,
    verifiers: [judged.verifierVersion, verdict.verifier.version],
  }
}

async function questionOf(
  vault: RecomputeDeps['vault'],
  { evidence, trust, policy, at }: Judged,
  timestamps: readonly ReceiptTimestamp[],
): Promise<Question> {
  const [anchors, kept] = await Promise.all([
    vault.read(trust.anchors),
    readKept((ref) => vault.read(ref), evidence),
  ])
  const receipts = evidence.receipts.map((sha256) => tokenOf(timestamps, sha256))
  return {
    trust: trustFromJson(JSON.parse(Buffer.from(anchors).toString('utf8')) as TrustJson),
    evidence: { ...kept, receipts },
    policy: JSON.parse(policy) as DeedPolicy,
    at,
  }
}

function tokenOf(timestamps: readonly ReceiptTimestamp[], sha256: string): Uint8Array {
  const token = timestamps.find(({ tokenSha256 }) => tokenSha256 === sha256)?.token
  if (token === undefined) throw new Error(`The receipt timestamp ${sha256} is missing`)
  if (createHash('sha256').update(token).digest('hex') !== sha256) {
    throw new Error(`The receipt timestamp ${sha256} is not what it was`)
  }
  return token
}
