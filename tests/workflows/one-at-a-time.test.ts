import { expect } from 'chai'
import { setImmediate as settled } from 'node:timers/promises'
import { oneAtATime } from '../../workflows/one-at-a-time.ts'

describe('work that is done one at a time', () => {
  const begun: string[] = []
  /** Begins by saying so, and ends as the test says. */
  const errand = (name: string): { work: () => Promise<string>; end: () => void; fail: () => void } => {
    let [end, fail] = [(): void => undefined, (): void => undefined]
    const done = new Promise<string>((resolve, reject) => {
      end = () => {
        resolve(name)
      }
      fail = () => {
        reject(new Error(name))
      }
    })
    const work = (): Promise<string> => {
      begun.push(name)
      return done
    }
    return { work, end, fail }
  }

  beforeEach(() => {
    begun.length = 0
  })

  it('begins at once when none is under way, also after others have ended', async () => {
    const exclusively = oneAtATime()
    const [first, second] = [errand('first'), errand('second')]
    const result = exclusively(first.work)
    expect(begun).to.deep.equal(['first'])
    first.end()
    expect(await result).to.equal('first')
    await settled()
    void exclusively(second.work)
    expect(begun).to.deep.equal(['first', 'second'])
  })

  it('begins in the order of arrival, each after the one before has ended, well or badly', async () => {
    const exclusively = oneAtATime()
    const errands = ['first', 'second', 'third'].map(errand)
    const results = errands.map(({ work }) => exclusively(work).catch((error: unknown) => String(error)))
    await settled()
    expect(begun).to.deep.equal(['first'])
    errands[0]?.fail()
    await settled()
    expect(begun).to.deep.equal(['first', 'second'])
    errands[1]?.end()
    await settled()
    expect(begun).to.deep.equal(['first', 'second', 'third'])
    errands[2]?.end()
    expect(await Promise.all(results)).to.deep.equal(['Error: first', 'second', 'third'])
  })

  it('lets nobody pass those who wait when the one under way has ended', async () => {
    const exclusively = oneAtATime()
    const [first, second, third] = [errand('first'), errand('second'), errand('third')]
    const over = exclusively(first.work)
    void exclusively(second.work)
    first.end()
    await over
    void exclusively(third.work)
    await settled()
    expect(begun).to.deep.equal(['first', 'second'])
  })
})
