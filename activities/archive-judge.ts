import { setImmediate as othersFirst } from 'node:timers/promises'
import type { Sha256 } from '../domain/ids.ts'
import type { GatheredRefs, TrustRef, Vault } from '../domain/ports.ts'
import type { Instant } from '../domain/time.ts'
import type { DocumentRef } from '../domain/transaction/document.ts'
import { verifyEvidenceRecord } from '../signatures/archive/verify-evidence-record.ts'
import type { EvidenceRecordVerdict } from '../signatures/archive/verify-evidence-record.ts'
import { DEED_POLICY } from '../signatures/policy/policy.ts'
import type { EvidenceSource, Gathered } from './evidence/evidence-source.ts'
import { readKept } from './evidence/read-kept.ts'

export interface ArchiveJudgeDeps {
  readonly vault: Pick<Vault, 'read'>
  readonly gather: EvidenceSource['gather']
  readonly askMore: EvidenceSource['askMore']
  /** Asked after the timestamp was had, or that would come from the future. */
  readonly now: () => Instant
}

/** An evidence record, and what was kept of its older timestamps. */
export interface KeptRecord {
  readonly documentSha256: Sha256
  readonly record: Uint8Array
  readonly evidence: GatheredRefs
}

/** The same judged. `evidence` is all that the verdict rests on: what was kept, and what the authorities say now. */
export interface JudgedRecord extends KeptRecord {
  readonly verdict: EvidenceRecordVerdict
  readonly trust: TrustRef
  readonly at: Instant
}

/** Judges evidence records as of now. Throws a fault while no trust list is in force or a kept piece is missing. */
export type ArchiveJudge = (records: readonly KeptRecord[]) => Promise<readonly JudgedRecord[]>

export function createArchiveJudge({ vault, gather, askMore, now }: ArchiveJudgeDeps): ArchiveJudge {
  return async (records) => {
    const read = readingOnce(vault)
    const judge = async (gathered: Gathered): Promise<readonly JudgedRecord[]> => {
      const [at, done]: [Instant, JudgedRecord[]] = [now(), []]
      for (const record of records) {
        done.push(await judged(record, { gathered, at, read }))
        // A batch takes seconds: whoever waits for a certificate gets his turn in between.
        await othersFirst()
      }
      return done
    }
    const gathered = await gather()
    const first = await judge(gathered)
    const open = first.filter(mayStillSettle)
    if (open.length === 0) return first
    const receipts = open.flatMap(({ verdict }) => verdict.timestamps)
    const more = await askMore(gathered, { signatures: [], timestamps: [], receipts })
    return more === null ? first : judge(more)
  }
}

export function holds({ verdict }: JudgedRecord): boolean {
  return verdict.indication === 'TOTAL_PASSED'
}

/** An authority that is away may say later what is missing. */
export function mayStillSettle({ verdict }: JudgedRecord): boolean {
  return verdict.subIndication === 'TRY_LATER'
}

type Read = (ref: DocumentRef) => Promise<Uint8Array>

/** The records of a batch share their evidence. */
function readingOnce(vault: Pick<Vault, 'read'>): Read {
  const reading = new Map<Sha256, Promise<Uint8Array>>()
  return (ref) => {
    const bytes = reading.get(ref.sha256) ?? vault.read(ref)
    reading.set(ref.sha256, bytes)
    return bytes
  }
}

async function judged(
  one: KeptRecord,
  { gathered, at, read }: { readonly gathered: Gathered; readonly at: Instant; readonly read: Read },
): Promise<JudgedRecord> {
  const { inForce, evidence: current, refs } = gathered
  const kept = await readKept(read, one.evidence)
  const evidence = {
    certificates: [...current.certificates, ...kept.certificates],
    crls: [...current.crls, ...kept.crls],
    ocspResponses: [...current.ocspResponses, ...kept.ocspResponses],
    receipts: [],
  }
  const verdict = verifyEvidenceRecord(
    one.record,
    (hash) => (hash === 'sha256' ? Buffer.from(one.documentSha256, 'hex') : undefined),
    { trust: inForce.trust, evidence, policy: DEED_POLICY, at },
  )
  return { ...one, verdict, at, trust: inForce.ref, evidence: together(one.evidence, refs) }
}

function together(kept: GatheredRefs, current: GatheredRefs): GatheredRefs {
  return {
    certificates: distinct([...kept.certificates, ...current.certificates]),
    crls: distinct([...kept.crls, ...current.crls]),
    ocspResponses: distinct([...kept.ocspResponses, ...current.ocspResponses]),
  }
}

function distinct(refs: readonly DocumentRef[]): readonly DocumentRef[] {
  return [...new Map(refs.map((ref) => [ref.sha256, ref])).values()]
}
