import { expect } from 'chai'
import { everyKind } from '../../bin/demo/every-kind.ts'
import type { WalkedKind } from '../../bin/demo/every-kind.ts'
import { historiesOf } from '../../bin/demo/histories.ts'
import { isWhole, parseFraction, sumOfShares } from '../../domain/register/fraction.ts'
import { KIND_NAMES, KINDS } from '../../domain/transaction/kinds.ts'
import { must } from '../must.ts'
import { beginJourney } from './installation.ts'
import type { Journey } from './installation.ts'

describe('one transaction of each kind', function () {
  this.timeout(600_000)
  let journey: Journey
  let walked: readonly WalkedKind[]
  before(async () => {
    journey = await beginJourney('kinds')
    walked = await everyKind(journey.world, journey.narrator)
  })
  after(() => journey.stop())

  it('goes through the API to its certificate, or waits while it is published', () => {
    expect(walked.map(({ kind }) => kind)).to.deep.equal(KIND_NAMES)
    for (const { kind, registered, publishedUntil } of walked) {
      expect(registered === null, kind).to.equal(KINDS[kind].publication !== null)
      expect(publishedUntil !== null, kind).to.equal(registered === null)
      if (registered !== null) expect(registered.certificate.byteLength, kind).to.be.above(1_000)
    }
  })

  it('is published until the last of its days, and the register stays as it was until then', () => {
    const published = walked.filter(({ registered }) => registered === null)
    expect(published.map(({ kind }) => kind)).to.deep.equal(['prescription'])
    for (const { publishedUntil, before, after } of published) {
      const days = (Date.parse(must(publishedUntil)) - Date.now()) / 86_400_000
      expect(days).to.be.within(89, 100)
      expect(after).to.deep.equal(before)
    }
  })

  it('is numbered in the volumes of its own effect', () => {
    for (const { kind, registered } of walked) {
      if (registered === null) continue
      const { transcription } = registered
      const { effect } = KINDS[kind]
      const book = effect === 'inscribe' ? 'IV' : effect === 'erase' ? 'EV' : 'TV'
      expect(transcription, kind).to.match(new RegExp(`^${book} `))
    }
  })

  it('leaves histories that a worker reads at once, and that of a clean sale within 80 events', async () => {
    const measured = await historiesOf(journey.installation.running, walked)
    expect(must(measured[0]).events).to.be.within(40, 2_000)
    expect(must(measured.find(({ kind }) => kind === 'sale')).events).to.be.within(40, 80)
  })

  it('changes the register, and leaves shares in full and bare that make one', () => {
    for (const { kind, registered, before, after } of walked) {
      if (registered === null) continue
      expect(after, kind).not.to.deep.equal(before)
      for (const { title } of after) {
        const owned = title.holders.filter(({ right }) => right !== 'usufruct')
        expect(isWhole(sumOfShares(owned.map(({ share }) => must(parseFraction(share))))), kind).to.equal(
          true,
        )
      }
    }
  })
})
