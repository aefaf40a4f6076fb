import type { DeadlineSet } from '../ports/deadlines.ts'
import type { Instant } from '../time.ts'
import type { Stage } from '../transaction/stages.ts'
import type { Running } from './extension.ts'
import type { DeadlineName } from './schedule.ts'

/** What ends each stage that waits for a person. */
const DEADLINE_OF: Readonly<Partial<Record<Stage, DeadlineName>>> = {
  preparing: 'preparation',
  returned: 'correction',
  'awaiting-payment': 'payment',
  revaluation: 'claim-payment',
  objection: 'objection-decision',
}

/** The deadline that a transaction in this stage is under, as it stands after every extension. */
export interface RunningDeadline extends Running {
  readonly round: number
  /** How often it was put off. */
  readonly n: number
  /** When it was set, or last put off. */
  readonly setAt: Instant
}

/** Undefined in a stage that has none. */
export function runningDeadline(stage: Stage, all: readonly DeadlineSet[]): RunningDeadline | undefined {
  const ofStage = all.filter(({ deadline }) => deadline === DEADLINE_OF[stage])
  const round = Math.max(...ofStage.map((each) => each.round))
  const inRound = ofStage.filter((each) => each.round === round)
  const last = inRound.reduce<DeadlineSet | undefined>(
    (latest, each) => (latest === undefined || each.n > latest.n ? each : latest),
    undefined,
  )
  if (last === undefined) return undefined
  const { deadline, until, n, setAt } = last
  return { deadline, until, round, n, setAt, askedFor: inRound.some(({ by }) => by?.role === 'notary') }
}
