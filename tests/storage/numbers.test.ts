import { expect } from 'chai'
import { parseInstant } from '../../domain/time.ts'
import { receiptNumber, volumePlace } from '../../storage/numbers.ts'
import { at } from '../domain/sample.ts'
import { must } from '../must.ts'

describe('numbers of the register', () => {
  it('bear the year it is in Mauritius', () => {
    const newYear = must(parseInstant('2026-12-31T20:00:00.000Z'))
    expect(receiptNumber('R', newYear, 7)).to.equal('R-2027-000007')
    expect(receiptNumber('PR', at, 1_234_567)).to.equal('PR-2026-1234567')
  })

  it('are of volumes of their own for transcriptions, inscriptions and erasures', () => {
    const volumes = (['TV', 'IV', 'EV'] as const).map((book) => volumePlace(book, at, 2_017).volume)
    expect(volumes).to.deep.equal(['TV 2026/3', 'IV 2026/3', 'EV 2026/3'])
  })

  it('go on in the next transcription volume after a thousand deeds', () => {
    expect(volumePlace('TV', at, 1)).to.deep.equal({ volume: 'TV 2026/1', number: 1 })
    expect(volumePlace('TV', at, 1000)).to.deep.equal({ volume: 'TV 2026/1', number: 1000 })
    expect(volumePlace('TV', at, 1001)).to.deep.equal({ volume: 'TV 2026/2', number: 1 })
  })
})
