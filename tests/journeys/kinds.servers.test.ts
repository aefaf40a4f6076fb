import { expect } from 'chai'
import { everyKind } from '../../bin/demo/every-kind.ts'
import type { WalkedKind } from '../../bin/demo/every-kind.ts'
import { isWhole, parseFraction, sumOfShares } from '../../domain/register/fraction.ts'
import { KINDS } from '../../domain/transaction/kinds.ts'
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

  it('goes through the API to its certificate', () => {
    expect(walked.map(({ kind }) => kind)).to.deep.equal(Object.keys(KINDS))
    for (const { kind, certificate } of walked) expect(certificate.byteLength, kind).to.be.above(1_000)
  })

  it('is numbered in the volumes of its own effect', () => {
    for (const { kind, transcription } of walked) {
      const { effect } = KINDS[kind]
      const book = effect === 'inscribe' ? 'IV' : effect === 'erase' ? 'EV' : 'TV'
      expect(transcription, kind).to.match(new RegExp(`^${book} `))
    }
  })

  it('changes the register, and leaves shares in full and bare that make one', () => {
    for (const { kind, before, after } of walked) {
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
