import { expect } from 'chai'
import type { Instant, LocalDate } from '../../domain/time.ts'
import { formatFor } from '../../web/text/format.ts'

describe('dates as people read them', () => {
  const [fr, en] = [formatFor('fr'), formatFor('en')]
  const first = '2027-03-01T12:00:00.000Z' as Instant

  it('say the first of a month in French as it is said, and no other day so', () => {
    expect(fr.day('2027-03-01' as LocalDate)).to.equal('1er mars 2027')
    expect(fr.until(first)).to.equal('lundi 1er mars 2027, 16:00')
    expect(fr.day('2027-03-21' as LocalDate)).to.equal('21 mars 2027')
    expect(en.dayOf(first)).to.equal('1 March 2027')
  })
})
