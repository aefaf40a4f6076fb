import type { TransactionId } from '../../../domain/ids.ts'
import type { Stores } from '../../../domain/ports.ts'
import { later } from '../../../domain/time.ts'
import type { Dossier } from '../../../domain/transaction/dossier.ts'
import type { State } from '../../../storage/memory/state.ts'
import { must } from '../../must.ts'

/** What some stores do with one guard of theirs broken; the others do as they should. */
export type Breaking = (state: State, stores: Stores) => Partial<Stores>

interface BrokenGuard {
  /** What happens without the guard. */
  readonly without: string
  /** The promise that must be seen to be broken. */
  readonly noticed: string
  readonly breaking: Breaking
}

const DAY = 24 * 60 * 60 * 1_000

export const BROKEN_GUARDS: readonly BrokenGuard[] = [
  {
    without: 'gives a deed that came back another receipt',
    noticed: 'the receipt is given once',
    breaking: (state, { dossiers }) => ({
      dossiers: {
        ...dossiers,
        async resubmit(command) {
          const { transactionId, round, at } = command
          await dossiers.resubmit(command)
          change(state, transactionId, { receipt: null, stage: 'preparing' })
          await dossiers.lodge(command)
          await dossiers.enter({ transactionId, stage: 'examining', round, at })
        },
      },
    }),
  },
  {
    without: 'registers what nobody has examined',
    noticed: 'examined',
    breaking: (state, { dossiers }) => ({
      dossiers: {
        ...dossiers,
        async recordExamination(command) {
          const recorded = await dossiers.recordExamination(command)
          change(state, command.transactionId, { findings: [], assessment: null })
          return recorded
        },
      },
    }),
  },
  {
    without: 'undoes a registration when its duty is settled',
    noticed: 'what is registered stays so',
    breaking: (state, { revaluations }) => ({
      revaluations: {
        ...revaluations,
        async settle(transactionId, at) {
          await revaluations.settle(transactionId, at)
          change(state, transactionId, { registeredAt: null })
        },
      },
    }),
  },
  {
    without: 'closes a registered transaction as one that was withdrawn',
    noticed: 'what is registered stays so',
    breaking: (state, { dossiers }) => ({
      dossiers: {
        ...dossiers,
        async enter(command) {
          await dossiers.enter(command)
          if (command.stage === 'closed') change(state, command.transactionId, { stage: 'withdrawn' })
        },
      },
    }),
  },
  {
    without: 'changes the title when the duty is reopened',
    noticed: 'no title changes but by a registration',
    breaking: (state, { revaluations }) => ({
      revaluations: {
        ...revaluations,
        async open(command) {
          const unpaid = await revaluations.open(command)
          const { pin } = must(state.dossiers.get(command.transactionId)).terms
          const [title, ...earlier] = must(state.titles.get(pin))
          state.titles.set(pin, [{ ...must(title), price: command.value }, must(title), ...earlier])
          return unpaid
        },
      },
    }),
  },
  {
    without: 'keeps what was paid of a claim that is dropped',
    noticed: 'what is kept of a claim is what is owed',
    breaking: (state, { revaluations }) => ({
      revaluations: {
        ...revaluations,
        async decide(command) {
          const posted = state.ledger.length
          const unpaid = await revaluations.decide(command)
          state.ledger.splice(posted)
          return unpaid
        },
      },
    }),
  },
  {
    without: 'takes days away from whoever asks for more',
    noticed: 'more time is never less',
    breaking: (state, { deadlines }) => ({
      deadlines: {
        ...deadlines,
        async extend(command) {
          await deadlines.extend(command)
          const sets = must(state.deadlines.get(command.transactionId))
          const last = must(sets.at(-1))
          const until = later(must(sets.at(-2)).until, -DAY)
          state.deadlines.set(command.transactionId, [...sets.slice(0, -1), { ...last, until }])
          return until
        },
      },
    }),
  },
]

function change(state: State, transactionId: TransactionId, changes: Partial<Dossier>): void {
  state.dossiers.set(transactionId, { ...must(state.dossiers.get(transactionId)), ...changes })
}
