import { deadlineAfter } from '../deadlines/deadline.ts'
import { papersEndedOn } from '../exchange/ended.ts'
import type { EndingPaper } from '../exchange/ended.ts'
import type { Cents } from '../money.ts'
import { publicationOf } from '../publication/publication.ts'
import { localDateAt } from '../time.ts'
import type { Instant, LocalDate } from '../time.ts'
import type { Dossier } from '../transaction/dossier.ts'
import type { KindRow } from '../transaction/kinds/kind-row.ts'
import type { Finding } from '../verdict.ts'
import type { Screened, ScreeningFacts } from './rule.ts'

/** Every outcome of the question, so that pages can explain each. Closed. */
export const PAPER_CODES = ['papers-current', 'paper-ended', 'paper-ends-before-registration'] as const

export type PaperCode = (typeof PAPER_CODES)[number]

/** Clearing asks it anew, so that what an examination left open of it is no question to officers. */
export const PAPERS_RULE = 'papers-current'

/** What an examination knows of the papers and of the time that registration may take. */
export interface PapersExamined {
  readonly dossier: Pick<Dossier, 'terms' | 'documents' | 'receipt'>
  /** The duties: while some are owed, registration waits for them. */
  readonly due: Cents
  readonly at: Instant
}

/**
 * Whether the papers that the law asks for count on the day of the examination, and will on the day by which the
 * deed registers. One that ends before is a warning: it may be paid for sooner, and clearing looks again.
 */
export function papersCurrent(
  kind: Pick<KindRow, 'publication'>,
  { dossier: { terms, documents, receipt }, due, at }: PapersExamined,
): Finding {
  const ended = papersEndedOn(localDateAt(at), terms, documents)
  if (ended.length > 0) return found('failed', 'paper-ended', ended)
  const plan = { registersBy: lastDayToRegister(kind, { receipt, due, at }) }
  const ending = papersEndedOn(plan.registersBy, terms, documents)
  if (ending.length === 0) return found('passed', 'papers-current', [])
  return found('indeterminate', 'paper-ends-before-registration', ending, plan)
}

/** What has ended by the time of clearing, for two officers to look at. Nothing when nothing has. */
export function papersStillCurrent({
  endedPapers,
}: Pick<ScreeningFacts, 'endedPapers'>): readonly Screened[] {
  if (endedPapers === undefined) return []
  return [{ ...found('failed', 'paper-ended', endedPapers), weight: 'serious' }]
}

/** The last day to pay, or that of the publication where it comes later; that very day where nothing is owed. */
function lastDayToRegister(
  kind: Pick<KindRow, 'publication'>,
  { receipt, due, at }: Pick<PapersExamined, 'due' | 'at'> & Pick<Dossier, 'receipt'>,
): LocalDate {
  const toPay = due > 0 ? deadlineAfter('payment', at).lastDay : localDateAt(at)
  const published = publicationOf(kind, receipt ?? { at })?.lastDay ?? toPay
  return published > toPay ? published : toPay
}

function found(
  verdict: Finding['verdict'],
  code: PaperCode,
  papers: readonly EndingPaper[],
  detail: Finding['detail'] = {},
): Finding {
  const [first] = papers
  const slots = papers.map(({ slot }) => slot).join(', ')
  return {
    ...{ rule: PAPERS_RULE, verdict, code },
    basis:
      'Registration Duty Act s. 36 (what must be there before registration; that papers must still count then is an assumption)',
    detail: first === undefined ? {} : { slot: slots, countsUntil: first.lastDay, ...detail },
  }
}
