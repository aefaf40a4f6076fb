import { z } from 'zod'
import { instant, sha256 } from './values.ts'

const object = z
  .strictObject({ sha256, bytes: z.int() })
  .meta({ id: 'EvidenceObject', description: 'Kept under its SHA-256 for as long as the register' })

const trustList = z.strictObject({ id: z.string(), version: z.string(), list: object.nullable() })

const judgement = z
  .strictObject({
    purpose: z.enum(['deed', 'receipt', 'certificate']),
    round: z.int(),
    document: object,
    at: instant,
    policy: z.unknown().meta({ description: 'The rules of the day, whole' }),
    trustList,
    certificates: z.array(object),
    crls: z.array(object),
    ocspResponses: z.array(object),
    receipts: z.array(sha256),
    verifierVersion: z.string(),
    verdict: z
      .unknown()
      .meta({ description: 'What `registrar verify --recompute` comes to again, byte for byte' }),
  })
  .meta({ id: 'Judgement', description: 'A verdict on a document and all that it depends on' })

const receiptTimestamp = z
  .strictObject({
    round: z.int(),
    deedSha256: sha256,
    at: instant,
    sha256,
    token: z.string().meta({ format: 'byte', description: 'RFC 3161 TimeStampToken, DER in base64' }),
  })
  .meta({ id: 'ReceiptTimestamp', description: 'Proof by a timestamp authority that the deed was here' })

const evidenceRecord = z
  .strictObject({
    ...{ documentSha256: sha256, n: z.int(), record: object, at: instant, validUntil: instant },
    trustList: trustList.nullable().meta({ description: 'null for a record made before this was kept' }),
    ...{ certificates: z.array(object), crls: z.array(object), ocspResponses: z.array(object) },
  })
  .meta({
    id: 'EvidenceRecord',
    description: 'Proof for the archive (RFC 4998), verified when it was made, with what proves it later',
  })

export const evidence = z
  .strictObject({
    receiptTimestamps: z.array(receiptTimestamp),
    judgements: z.array(judgement),
    evidenceRecords: z.array(evidenceRecord),
  })
  .meta({ id: 'Evidence', description: 'What the office concluded about each document, and from what' })
