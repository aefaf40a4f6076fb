import type { ArchivedProof, DueProof, Stores, TimestampAuthority, Vault } from '../domain/ports.ts'
import { later } from '../domain/time.ts'
import type { Instant } from '../domain/time.ts'
import {
  archiveRequest,
  buildEvidenceRecords,
  renewalRequest,
  renewEvidenceRecords,
} from '../signatures/archive/evidence-records.ts'
import { parseToken } from '../signatures/timestamp/verify-token.ts'
import type { DocumentActivities } from './contract.ts'

export interface ArchiveDeps {
  readonly stores: Pick<Stores, 'archive'>
  readonly vault: Pick<Vault, 'putBytes' | 'read'>
  readonly authority: TimestampAuthority
}

const DAY_MS = 24 * 60 * 60 * 1_000
/** A record is renewed that long before the authority's certificate ends: many nights to fail in. */
const MARGIN_MS = 90 * DAY_MS
/** Documents under one timestamp. */
const BATCH = 500

type Archive = Pick<DocumentActivities, 'renewArchive'>

/**
 * Keeps the proof that deeds and certificates existed when they did, long after the timestamps in them have ended:
 * evidence records by the batch, one timestamp for all (RFC 4998). The documents themselves are not touched.
 */
export function createArchiveActivities(deps: ArchiveDeps): Archive {
  return {
    async renewArchive({ at }) {
      const due = await deps.stores.archive.due(later(at, MARGIN_MS), BATCH)
      const fresh = due.filter(({ newest }) => newest === null)
      const old = due.filter(({ newest }) => newest !== null)
      if (fresh.length > 0) await archive(deps, fresh, at)
      if (old.length > 0) await renew(deps, old, at)
      return { renewed: due.length, more: due.length === BATCH }
    },
  }
}

async function archive(deps: ArchiveDeps, due: readonly DueProof[], at: Instant): Promise<void> {
  const request = archiveRequest(due.map(({ documentSha256 }) => Buffer.from(documentSha256, 'hex')))
  const token = await deps.authority.stamp(request.root)
  await keep(deps, due, buildEvidenceRecords(request, token), { token, at })
}

async function renew(deps: ArchiveDeps, due: readonly DueProof[], at: Instant): Promise<void> {
  const refs = due.flatMap(({ newest }) => newest?.record ?? [])
  const records = await Promise.all(refs.map((ref) => deps.vault.read(ref)))
  const token = await deps.authority.stamp(renewalRequest(records).root)
  await keep(deps, due, renewEvidenceRecords(records, token), { token, at })
}

async function keep(
  { stores, vault }: ArchiveDeps,
  due: readonly DueProof[],
  records: readonly Uint8Array[],
  { token, at }: { readonly token: Uint8Array; readonly at: Instant },
): Promise<void> {
  const validUntil = parseToken(token).cms.signer?.notAfter
  if (validUntil === undefined) throw new Error('The timestamp authority sent no certificate')
  const proofs: ArchivedProof[] = []
  for (const [i, { documentSha256, newest }] of due.entries()) {
    const record = await vault.putBytes(records[i] ?? new Uint8Array())
    proofs.push({ documentSha256, n: (newest?.n ?? 0) + 1, record, at, validUntil })
  }
  await stores.archive.record(proofs)
}
