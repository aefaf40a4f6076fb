import type { z } from 'zod'
import type { Judged, ReceiptTimestamp } from '../../../domain/ports.ts'
import type { DocumentRef } from '../../../domain/transaction/document.ts'
import type { evidence } from '../schemas/evidence.ts'

type EvidenceView = z.input<typeof evidence>

export function evidenceView(
  timestamps: readonly ReceiptTimestamp[],
  judged: readonly Judged[],
): EvidenceView {
  return { receiptTimestamps: timestamps.map(timestampView), judgements: judged.map(judgementView) }
}

function timestampView(timestamp: ReceiptTimestamp): EvidenceView['receiptTimestamps'][number] {
  const { round, deedSha256, at, tokenSha256: sha256, token } = timestamp
  return { round, deedSha256, at, sha256, token: Buffer.from(token).toString('base64') }
}

function judgementView(judged: Judged): EvidenceView['judgements'][number] {
  const { purpose, round, document, at, policy, trust, evidence: refs, verifierVersion, verdict } = judged
  return {
    ...{ purpose, round, at, verifierVersion },
    document: objectView(document),
    policy: JSON.parse(policy) as unknown,
    trustList: { id: trust.id, version: trust.version, list: trust.list && objectView(trust.list) },
    certificates: refs.certificates.map(objectView),
    crls: refs.crls.map(objectView),
    ocspResponses: refs.ocspResponses.map(objectView),
    receipts: [...refs.receipts],
    verdict: JSON.parse(verdict) as unknown,
  }
}

function objectView({ sha256, bytes }: DocumentRef): { readonly sha256: string; readonly bytes: number } {
  return { sha256, bytes }
}
