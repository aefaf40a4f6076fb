import type { TransactionId } from '../../domain/ids.ts'
import type {
  EvidenceStore,
  Judged,
  ReceiptTimestamp,
  ReceiptTimestampStore,
  TrustListStore,
  TrustListVersion,
} from '../../domain/ports.ts'
import { mustFind, soon } from './state.ts'
import type { State } from './state.ts'

export function createEvidence(state: State): EvidenceStore {
  return {
    record: (transactionId, judged) => soon(() => recordJudged(state, transactionId, judged)),
    of: (transactionId) =>
      soon(() => (state.verdicts.get(transactionId) ?? []).toSorted((a, b) => rank(a) - rank(b))),
  }
}

export function recordJudged(state: State, transactionId: TransactionId, judged: Judged): Judged {
  mustFind(state, transactionId)
  const others = state.verdicts.get(transactionId) ?? []
  const earlier = others.find(({ purpose, round }) => purpose === judged.purpose && round === judged.round)
  if (earlier !== undefined) return earlier
  state.verdicts.set(transactionId, [...others, judged])
  return judged
}

function rank({ purpose, round }: Judged): number {
  return round + { deed: 0, receipt: 1_000_000, certificate: 2_000_000 }[purpose]
}

export function createReceiptTimestamps(): ReceiptTimestampStore {
  const timestamps = new Map<TransactionId, readonly ReceiptTimestamp[]>()
  const of = (id: TransactionId): readonly ReceiptTimestamp[] => timestamps.get(id) ?? []
  return {
    record: (transactionId, timestamp) =>
      soon(() => {
        const earlier = of(transactionId).find(({ round }) => round === timestamp.round)
        if (earlier !== undefined) return earlier
        const all = [...of(transactionId), timestamp].toSorted((a, b) => a.round - b.round)
        timestamps.set(transactionId, all)
        return timestamp
      }),
    of: (transactionId) => soon(() => of(transactionId)),
  }
}

export function createTrustLists(): TrustListStore {
  const lists: TrustListVersion[] = []
  return {
    record: (list) =>
      soon(() => {
        const known = lists.find(({ id, version }) => id === list.id && version === list.version)
        if (known === undefined) lists.push(list)
        else if (known.object.sha256 !== list.object.sha256) {
          throw new Error(`The trust list ${list.id} has two versions ${list.version}`)
        }
      }),
    newest: (id) =>
      soon(() => {
        const own = lists.filter((list) => list.id === id)
        return own.toSorted((a, b) => b.version - a.version)[0]
      }),
  }
}
