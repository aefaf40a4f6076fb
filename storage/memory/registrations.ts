import type { TransactionId } from '../../domain/ids.ts'
import type { Judgement, RegistrationStore } from '../../domain/ports.ts'
import { deliveredNews } from '../../domain/message/news.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Transcription } from '../../domain/register/title.ts'
import type { Instant } from '../../domain/time.ts'
import type { DocumentRef } from '../../domain/transaction/document.ts'
import { advance } from '../../domain/transaction/stages.ts'
import { recordJudged } from './evidence.ts'
import { enqueue } from './outbox.ts'
import { volumePlace } from '../numbers.ts'
import { changeOf, writeChange } from './changing.ts'
import { onlyUnlockedIn } from './shields.ts'
import { actOnce, append, moveTo, mustFind, nextNumber, soon } from './state.ts'
import type { State } from './state.ts'

export function createRegistrations(state: State): RegistrationStore {
  return {
    register: (transactionId, at) => soon(() => register(state, transactionId, at)),
    recordCertificate: (transactionId, judgement, at) =>
      soon(() => recordCertificate(state, transactionId, judgement, at)),
    recordDelivery: (transactionId, at) =>
      actOnce(
        state,
        transactionId,
        'delivered',
        { at, event: 'delivered', actorId: null, detail: {} },
        (dossier) => {
          const { certificate, transcription, registeredAt } = dossier
          if (certificate === null) {
            throw new Refusal('certificate-not-ready', 'The certificate is not sealed yet')
          }
          if (transcription === null || registeredAt === null) return
          enqueue(state, ...deliveredNews(dossier, transcription, { registeredAt, at }))
        },
      ),
  }
}

function recordCertificate(
  state: State,
  transactionId: TransactionId,
  judgement: Judgement,
  at: Instant,
): DocumentRef {
  const ref = judgement.document
  const dossier = mustFind(state, transactionId)
  if (dossier.certificate !== null) return dossier.certificate.ref
  if (dossier.registeredAt === null) {
    throw new Refusal('illegal-transition', 'Only what is registered is certified')
  }
  recordJudged(state, transactionId, { ...judgement, purpose: 'certificate', round: 1 })
  state.dossiers.set(transactionId, { ...dossier, certificate: { ref, sealedAt: at } })
  const detail = { sha256: ref.sha256 }
  append(state, transactionId, 'certificate-sealed', {
    at,
    event: 'certificate-sealed',
    actorId: null,
    detail,
  })
  return ref
}

function register(state: State, transactionId: TransactionId, at: Instant): Transcription {
  const dossier = mustFind(state, transactionId)
  if (dossier.transcription !== null) return dossier.transcription
  advance(dossier.stage, 'registered')
  const change = changeOf(state, dossier, at)
  onlyUnlockedIn(state, dossier)
  const transcription = volumePlace(change.book, at, nextNumber(state, change.book, at))
  moveTo(state, dossier, 'registered', { transcription, registeredAt: at })
  writeChange(state, change, { dossier, transcription, at })
  const detail = { pin: dossier.terms.pin, volume: transcription.volume, number: transcription.number }
  append(state, transactionId, 'registered', { at, event: 'registered', actorId: null, detail })
  return transcription
}
