import { z } from 'zod'
import { MEDIA_TYPES } from '../../../domain/transaction/document.ts'
import { assessment, notice } from './notice.ts'
import { bilingual, kind, role, terms } from './terms.ts'
import { finding, instant, localDate, orNull, pin, sha256, stage, transactionId } from './values.ts'

const slot = z.string().meta({ example: 'deed' })

const asked = z
  .strictObject({
    slot,
    title: bilingual,
    document: z.string(),
    role: orNull(role),
    partyId: z.string().nullable(),
    basis: z.string(),
    validForDays: z.int().nullable(),
  })
  .meta({ id: 'AskedDocument', description: 'A document that this transaction asks for, and of whom' })

const document = z
  .strictObject({
    documentId: z.string(),
    slot,
    version: z.int(),
    sha256,
    bytes: z.int(),
    status: z.enum(['uploaded', 'accepted', 'refused']),
    reason: z.string().nullable(),
    uploadedAt: instant,
    validUntil: localDate.nullable().meta({ description: 'The last day on which it counts' }),
    mediaType: z.enum(MEDIA_TYPES),
    findings: z.array(finding),
  })
  .meta({ id: 'Document', description: 'One version of one document of the dossier' })

const signatory = z
  .strictObject({
    turn: z.int().meta({ description: 'Who has the same turn may sign before or after one another' }),
    role: orNull(role).meta({ description: 'null: the notary' }),
    partyId: z.string().nullable(),
    name: z.string().nullable(),
    must: z.boolean().meta({
      description: 'He has to sign the file; else the notary may answer in the deed for his signature',
    }),
    signed: z.enum(['yes', 'no', 'cannot-tell']).nullable().meta({
      description: 'By what was found in the newest deed when it was uploaded; null while there is none',
    }),
  })
  .meta({ id: 'Signatory', description: 'One who signs the deed; who cannot sign is not among them' })

const receipt = z
  .strictObject({ number: z.string(), at: instant, deedSha256: sha256 })
  .meta({ id: 'Receipt', description: 'The priority receipt: it fixes the rank on the parcel' })

const receiptOnRecord = receipt
  .extend({ timestamp: instant.nullable().meta({ description: 'When a timestamp authority proved it' }) })
  .meta({ id: 'ReceiptOnRecord', description: 'The priority receipt, and the proof that the deed was here' })

export const transcription = z
  .strictObject({ volume: z.string(), number: z.int() })
  .meta({ id: 'Transcription', description: 'Where the deed stands in the transcription volumes' })

export const transaction = z
  .strictObject({
    transactionId,
    stage,
    notaryId: z.string(),
    kind,
    terms,
    asked: z.array(asked),
    signatories: z.array(signatory),
    openedAt: instant,
    documents: z.array(document),
    receipt: orNull(receiptOnRecord),
    receiptDocument: z.strictObject({ sha256, bytes: z.int(), sealedAt: instant }).nullable(),
    findings: z.array(finding),
    returned: z.strictObject({ codes: z.array(z.string()), until: instant }).nullable(),
    assessment: orNull(assessment),
    notices: z.array(notice),
    transcription: orNull(transcription),
    registeredAt: instant.nullable(),
    certificate: z.strictObject({ sha256, bytes: z.int(), sealedAt: instant }).nullable(),
  })
  .meta({ id: 'Transaction', description: 'A land transaction with its dossier, as it stands now' })

export const transactionList = z
  .strictObject({
    transactions: z.array(
      z
        .strictObject({
          transactionId,
          kind,
          stage,
          pin,
          parties: z.string().meta({ description: 'Those to whom something passes, else all parties' }),
          openedAt: instant,
          receiptNumber: z.string().nullable(),
        })
        .meta({ id: 'TransactionSummary' }),
    ),
  })
  .meta({ id: 'TransactionList' })

export const opened = z.strictObject({ transactionId, stage }).meta({ id: 'Opened' })
export const standing = z.strictObject({ stage }).meta({ id: 'Standing' })
export const lodged = z.strictObject({ receipt }).meta({ id: 'Lodged' })
export const withdrawal = z.strictObject({ reason: z.string().max(2_000) }).meta({ id: 'Withdrawal' })

export const uploaded = z
  .strictObject({ documentId: z.string(), version: z.int(), findings: z.array(finding) })
  .meta({ id: 'Uploaded', description: 'For a deed, with what an examination would say of it now' })

export const judgement = z
  .strictObject({
    accepted: z.boolean(),
    reason: z.string().max(2_000).nullable().default(null),
    validUntil: localDate.nullable().default(null),
  })
  .meta({ id: 'Judgement', description: 'A refusal needs its reason' })

export const event = z
  .strictObject({
    seq: z.int(),
    at: instant,
    event: z.string(),
    actorId: z.string().nullable(),
    detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  })
  .meta({ id: 'Event', description: 'One line of the history; no actor means the engine' })

export const history = z.strictObject({ events: z.array(event) }).meta({ id: 'History' })
