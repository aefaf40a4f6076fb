import { expect } from 'chai'
import { titleAt } from '../../../domain/register/chain.ts'
import type { Title } from '../../../domain/register/title.ts'
import { parseInstant, parseLocalDate } from '../../../domain/time.ts'
import { must } from '../../must.ts'
import { title } from '../sample.ts'

const day = (text: string) => must(parseLocalDate(text))
const moment = (text: string) => must(parseInstant(`${text}T08:00:00.000Z`))
const made = (number: number, validFrom: string, registered: string): Title => ({
  ...title,
  transcription: { volume: 'TV 2026/1', number },
  validFrom: day(validFrom),
  registeredAt: moment(registered),
})

/** A sale of March, registered in April and rectified in June. */
const chain = [
  made(3, '2026-03-10', '2026-06-01'),
  made(2, '2026-03-10', '2026-04-01'),
  made(1, '2020-01-01', '2020-01-08'),
]
const at = (valid: string, known: string): number | undefined =>
  titleAt(chain, { valid: day(valid), known: moment(known) })?.transcription.number

describe('the chain of titles', () => {
  it('tells what was the law on a day, as the register knew it then', () => {
    expect(at('2026-03-20', '2026-03-20')).to.equal(1)
    expect(at('2026-03-20', '2026-04-02')).to.equal(2)
    expect(at('2026-03-09', '2026-04-02')).to.equal(1)
  })

  it('tells of the same day what a later correction made of it', () => {
    expect(at('2026-03-20', '2026-06-02')).to.equal(3)
    expect(at('2026-03-20', '2026-05-31')).to.equal(2)
  })

  it('tells of nothing before its beginning', () => {
    expect(at('2019-12-31', '2026-06-02')).to.equal(undefined)
    expect(at('2026-03-20', '2019-01-01')).to.equal(undefined)
  })
})
