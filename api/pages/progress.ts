import type { Dossier } from '../../domain/transaction/dossier.ts'
import type { Stage } from '../../domain/transaction/stages.ts'

/** The procedure in the five steps that people tell apart. */
const STEPS = ['prepare', 'examine', 'pay', 'check', 'register'] as const

interface Step {
  readonly name: (typeof STEPS)[number]
  readonly state: 'finished' | 'current' | 'remaining' | 'ended'
}

const STEP_OF = {
  preparing: 'prepare',
  lodged: 'examine',
  examining: 'examine',
  returned: 'examine',
  'awaiting-payment': 'pay',
  clearing: 'check',
  'on-hold': 'check',
  'in-review': 'check',
  registering: 'register',
} as const satisfies Partial<Record<Stage, Step['name']>>

type Progressing = Pick<Dossier, 'stage' | 'receipt' | 'notices'>

/** What is finished, what goes on and what remains; a transaction that ended stands where it ended. */
export function progressOf(dossier: Progressing): readonly Step[] {
  const { stage } = dossier
  if (isRegistered(stage)) return STEPS.map((name) => ({ name, state: 'finished' }))
  const ended = stage === 'refused' || stage === 'withdrawn' || stage === 'lapsed'
  const at = STEPS.indexOf(ended ? lastStepOf(dossier) : STEP_OF[stage])
  const here = ended ? 'ended' : 'current'
  return STEPS.map((name, i) => ({ name, state: i < at ? 'finished' : i === at ? here : 'remaining' }))
}

/** The title has changed hands; what may come after is about the duty alone. */
function isRegistered(stage: Stage): stage is 'registered' | 'revaluation' | 'objection' | 'closed' {
  return ['registered', 'revaluation', 'objection', 'closed'].includes(stage)
}

function lastStepOf({ receipt, notices }: Progressing): Step['name'] {
  if (receipt === null) return 'prepare'
  if (notices.length === 0) return 'examine'
  return notices.some(({ paidAt }) => paidAt === null) ? 'pay' : 'check'
}
