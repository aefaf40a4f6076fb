import { expect } from 'chai'
import fc from 'fast-check'
import { BROKEN_GUARDS } from './model/broken.ts'
import { events, openings, run } from './model/run.ts'

/** Far more orders than chance needs to come upon what is broken: as a rule hundreds. */
const AT_MOST = 25_000
const seed = Number(process.env['REGISTRAR_SEED'] ?? Date.now() % 2 ** 31)

describe(`transactions in any order of events (seed ${seed})`, function () {
  this.timeout(10 * 60_000)

  for (const { without, noticed, breaking } of BROKEN_GUARDS) {
    it(`show of an engine that ${without}: “${noticed}” is broken`, async () => {
      const lawful = fc.asyncProperty(openings, events, async (opened, happened) => {
        await run(opened, happened, breaking)
      })
      const { failed, errorInstance } = await fc.check(lawful, {
        ...{ numRuns: AT_MOST, seed, endOnFailure: true },
      })
      expect(failed, 'noticed').to.equal(true)
      expect(String(errorInstance)).to.include(noticed)
    })
  }
})
