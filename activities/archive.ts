import type {
  ArchivedProof,
  DueProof,
  GatheredRefs,
  Stores,
  TimestampAuthority,
  Vault,
} from '../domain/ports.ts'
import { later } from '../domain/time.ts'
import type { Instant } from '../domain/time.ts'
import {
  archiveRequest,
  buildEvidenceRecords,
  renewalRequest,
  renewEvidenceRecords,
} from '../signatures/archive/evidence-records.ts'
import { parseToken } from '../signatures/timestamp/verify-token.ts'
import { createArchiveJudge, holds, mayStillSettle } from './archive-judge.ts'
import type { ArchiveJudge, ArchiveJudgeDeps, KeptRecord, JudgedRecord } from './archive-judge.ts'
import type { DocumentActivities } from './contract.ts'
import type { Report } from './report.ts'

export interface ArchiveDeps extends ArchiveJudgeDeps {
  readonly stores: Pick<Stores, 'archive'>
  readonly vault: Pick<Vault, 'putBytes' | 'read'>
  readonly authority: TimestampAuthority
  readonly report: Report
}

const DAY_MS = 24 * 60 * 60 * 1_000
/** A record is renewed that long before the authority's certificate ends: many nights to fail in. */
const MARGIN_MS = 90 * DAY_MS
/** Documents under one timestamp. */
const BATCH = 500
const NOTHING_KEPT: GatheredRefs = { certificates: [], crls: [], ocspResponses: [] }

type Archive = Pick<DocumentActivities, 'renewArchive'>
type Judging = ArchiveDeps & { readonly judge: ArchiveJudge }

/** A document with its newest record, opened. */
interface Held extends KeptRecord {
  readonly newest: NonNullable<DueProof['newest']>
}

/** What one timestamp was had for. */
interface Stamped {
  readonly records: readonly (KeptRecord & Pick<DueProof, 'newest'>)[]
  /** When the certificate of the authority ends. */
  readonly validUntil: Instant
}

/**
 * Keeps the proof that deeds, receipts and certificates existed when they did, long after the timestamps in them
 * have ended: evidence records by the batch, one timestamp for all (RFC 4998). The documents themselves are not
 * touched. Nothing is recorded that does not hold by then, and what shows that it does is kept with it.
 */
export function createArchiveActivities(deps: ArchiveDeps): Archive {
  const judging = { ...deps, judge: createArchiveJudge(deps) }
  return {
    async renewArchive({ at }) {
      const due = await deps.stores.archive.due(later(at, MARGIN_MS), BATCH)
      const held = await standing(judging, due)
      const renewable = new Set(held.map(({ documentSha256 }) => documentSha256))
      const others = due.filter(({ documentSha256 }) => !renewable.has(documentSha256))
      const archived = others.length === 0 ? 0 : await record(judging, await archive(deps, others))
      const renewed = held.length === 0 ? 0 : await record(judging, await renew(deps, held))
      const recorded = archived + renewed
      return { renewed: recorded, more: due.length === BATCH && recorded > 0 }
    },
  }
}

/**
 * Those whose record still holds: no timestamp could mend another. A lapsed one is reported, and its document is
 * archived anew, to be proven from now on at least.
 */
async function standing(
  { vault, judge, report }: Judging,
  due: readonly DueProof[],
): Promise<readonly Held[]> {
  const held = await Promise.all(
    due.flatMap(({ documentSha256, newest }) => {
      if (newest === null) return []
      const { record: ref, evidence } = newest
      return vault.read(ref).then((bytes): Held => ({ documentSha256, newest, record: bytes, evidence }))
    }),
  )
  const judged = held.length === 0 ? [] : await judge(held)
  const open = judged.find(mayStillSettle)
  if (open !== undefined) throw doubt('An evidence record cannot be judged now', open)
  const lapsed = judged.filter((one) => !holds(one))
  for (const { documentSha256, verdict } of lapsed) {
    report('an evidence record lapsed', { documentSha256, subIndication: verdict.subIndication })
  }
  const gone = new Set(lapsed.map(({ documentSha256 }) => documentSha256))
  return held.filter(({ documentSha256 }) => !gone.has(documentSha256))
}

async function archive({ authority }: ArchiveDeps, due: readonly DueProof[]): Promise<Stamped> {
  const request = archiveRequest(due.map(({ documentSha256 }) => Buffer.from(documentSha256, 'hex')))
  const token = await authority.stamp(request.root)
  const records = buildEvidenceRecords(request, token)
  return {
    validUntil: endOf(token),
    records: due.map((one, i) => ({ ...one, record: recordAt(records, i), evidence: NOTHING_KEPT })),
  }
}

/** Where the new timestamp ends no later than the newest, nothing would be gained. */
async function renew({ authority, report }: ArchiveDeps, held: readonly Held[]): Promise<Stamped> {
  const older = held.map(({ record: bytes }) => bytes)
  const token = await authority.stamp(renewalRequest(older).root)
  const records = renewEvidenceRecords(older, token)
  const validUntil = endOf(token)
  const longer = held
    .map((one, i) => ({ ...one, record: recordAt(records, i) }))
    .filter(({ newest }) => newest.validUntil < validUntil)
  if (longer.length < held.length) {
    report('the timestamp authority needs a new certificate', { validUntil })
  }
  return { validUntil, records: longer }
}

/** How many were recorded: all of them, or none and a fault. */
async function record({ stores, vault, judge }: Judging, { records, validUntil }: Stamped): Promise<number> {
  const judged = records.length === 0 ? [] : await judge(records)
  const bad = judged.find((one) => !holds(one))
  if (bad !== undefined) throw doubt('The new evidence record does not hold', bad)
  const proofs: ArchivedProof[] = []
  for (const [i, { documentSha256, record: bytes, evidence, trust, at }] of judged.entries()) {
    const n = (records[i]?.newest?.n ?? 0) + 1
    const ref = await vault.putBytes(bytes)
    proofs.push({ documentSha256, n, record: ref, at, validUntil, evidence, trust })
  }
  await stores.archive.record(proofs)
  return proofs.length
}

function endOf(token: Uint8Array): Instant {
  const validUntil = parseToken(token).cms.signer?.notAfter
  if (validUntil === undefined) throw new Error('The timestamp authority sent no certificate')
  return validUntil
}

function doubt(what: string, { documentSha256, verdict }: JudgedRecord): Error {
  const why = `${verdict.indication} ${verdict.subIndication ?? ''}`.trimEnd()
  return new Error(`${what}: ${why} (${documentSha256})`)
}

function recordAt(records: readonly Uint8Array[], i: number): Uint8Array {
  const one = records[i]
  if (one === undefined) throw new Error('A document of the batch has no evidence record')
  return one
}
