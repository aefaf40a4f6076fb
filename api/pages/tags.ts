import type { Weight } from '../../domain/screening/rule.ts'
import type { DocumentStatus } from '../../domain/transaction/document.ts'
import type { Signed } from '../../domain/transaction/deed-signature.ts'
import type { Stage } from '../../domain/transaction/stages.ts'
import type { Verdict } from '../../domain/verdict.ts'

/** The colours of tags. Each tag says the same in words. */
type Colour = 'grey' | 'blue' | 'yellow' | 'green' | 'red' | 'orange'

export const TAGS = {
  stage: {
    preparing: 'blue',
    lodged: 'yellow',
    examining: 'yellow',
    returned: 'orange',
    'awaiting-payment': 'yellow',
    clearing: 'yellow',
    'on-hold': 'yellow',
    'in-review': 'orange',
    registering: 'yellow',
    registered: 'green',
    revaluation: 'orange',
    objection: 'orange',
    closed: 'green',
    refused: 'red',
    withdrawn: 'grey',
    lapsed: 'grey',
  } satisfies Readonly<Record<Stage, Colour>>,
  document: { uploaded: 'blue', accepted: 'green', refused: 'red' } satisfies Readonly<
    Record<DocumentStatus, Colour>
  >,
  signed: { yes: 'green', no: 'red', 'cannot-tell': 'orange' } satisfies Readonly<Record<Signed, Colour>>,
  verdict: { passed: 'green', failed: 'red', indeterminate: 'orange' } satisfies Readonly<
    Record<Verdict, Colour>
  >,
  weight: { block: 'red', serious: 'orange', ordinary: 'yellow' } satisfies Readonly<Record<Weight, Colour>>,
} as const
