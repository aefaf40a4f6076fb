import { papersEndedOn } from '../../domain/exchange/ended.ts'
import type { TransactionId } from '../../domain/ids.ts'
import type { Judgement, RegistrationStore } from '../../domain/ports.ts'
import { deliveredNews } from '../../domain/message/news.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Transcription } from '../../domain/register/title.ts'
import { onlyStillCleared } from '../../domain/screening/still-cleared.ts'
import { localDateAt } from '../../domain/time.ts'
import type { Instant } from '../../domain/time.ts'
import type { DocumentRef } from '../../domain/transaction/document.ts'
import type { Dossier } from '../../domain/transaction/dossier.ts'
import { advance } from '../../domain/transaction/stages.ts'
import { enter } from './entering.ts'
import { recordJudged } from './evidence.ts'
import { enqueue } from './outbox.ts'
import { volumePlace } from '../numbers.ts'
import { changeOf, writeChange } from './changing.ts'
import { onlyUnlockedIn } from './shields.ts'
import { actOnce, append, moveTo, mustFind, nextNumber, soon } from './state.ts'
import type { State } from './state.ts'

export function createRegistrations(state: State): RegistrationStore {
  return {
    register: (command) => soon(() => register(state, command)),
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

function register(state: State, command: Parameters<RegistrationStore['register']>[0]): Transcription {
  const { transactionId, at } = command
  const dossier = mustFind(state, transactionId)
  if (dossier.transcription !== null) return dossier.transcription
  if (dossier.stage !== 'registering') advance(dossier.stage, 'registering')
  onlyStillClearedIn(state, dossier, at)
  const change = changeOf(state, dossier, at)
  onlyUnlockedIn(state, dossier)
  const registering = enter(state, { ...command, stage: 'registering' })
  const transcription = volumePlace(change.book, at, nextNumber(state, change.book, at))
  moveTo(state, registering, 'registered', { transcription, registeredAt: at })
  writeChange(state, change, { dossier, transcription, at })
  const detail = { pin: dossier.terms.pin, volume: transcription.volume, number: transcription.number }
  append(state, transactionId, 'registered', { at, event: 'registered', actorId: null, detail })
  return transcription
}

function onlyStillClearedIn(state: State, { transactionId, terms, documents }: Dossier, at: Instant): void {
  const objections = state.shields.objections.filter((one) => one.transactionId === transactionId)
  const since = { objections, endedPapers: papersEndedOn(localDateAt(at), terms, documents) }
  const [last] = state.screenings.get(transactionId) ?? []
  onlyStillCleared(since, last?.facts)
}
