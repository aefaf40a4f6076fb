import type { z } from 'zod'
import type { StoredCase } from '../../../domain/ports.ts'
import type { ScreeningFacts } from '../../../domain/screening/rule.ts'
import type { caseList, reviewCase } from '../schemas/case.ts'
import { encumbranceView, holderView } from './title.ts'
import { termsView } from './transaction.ts'

type CaseView = z.input<typeof reviewCase>
type CaseLine = z.input<typeof caseList>['cases'][number]

/** A case as a line of the queue. */
export function caseLine(review: StoredCase): CaseLine {
  const { caseId, transactionId, openedAt, claimedBy, outcome, flags, decisions } = review
  return {
    ...{ caseId, transactionId, openedAt, claimedBy, outcome },
    flags: [...flags],
    decisions: decisions.map((each) => ({ ...each, reasons: [...each.reasons] })),
  }
}

/** A case with the facts that the rules looked at. */
export function caseView(review: StoredCase): CaseView {
  const { rulesVersion, factsSha256, facts } = review
  return { ...caseLine(review), rulesVersion, factsSha256, facts: factsView(facts) }
}

function factsView(facts: ScreeningFacts): CaseView['facts'] {
  const { asOf, terms, title, encumbrances, deedSha256, deedSeenIn, lastPrice, openFindings } = facts
  const { pin, holders, registeredAt, price } = title
  return {
    ...{ asOf, deedSha256, lastPrice },
    terms: termsView(terms),
    title: {
      ...{ pin, registeredAt, price },
      holders: holders.map(holderView),
    },
    encumbrances: encumbrances.map(encumbranceView),
    deedSeenIn: [...deedSeenIn],
    openFindings: [...openFindings],
  }
}
