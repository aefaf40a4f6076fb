import type { z } from 'zod'
import type {
  ArchivedProof,
  GatheredRefs,
  Judged,
  ReceiptTimestamp,
  TrustRef,
} from '../../../domain/ports.ts'
import type { DocumentRef } from '../../../domain/transaction/document.ts'
import type { evidence } from '../schemas/evidence.ts'

type EvidenceView = z.input<typeof evidence>

export function evidenceView(
  timestamps: readonly ReceiptTimestamp[],
  judged: readonly Judged[],
  proofs: readonly ArchivedProof[],
): EvidenceView {
  return {
    receiptTimestamps: timestamps.map(timestampView),
    judgements: judged.map(judgementView),
    evidenceRecords: proofs.map(proofView),
  }
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
    trustList: trustView(trust),
    ...gatheredView(refs),
    receipts: [...refs.receipts],
    verdict: JSON.parse(verdict) as unknown,
  }
}

function proofView(proof: ArchivedProof): EvidenceView['evidenceRecords'][number] {
  const { documentSha256, n, record, at, validUntil, trust, evidence } = proof
  return {
    ...{ documentSha256, n, at, validUntil },
    record: objectView(record),
    trustList: trust && trustView(trust),
    ...gatheredView(evidence),
  }
}

function trustView({ id, version, list }: TrustRef): EvidenceView['judgements'][number]['trustList'] {
  return { id, version, list: list && objectView(list) }
}

function gatheredView({
  certificates,
  crls,
  ocspResponses,
}: GatheredRefs): Pick<EvidenceView['judgements'][number], keyof GatheredRefs> {
  return {
    certificates: certificates.map(objectView),
    crls: crls.map(objectView),
    ocspResponses: ocspResponses.map(objectView),
  }
}

function objectView({ sha256, bytes }: DocumentRef): { readonly sha256: string; readonly bytes: number } {
  return { sha256, bytes }
}
