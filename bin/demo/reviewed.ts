import type { Sale } from '../../domain/transaction/sale.ts'
import type { Client } from './client.ts'
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

/** A price far below the last one stops the sale; two officers look at it and release it. */
export async function reviewedSale(
  world: DemoWorld,
  narrator: Narrator,
  sale: Sale,
): Promise<RegisteredSale> {
  const id = await lodgeAndPay(world, narrator, sale)
  const [first, second] = world.officers
  await narrator.step('Screening flags it; a case is opened', () => until(world.notary, id, ['in-review']))
  const review = await caseOf(first, id)
  narrator.note(`Flags: ${summary(review.flags)}`)
  await release(first, review, narrator, 'first')
  await release(second, review, narrator, 'second')
  return finish(world, narrator, id)
}

async function caseOf(officer: Client, id: string): Promise<CaseView> {
  const { cases } = await officer.get<{ cases: readonly CaseView[] }>('/v1/cases')
  const review = cases.find((candidate) => candidate.transactionId === id)
  if (review === undefined) throw new Error('The case is not in the officers’ queue')
  return review
}

async function release(
  officer: Client,
  { caseId }: CaseView,
  narrator: Narrator,
  which: string,
): Promise<void> {
  await narrator.step(
    `The ${which} officer claims it and releases it`,
    async () => {
      await officer.post(`/v1/cases/${caseId}/claim`)
      return officer.post<{ outcome: string }>(`/v1/cases/${caseId}/decisions`, {
        decision: 'release',
        reasons: ['family-arrangement'],
        note: 'A sale within the family; the act of partition was seen.',
      })
    },
    ({ outcome }) => outcome,
  )
}
