import { expect } from 'chai'
import { inOrder } from '../../../bin/verify/in-order.ts'
import { must } from '../../must.ts'

/** Work whose end each test decides. */
function held(): {
  readonly work: (item: number) => Promise<string>
  readonly end: (item: number) => void
  readonly begun: readonly number[]
} {
  const ends = new Map<number, () => void>()
  const begun: number[] = []
  return {
    begun,
    work: (item) => {
      begun.push(item)
      return new Promise((resolve) => ends.set(item, () => resolve(`did ${item}`)))
    },
    end: (item) => must(ends.get(item))(),
  }
}

async function all<Item>(results: AsyncIterable<Item>): Promise<readonly Item[]> {
  const items: Item[] = []
  for await (const item of results) items.push(item)
  return items
}

describe('work in order', () => {
  it('yields the results in the order of the items, whichever ends first', async () => {
    const { work, end } = held()
    const results = inOrder([1, 2, 3], 3, work)
    const first = results.next()
    end(3)
    end(2)
    end(1)
    expect(await first).to.deep.equal({ done: false, value: 'did 1' })
    expect(await results.next()).to.deep.equal({ done: false, value: 'did 2' })
    expect(await results.next()).to.deep.equal({ done: false, value: 'did 3' })
    expect(await results.next()).to.deep.equal({ done: true, value: undefined })
  })

  it('gives a result as soon as it is there, before the last item has begun', async () => {
    const { work, end, begun } = held()
    const results = inOrder([1, 2, 3, 4], 2, work)
    const first = results.next()
    end(1)
    expect((await first).value).to.equal('did 1')
    expect(begun).to.deep.equal([1, 2])
  })

  it('has no more under way than asked for, however many there are', async () => {
    let [now, most] = [0, 0]
    const work = async (item: number): Promise<number> => {
      most = Math.max(most, (now += 1))
      await Promise.resolve()
      now -= 1
      return item
    }
    const items = Array.from({ length: 50 }, (_, index) => index)
    expect(await all(inOrder(items, 4, work))).to.deep.equal(items)
    expect(most).to.equal(4)
  })

  it('of nothing is nothing', async () => {
    expect(await all(inOrder([], 4, () => Promise.reject(new Error('none'))))).to.deep.equal([])
  })
})
