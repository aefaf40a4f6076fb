import type { Terms } from '../../domain/transaction/terms.ts'
import { refusalOf } from './client.ts'
import type { Client, Problem } from './client.ts'
import type { Narrator } from './narrator.ts'
import { summary, until } from './procedure.ts'
import type { FindingView } from './procedure.ts'
import { finish, lodgeAndPay } from './sale.ts'
import type { RegisteredSale } from './sale.ts'
import type { DemoWorld } from './world.ts'

interface CaseView {
  readonly caseId: string
  readonly transactionId: string
  readonly flags: readonly FindingView[]
}

/** A sale that two officers released, and what the first one was told when he tried to be the second too. */
export interface ReviewedSale extends RegisteredSale {
  readonly caseId: string
  readonly flags: readonly FindingView[]
  /** What each decision came to, in order. */
  readonly outcomes: readonly string[]
  readonly sameOfficerAgain: Problem
}

/** A price far below the last one stops the sale; two officers look at it and release it. */
export async function reviewedSale(
  world: DemoWorld,
  narrator: Narrator,
  terms: Terms,
): Promise<ReviewedSale> {
  const id = await lodgeAndPay(world, narrator, terms)
  const [first, second] = world.officers
  await narrator.step('Screening flags it; a case is opened', () => until(world.notary, id, ['in-review']))
  const review = await caseOf(first, id)
  narrator.note(`Flags: ${summary(review.flags)}`)
  const halfway = await release(first, review, narrator, 'first')
  const sameOfficerAgain = await narrator.step(
    'The first officer claims it once more',
    () => refusalOf(claim(first, review)),
    (problem) => `refused: ${problem.code ?? problem.title}`,
  )
  const released = await release(second, review, narrator, 'second')
  const sold = await finish(world, narrator, id)
  const { caseId, flags } = review
  return { ...sold, caseId, flags, outcomes: [halfway, released], sameOfficerAgain }
}

async function caseOf(officer: Client, id: string): Promise<CaseView> {
  const { cases } = await officer.get<{ cases: readonly CaseView[] }>('/v1/cases')
  const review = cases.find((candidate) => candidate.transactionId === id)
  if (review === undefined) throw new Error('The case is not in the officers’ queue')
  return review
}

async function release(
  officer: Client,
  review: CaseView,
  narrator: Narrator,
  which: string,
): Promise<string> {
  const { outcome } = await narrator.step(
    `The ${which} officer claims it and releases it`,
    async () => {
      await claim(officer, review)
      return officer.post<{ outcome: string }>(`/v1/cases/${review.caseId}/decisions`, {
        decision: 'release',
        reasons: ['family-arrangement'],
        note: 'A sale within the family; the act of partition was seen.',
      })
    },
    (answer) => answer.outcome,
  )
  return outcome
}

function claim(officer: Client, { caseId }: CaseView): Promise<unknown> {
  return officer.post(`/v1/cases/${caseId}/claim`)
}
