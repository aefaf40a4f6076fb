import { expect } from 'chai'
import { parseInstant } from '../../domain/time.ts'
import { receiptNumber, transcriptionOf } from '../../storage/numbers.ts'
import { at } from '../domain/sample.ts'
import { must } from '../must.ts'

describe('numbers of the register', () => {
  it('bear the year it is in Mauritius', () => {
    const newYear = must(parseInstant('2026-12-31T20:00:00.000Z'))
    expect(receiptNumber('R', newYear, 7)).to.equal('R-2027-000007')
    expect(receiptNumber('PR', at, 1_234_567)).to.equal('PR-2026-1234567')
  })

  it('go on in the next transcription volume after a thousand deeds', () => {
    expect(transcriptionOf(at, 1)).to.deep.equal({ volume: 'TV 2026/1', number: 1 })
    expect(transcriptionOf(at, 1000)).to.deep.equal({ volume: 'TV 2026/1', number: 1000 })
    expect(transcriptionOf(at, 1001)).to.deep.equal({ volume: 'TV 2026/2', number: 1 })
  })
})
