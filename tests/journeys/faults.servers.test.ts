import { expect } from 'chai'
import { finish } from '../../bin/demo/sale.ts'
import { payNotice } from '../../bin/demo/payer.ts'
import { dossier, lodge, openAndUpload, until } from '../../bin/demo/procedure.ts'
import { saleOf, sellableParcel } from '../../bin/demo/terms.ts'
import { parseTransactionId } from '../../domain/ids.ts'
import type { TransactionId } from '../../domain/ids.ts'
import { must } from '../must.ts'
import { running } from '../running.ts'
import { beginJourney } from './installation.ts'
import type { Journey } from './installation.ts'

/** Who is killed with -9; each comes back by itself. */
const VICTIMS = ['worker-transactions', 'worker-documents', 'api', 'object store'] as const

/** When: the deed was just lodged; a payer has just paid at the bank; screening has just begun. */
const POINTS = ['lodged', 'paid', 'clearing'] as const

describe('an installation of which one part is killed during a sale', function () {
  this.timeout(120_000)
  let journey: Journey

  before(async () => {
    journey = await beginJourney('faults')
  })
  after(() => journey.stop())

  for (const victim of VICTIMS) {
    for (const point of POINTS) {
      it(`registers it once all the same (${victim}, ${point})`, async () => {
        const id = await saleWithFault(journey, point, () => kill(journey, victim))
        await expectOnce(journey, id)
      })
    }
  }
})

async function saleWithFault(
  { world, narrator }: Journey,
  point: (typeof POINTS)[number],
  fault: () => void,
): Promise<TransactionId> {
  const strike = (here: (typeof POINTS)[number]): void => {
    if (here === point) fault()
  }
  const { notary } = world
  const id = await openAndUpload(world, narrator, saleOf(await sellableParcel(notary, []), 110))
  await lodge(notary, narrator, id)
  strike('lodged')
  await until(notary, id, ['notices-issued'])
  for (const { payCode } of (await dossier(notary, id)).notices) await payNotice(world.anyone, must(payCode))
  strike('paid')
  await until(notary, id, ['clearing'])
  strike('clearing')
  await finish(world, narrator, id)
  return must(parseTransactionId(id))
}

function kill({ installation }: Journey, victim: (typeof VICTIMS)[number]): void {
  if (victim !== 'object store') {
    process.kill(must(installation.household.members.find((member) => member.name === victim)).pid, 'SIGKILL')
    return
  }
  const server = must(running().s3.process)
  process.kill(server.pid, 'SIGKILL')
  void server.restart()
}

async function expectOnce({ stores }: Journey, id: TransactionId): Promise<void> {
  const found = must(await stores.dossiers.find(id))
  const events = (await stores.history.after(id, 0)).map((event) => event.event)
  for (const once of ['lodged', 'registered', 'certificate-sealed', 'delivered']) {
    expect(
      events.filter((event) => event === once),
      once,
    ).to.have.lengthOf(1)
  }
  const chain = await stores.register.chainOf(found.terms.pin)
  expect(chain.filter((title) => title.transactionId === id)).to.have.lengthOf(1)
  const paid = (await stores.payments.ledgerOf(id)).map((entry) => entry.entryId).sort()
  expect(paid).to.deep.equal(found.notices.map((notice) => `payment/${notice.noticeId}-1`).sort())
}
