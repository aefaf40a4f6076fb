import type { PersonId, TransactionId } from '../../domain/ids.ts'
import type { DossierStore, Examination, OpenDossier, RecordExamination } from '../../domain/ports.ts'
import { Refusal } from '../../domain/refusal.ts'
import { currentDocuments } from '../../domain/transaction/document.ts'
import { pinsOf } from '../../domain/transaction/parcels.ts'
import type { Dossier, DossierExtract } from '../../domain/transaction/dossier.ts'
import { notaryFor } from '../../domain/transaction/its-notary.ts'
import { KINDS } from '../../domain/transaction/kinds.ts'
import { principalsOf } from '../../domain/transaction/sides.ts'
import { setDeadline } from './deadlines.ts'
import { addDocument, judgeDocument } from './documents.ts'
import { localDateAt } from '../../domain/time.ts'
import { onlyAfterDeath } from '../../domain/transaction/check-terms.ts'
import { amend } from './amendments.ts'
import { end } from './ending.ts'
import { enter } from './entering.ts'
import { recordJudged } from './evidence.ts'
import {
  deedSeenIn,
  findByDocument,
  holderOf,
  lodge,
  recordReceipt,
  resubmit,
  returnToNotary,
  underWayOn,
} from './lodging.ts'
import { append, mustFind, soon } from './state.ts'
import type { State } from './state.ts'

export function createDossiers(state: State): DossierStore {
  return {
    open: (command) =>
      soon(() => {
        open(state, command)
      }),
    find: (transactionId) => soon(() => state.dossiers.get(transactionId)),
    documentsOf: (transactionId) => soon(() => state.dossiers.get(transactionId)?.documents ?? []),
    extract: (transactionId) => soon(() => extract(state, transactionId)),
    listOf: (notaryId) => soon(() => listOf(state, notaryId)),
    namedIn: (personId) => soon(() => namedIn(state, personId)),
    addDocument: (command) => soon(() => addDocument(state, command)),
    judgeDocument: (command) =>
      soon(() => {
        judgeDocument(state, command)
      }),
    lodge: (command) => soon(() => lodge(state, command)),
    recordReceipt: (transactionId, judgement, at) =>
      soon(() => recordReceipt(state, transactionId, judgement, at)),
    enter: (command) =>
      soon(() => {
        enter(state, command)
      }),
    recordExamination: (command) => soon(() => recordExamination(state, command)),
    returnToNotary: (command) => returnToNotary(state, command),
    resubmit: (command) => resubmit(state, command),
    amend: (command) =>
      soon(() => {
        amend(state, command)
      }),
    amendmentsOf: (transactionId) => soon(() => state.amendments.get(transactionId) ?? []),
    end: (command) => end(state, command),
    holderOf: (transactionId) => soon(() => holderOf(state, transactionId)),
    underWayOn: (pin) => soon(() => underWayOn(state, pin)),
    deedSeenIn: (deedSha256, except) => soon(() => deedSeenIn(state, deedSha256, except)),
    findByDocument: (sha256) => soon(() => findByDocument(state, sha256)),
  }
}

function open(state: State, { transactionId, actor, at, terms, until }: OpenDossier): void {
  const notaryId = notaryFor(actor)
  onlyAfterDeath(terms, localDateAt(at))
  const { pin, kind } = terms
  const unknown = pinsOf(terms).find((each) => !state.parcels.has(each))
  if (unknown !== undefined) throw new Refusal('pin-unknown', 'No parcel has this PIN', { pin: unknown })
  if (state.dossiers.has(transactionId)) return
  state.dossiers.set(transactionId, {
    transactionId,
    kind,
    notaryId,
    stage: 'preparing',
    terms,
    openedAt: at,
    documents: [],
    requests: [],
    receipt: null,
    receiptDocument: null,
    findings: [],
    returned: null,
    assessment: null,
    notices: [],
    transcription: null,
    registeredAt: null,
    certificate: null,
  })
  setDeadline(state, transactionId, { deadline: 'preparation', round: 1, until, setAt: at })
  append(state, transactionId, 'opened', { at, event: 'opened', actorId: actor.id, detail: { pin } })
}

function extract(state: State, transactionId: TransactionId): DossierExtract | undefined {
  const dossier = state.dossiers.get(transactionId)
  const deed = currentDocuments(dossier?.documents ?? []).find((document) => document.slot === 'deed')
  return dossier && { ...dossier, deed: deed?.ref ?? null }
}

function listOf(state: State, notaryId: string): Awaited<ReturnType<DossierStore['listOf']>> {
  return [...state.dossiers.values()]
    .filter((dossier) => dossier.notaryId === notaryId)
    .toSorted(newestFirst)
    .map(({ transactionId, kind, stage, terms, openedAt, receipt }) => ({
      transactionId,
      kind,
      stage,
      pin: terms.pin,
      parties: principalsOf(KINDS[kind], terms),
      openedAt,
      receiptNumber: receipt?.number ?? null,
    }))
}

function namedIn(state: State, personId: PersonId): readonly TransactionId[] {
  return [...state.dossiers.values()]
    .filter(({ terms }) => terms.parties.some(({ id }) => id === personId))
    .toSorted(newestFirst)
    .map(({ transactionId }) => transactionId)
}

function newestFirst(a: Dossier, b: Dossier): number {
  if (a.openedAt !== b.openedAt) return a.openedAt < b.openedAt ? 1 : -1
  return a.transactionId < b.transactionId ? -1 : 1
}

function recordExamination(state: State, command: RecordExamination): Examination {
  const { transactionId, round, findings, assessment, judgement } = command
  const dossier = mustFind(state, transactionId)
  const others = state.examinations.get(transactionId) ?? []
  const earlier = others.find((examination) => examination.round === round)
  if (earlier !== undefined) return { findings: earlier.findings, assessment: earlier.assessment }
  recordJudged(state, transactionId, { ...judgement, purpose: 'deed', round })
  const all = [command, ...others].toSorted((a, b) => b.round - a.round)
  state.examinations.set(transactionId, all)
  if (all[0] === command) state.dossiers.set(transactionId, { ...dossier, findings, assessment })
  return { findings, assessment }
}
