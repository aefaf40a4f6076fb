import { Refusal } from '../refusal.ts'

/** Whom a transaction waits for in a stage. `engine` means nobody: it moves on by itself. */
type WaitsFor = 'notary' | 'payer' | 'owner' | 'officer' | 'engine' | 'nobody'

interface StageRow {
  readonly next: readonly string[]
  readonly waitsFor: WaitsFor
  /** A live transaction holds its parcel against every other from the receipt on. */
  readonly holdsParcel: boolean
}

/** The procedure. The README's diagram is drawn from this table, and the workflow moves by it alone. */
export const STAGES = {
  preparing: { next: ['lodged', 'withdrawn', 'lapsed'], waitsFor: 'notary', holdsParcel: false },
  lodged: { next: ['examining'], waitsFor: 'engine', holdsParcel: true },
  examining: { next: ['awaiting-payment', 'returned'], waitsFor: 'engine', holdsParcel: true },
  returned: { next: ['examining', 'withdrawn', 'lapsed'], waitsFor: 'notary', holdsParcel: true },
  'awaiting-payment': { next: ['clearing', 'withdrawn', 'lapsed'], waitsFor: 'payer', holdsParcel: true },
  clearing: { next: ['registering', 'on-hold', 'in-review'], waitsFor: 'engine', holdsParcel: true },
  'on-hold': { next: ['clearing', 'in-review', 'withdrawn'], waitsFor: 'owner', holdsParcel: true },
  'in-review': { next: ['registering', 'returned', 'refused'], waitsFor: 'officer', holdsParcel: true },
  registering: { next: ['registered', 'in-review'], waitsFor: 'engine', holdsParcel: true },
  registered: { next: ['revaluation', 'closed'], waitsFor: 'engine', holdsParcel: false },
  revaluation: { next: ['registered', 'objection'], waitsFor: 'payer', holdsParcel: false },
  objection: { next: ['revaluation', 'registered'], waitsFor: 'officer', holdsParcel: false },
  closed: { next: [], waitsFor: 'nobody', holdsParcel: false },
  refused: { next: [], waitsFor: 'nobody', holdsParcel: false },
  withdrawn: { next: [], waitsFor: 'nobody', holdsParcel: false },
  lapsed: { next: [], waitsFor: 'nobody', holdsParcel: false },
} as const satisfies Readonly<Record<string, StageRow>>

export type Stage = keyof typeof STAGES

/** The stages that lead to another. */
export type UnfinishedStage = {
  [Name in Stage]: (typeof STAGES)[Name]['next'] extends readonly [] ? never : Name
}[Stage]

export const STAGE_NAMES = Object.keys(STAGES) as readonly Stage[]

export function mayFollow(from: Stage, to: Stage): boolean {
  return (STAGES[from].next as readonly Stage[]).includes(to)
}

export function isFinal(stage: Stage): stage is Exclude<Stage, UnfinishedStage> {
  return STAGES[stage].next.length === 0
}

/** The next stage, if the table allows it. Throws `illegal-transition` otherwise. */
export function advance(from: Stage, to: Stage): Stage {
  if (mayFollow(from, to)) return to
  throw new Refusal('illegal-transition', `A transaction that is ${from} cannot become ${to}`, { from, to })
}
