import { expect } from 'chai'
import { isAway } from '../../../api/unavailable.ts'
import { DatabaseAway, tellingAway } from '../../../storage/database/away.ts'
import { rejectionOf } from '../vault/rejection.ts'

const after = (error: unknown): Promise<unknown> => {
  const stores = tellingAway({ register: { find: () => Promise.reject(error as Error) } })
  return rejectionOf(stores.register.find())
}

describe('a repository whose database goes away', () => {
  for (const words of [
    'Connection terminated unexpectedly',
    'select "pin" from "parcels" where "pin" = $1 - Connection terminated unexpectedly',
    'timeout expired',
    'Client has encountered a connection error and is not queryable',
  ]) {
    it(`says so, although the driver has no code for it (${words})`, async () => {
      const error = await after(new Error(words))
      expect(error).to.be.instanceOf(DatabaseAway)
      expect(isAway(error)).to.equal(true)
    })
  }

  it('leaves every other error as it is, and every answer', async () => {
    const other = Object.assign(new Error('duplicate key'), { code: '23505' })
    expect(await after(other)).to.equal(other)
    const stores = tellingAway({ counter: { next: (n: number) => Promise.resolve(n + 1) } })
    expect(await stores.counter.next(1)).to.equal(2)
  })
})
