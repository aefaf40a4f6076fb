import type { Pin, TransactionId } from '../../domain/ids.ts'
import type { Message } from '../../domain/message/message.ts'
import type { Subject } from '../../domain/message/news.ts'
import type { ShieldStore } from '../../domain/ports.ts'
import { alerts } from '../../domain/shield/letters.ts'
import { against, inForce, onlyObjectable, onlyUnlocked, UNSHIELDED } from '../../domain/shield/shield.ts'
import type { OwnersStanding, Shield } from '../../domain/shield/shield.ts'
import type { Receipt } from '../../domain/transaction/dossier.ts'
import { KINDS } from '../../domain/transaction/kinds.ts'
import { pinsOf } from '../../domain/transaction/parcels.ts'
import { enqueue } from './outbox.ts'
import { append, moveTo, mustFind, soon } from './state.ts'
import type { Occurrence, State } from './state.ts'

export function createShields(state: State): ShieldStore {
  const { windows, objections, shields } = state.shields
  const sorted = (): readonly Shield[] =>
    [...shields.values()].toSorted((a, b) => (a.pin + a.nic < b.pin + b.nic ? -1 : 1))
  const standing = (id: TransactionId): OwnersStanding => ({
    window: windows.get(id) ?? null,
    objections: objections
      .filter(({ transactionId }) => transactionId === id)
      .toSorted((a, b) => (a.at + a.nic < b.at + b.nic ? -1 : 1)),
  })
  return {
    of: (nic) => soon(() => sorted().filter((shield) => shield.nic === nic)),
    on: (pin) => soon(() => shieldsOn(state, pin)),
    set: (change) =>
      soon(() => {
        const key = `${change.nic}/${change.pin}`
        shields.set(key, { ...UNSHIELDED, ...shields.get(key), ...change })
      }),
    standing: (transactionId) => soon(() => standing(transactionId)),
    hold: ({ transactionId, at, hold: { because, until }, letters }) =>
      soon(() => {
        const dossier = mustFind(state, transactionId)
        if (because === 'window' && !windows.has(transactionId)) windows.set(transactionId, { until })
        if (dossier.stage !== 'on-hold') {
          moveTo(state, dossier, 'on-hold')
          record(state, transactionId, { event: 'on-hold', at, actorId: null, detail: { because, until } })
        }
        enqueue(state, ...letters)
        return because === 'window' ? (windows.get(transactionId)?.until ?? until) : until
      }),
    release: (transactionId, at) =>
      soon(() => {
        const dossier = mustFind(state, transactionId)
        if (dossier.stage !== 'on-hold') return
        moveTo(state, dossier, 'clearing')
        record(state, transactionId, { event: 'hold-ended', at, actorId: null, detail: {} })
      }),
    object: (objection, letters) =>
      soon(() => {
        const { transactionId, nic, ownerId, at } = objection
        const { stage } = mustFind(state, transactionId)
        if (standing(transactionId).objections.some((one) => one.nic === nic)) return
        onlyObjectable(stage)
        objections.push(objection)
        record(state, transactionId, { event: 'owner-objected', at, actorId: ownerId, detail: {} })
        enqueue(state, ...letters)
      }),
  }
}

/** What the owners of the parcels are told of a receipt. */
export function alertsFor(state: State, subject: Subject, receipt: Receipt): readonly Message[] {
  return alerts(shieldsInForce(state, subject), subject, receipt)
}

/** Throws `title-locked` while an owner of one of the parcels has locked his title. */
export function onlyUnlockedIn(state: State, subject: Subject): void {
  onlyUnlocked(against(KINDS[subject.terms.kind], shieldsInForce(state, subject)))
}

function shieldsInForce(state: State, { terms }: Subject): readonly Shield[] {
  return pinsOf(terms).flatMap((pin) =>
    inForce(shieldsOn(state, pin), state.titles.get(pin)?.[0]?.holders ?? []),
  )
}

function shieldsOn(state: State, pin: Pin): readonly Shield[] {
  return [...state.shields.shields.values()]
    .filter((shield) => shield.pin === pin)
    .toSorted((a, b) => (a.nic < b.nic ? -1 : 1))
}

function record(state: State, id: TransactionId, occurrence: Occurrence): void {
  const { event } = occurrence
  const earlier = state.history.filter(
    (line) => line.event.transactionId === id && line.event.event === event,
  )
  append(state, id, `${event}/${earlier.length + 1}`, occurrence)
}
