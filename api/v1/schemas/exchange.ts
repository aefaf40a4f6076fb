import { z } from 'zod'
import { bilingual, kind } from './terms.ts'
import { instant, localDate, orNull, pin, stage, transactionId } from './values.ts'

const party = z.string().max(60).meta({ description: 'A party by his part', example: 'vendor-2' })
const counterpart = z
  .strictObject({ party, role: z.string(), name: z.string() })
  .meta({ id: 'DossierParty', description: 'One with whom documents and messages are exchanged' })

export const partyContact = z
  .strictObject({ email: z.string().max(254), language: z.enum(['fr', 'en']) })
  .meta({
    id: 'PartyContact',
    description: 'Where a party’s letters on this dossier go, and in which language',
  })

const reached = counterpart
  .extend({
    contact: orNull(partyContact).meta({
      description: 'null: nobody has said, so letters stay on this site',
    }),
  })
  .meta({ id: 'ReachedParty', description: 'A party of the dossier, and where he gets letters' })

const slot = z.string().meta({ example: 'vendor-identity' })

export const request = z
  .strictObject({
    title: z.string().max(200),
    party: party.nullable().default(null),
    until: localDate.nullable().default(null),
    note: z.string().max(2_000).nullable().default(null),
  })
  .meta({ id: 'AskFor', description: 'One more document; `party` null: of nobody in particular' })

export const requested = z
  .strictObject({ slot, title: z.string(), party: party.nullable(), until: localDate.nullable() })
  .meta({ id: 'Requested', description: 'Asked for; it is uploaded into that slot' })

export const takenBack = z.strictObject({ slot }).meta({ id: 'TakenBack' })

const asked = z
  .strictObject({
    slot,
    title: bilingual,
    party: party.nullable(),
    basis: z.string().nullable(),
    until: localDate.nullable(),
    note: z.string().nullable(),
    status: z.enum(['asked', 'uploaded', 'accepted', 'refused', 'expired']),
    documentId: z.string().nullable(),
    version: z.int().nullable(),
    uploadedAt: instant.nullable(),
    reason: z.string().nullable(),
    validUntil: localDate.nullable(),
  })
  .meta({ id: 'Asked', description: 'A document that is asked for, and its newest version' })

const link = z
  .strictObject({
    linkId: z.string(),
    party,
    madeAt: instant,
    expiresAt: instant,
    revokedAt: instant.nullable(),
  })
  .meta({
    id: 'PartyLink',
    description: 'Lets a party in without a login. Its code is shown when it is made',
  })

export const newLink = z.strictObject({ party }).meta({ id: 'NewLink' })

export const madeLink = z
  .strictObject({ link, code: z.string(), url: z.string() })
  .meta({ id: 'MadeLink', description: 'For the party alone: whoever has the code can act in his part' })

export const revoked = z.strictObject({ linkId: z.string() }).meta({ id: 'RevokedLink' })

export const message = z
  .strictObject({
    n: z.int(),
    party,
    from: z.enum(['office', 'party']),
    text: z.string(),
    at: instant,
    read: z.boolean(),
  })
  .meta({ id: 'DossierMessage', description: '`read`: the other side has seen it' })

const text = z.string().max(20_000)
export const newMessage = z.strictObject({ party, text }).meta({ id: 'NewMessage' })
export const newAnswer = z.strictObject({ text }).meta({ id: 'NewAnswer' })
export const seen = z.strictObject({ party, upTo: z.int().min(0) }).meta({ id: 'Seen' })

export const exchange = z
  .strictObject({
    parties: z.array(reached),
    asked: z.array(asked),
    links: z.array(link),
    messages: z.array(message),
  })
  .meta({ id: 'Exchange', description: 'What is asked for, of whom, and what was written' })

export const partyDossier = z
  .strictObject({
    transactionId,
    stage,
    pin: z.string(),
    notary: z.string(),
    party: counterpart,
    mayUpload: z.boolean(),
    asked: z.array(asked),
    messages: z.array(message),
    linkExpiresAt: instant.nullable().meta({ description: 'Null for a party who logged in' }),
  })
  .meta({ id: 'PartyDossier', description: 'What a party may know: its own part alone' })

const ownPart = z
  .strictObject({
    ...{ transactionId, kind, stage, pin },
    party: counterpart,
    toSend: z.int().meta({ description: 'Documents that are waited for from you' }),
    unread: z.int().meta({ description: 'Messages of the notary that you have not seen' }),
  })
  .meta({ id: 'OwnPart', description: 'One part that you have in a transaction' })

export const ownTransactionList = z
  .strictObject({ transactions: z.array(ownPart) })
  .meta({ id: 'OwnTransactionList', description: 'Who has two parts in a transaction finds it twice' })
