import type { Knex } from 'knex'
import type { TransactionId } from '../../domain/ids.ts'
import type { Judgement, RegistrationStore } from '../../domain/ports.ts'
import { deliveredNews } from '../../domain/message/news.ts'
import { Refusal } from '../../domain/refusal.ts'
import { onlyFree } from '../../domain/register/bars.ts'
import { convey, onlyConveyance } from '../../domain/register/convey.ts'
import type { Parcel, Transcription } from '../../domain/register/title.ts'
import type { Instant } from '../../domain/time.ts'
import type { DocumentRef } from '../../domain/transaction/document.ts'
import { KINDS } from '../../domain/transaction/kinds.ts'
import { transcriptionOf } from '../numbers.ts'
import { actOn, moveTo } from './act.ts'
import { nextNumber } from './counter.ts'
import { encumbrancesOf } from './encumbrances.ts'
import { recordJudged } from './evidence.ts'
import { certificateFrom, transcriptionFrom } from './extracts.ts'
import { append, appendOnce } from './history.ts'
import { fromJson } from './json.ts'
import { enqueue, subjectOf } from './outbox.ts'
import type { DossierRow } from './rows.ts'
import { insertTitle, titlesOf } from './titles.ts'

export function createRegistrations(knex: Knex): RegistrationStore {
  return {
    register: (transactionId, at) =>
      actOn(knex, transactionId, async (trx, dossier) => {
        return transcriptionFrom(dossier) ?? (await register(trx, dossier, at))
      }),
    recordCertificate: (transactionId, judgement, at) =>
      recordCertificate(knex, transactionId, judgement, at),
    recordDelivery: (transactionId, at) => recordDelivery(knex, transactionId, at),
  }
}

async function register(trx: Knex.Transaction, dossier: DossierRow, at: Instant): Promise<Transcription> {
  const transcription = transcriptionOf(at, await nextNumber(trx, 'TV', at))
  await moveTo(trx, dossier, 'registered', {
    transcription_volume: transcription.volume,
    transcription_number: transcription.number,
    registered_at: at,
  })
  await passTitle(trx, dossier, transcription, at)
  await append(trx, dossier.transaction_id, 'registered', {
    at,
    event: 'registered',
    actorId: null,
    detail: { pin: dossier.pin, volume: transcription.volume, number: transcription.number },
  })
  return transcription
}

/** The title in force passes as the terms say; it stays on record below the new one. */
async function passTitle(
  trx: Knex.Transaction,
  dossier: DossierRow,
  transcription: Transcription,
  at: Instant,
): Promise<void> {
  await trx<Parcel>('parcel').where({ pin: dossier.pin }).forUpdate().first('pin')
  const kind = KINDS[dossier.kind]
  onlyConveyance(kind)
  onlyFree(kind, dossier.pin, await encumbrancesOf(trx, dossier.pin))
  const chain = await titlesOf(trx, dossier.pin)
  const [current] = chain
  if (current === undefined) throw new Error(`The parcel ${dossier.pin} has no title`)
  const terms = fromJson(dossier.terms)
  const title = {
    pin: dossier.pin,
    holders: convey(current, kind, terms),
    transcription,
    validFrom: terms.deedDate,
    registeredAt: at,
    price: terms.price,
    transactionId: dossier.transaction_id,
    refersTo: null,
  }
  await insertTitle(trx, title, chain.length + 1)
}

function recordCertificate(
  knex: Knex,
  transactionId: TransactionId,
  judgement: Judgement,
  at: Instant,
): Promise<DocumentRef> {
  const ref = judgement.document
  return actOn(knex, transactionId, async (trx, dossier) => {
    const recorded = certificateFrom(dossier)
    if (recorded !== null) return recorded.ref
    if (dossier.registered_at === null) {
      throw new Refusal('illegal-transition', 'Only what is registered is certified')
    }
    await trx<DossierRow>('dossier').where({ transaction_id: transactionId }).update({
      certificate_sha256: ref.sha256,
      certificate_bytes: ref.bytes,
      certificate_key: ref.key,
      certificate_version_id: ref.versionId,
      sealed_at: at,
    })
    await recordJudged(trx, transactionId, { ...judgement, purpose: 'certificate', round: 1 })
    await append(trx, transactionId, 'certificate-sealed', {
      at,
      event: 'certificate-sealed',
      actorId: null,
      detail: { sha256: ref.sha256 },
    })
    return ref
  })
}

function recordDelivery(knex: Knex, transactionId: TransactionId, at: Instant): Promise<void> {
  return actOn(knex, transactionId, async (trx, dossier) => {
    if (certificateFrom(dossier) === null) {
      throw new Refusal('certificate-not-ready', 'The certificate is not sealed yet')
    }
    const transcription = transcriptionFrom(dossier)
    const delivered = { at, event: 'delivered', actorId: null, detail: {} } as const
    if (!(await appendOnce(trx, transactionId, 'delivered', delivered)) || transcription === null) return
    const registeredAt = dossier.registered_at ?? at
    await enqueue(trx, ...deliveredNews(subjectOf(dossier), transcription, { registeredAt, at }))
  })
}
