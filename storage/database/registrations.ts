import type { Knex } from 'knex'
import { papersEndedOn } from '../../domain/exchange/ended.ts'
import type { TransactionId } from '../../domain/ids.ts'
import type { Judgement, RegistrationStore } from '../../domain/ports.ts'
import { deliveredNews } from '../../domain/message/news.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Transcription } from '../../domain/register/title.ts'
import { isQuiet, onlyStillCleared } from '../../domain/screening/still-cleared.ts'
import { localDateAt } from '../../domain/time.ts'
import type { Instant } from '../../domain/time.ts'
import type { DocumentRef } from '../../domain/transaction/document.ts'
import { volumePlace } from '../numbers.ts'
import { actOn, moveTo } from './act.ts'
import { changeOf, writeChange } from './changing.ts'
import { nextNumber } from './counter.ts'
import { documentsOf } from './document-rows.ts'
import { appendEntering } from './entering.ts'
import { recordJudged } from './evidence.ts'
import { certificateFrom, transcriptionFrom } from './extracts.ts'
import { append, appendOnce } from './history.ts'
import { fromJson } from './json.ts'
import { enqueue, subjectOf } from './outbox.ts'
import { onlyUnlockedIn } from './owners.ts'
import type { DossierRow } from './rows.ts'
import { screeningsOf } from './screenings.ts'
import { ownersStandingOf } from './shields.ts'

export function createRegistrations(knex: Knex): RegistrationStore {
  return {
    register: (command) =>
      actOn(knex, command.transactionId, async (trx, dossier) => {
        const transcription = transcriptionFrom(dossier)
        if (transcription !== null) return transcription
        const registering = await appendEntering(trx, dossier, { ...command, stage: 'registering' })
        await onlyStillClearedIn(trx, registering, command.at)
        return register(trx, registering, command.at)
      }),
    recordCertificate: (transactionId, judgement, at) =>
      recordCertificate(knex, transactionId, judgement, at),
    recordDelivery: (transactionId, at) => recordDelivery(knex, transactionId, at),
  }
}

/** Whatever the kind, one deed has one number, drawn in the commit that changes the register. */
async function register(trx: Knex.Transaction, dossier: DossierRow, at: Instant): Promise<Transcription> {
  const change = await changeOf(trx, dossier, at)
  // After the parcels are locked, so that no owner's lock comes in between.
  await onlyUnlockedIn(trx, subjectOf(dossier))
  const { book } = change
  const transcription = volumePlace(book, at, await nextNumber(trx, book, at))
  await moveTo(trx, dossier, 'registered', {
    transcription_volume: transcription.volume,
    transcription_number: transcription.number,
    registered_at: at,
  })
  await writeChange(trx, change, { dossier, transcription, at })
  await append(trx, dossier.transaction_id, 'registered', {
    at,
    event: 'registered',
    actorId: null,
    detail: { pin: dossier.pin, volume: transcription.volume, number: transcription.number },
  })
  return transcription
}

async function onlyStillClearedIn(trx: Knex.Transaction, dossier: DossierRow, at: Instant): Promise<void> {
  const { transaction_id: transactionId, terms } = dossier
  const { objections } = await ownersStandingOf(trx, transactionId)
  const documents = await documentsOf(trx, transactionId)
  const since = { objections, endedPapers: papersEndedOn(localDateAt(at), fromJson(terms), documents) }
  // As a rule nothing came up, and the facts need not be read.
  if (isQuiet(since)) return
  const [last] = await screeningsOf(trx, transactionId)
  onlyStillCleared(since, last?.facts)
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
