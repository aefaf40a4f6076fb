import { expect } from 'chai'
import { papersCurrent, papersStillCurrent } from '../../../domain/screening/papers-current.ts'
import type { PapersExamined } from '../../../domain/screening/papers-current.ts'
import { rupees } from '../../../domain/money.ts'
import { parseInstant, parseLocalDate } from '../../../domain/time.ts'
import type { DossierDocument } from '../../../domain/transaction/document.ts'
import type { Dossier } from '../../../domain/transaction/dossier.ts'
import { KINDS } from '../../../domain/transaction/kinds.ts'
import type { Kind, Terms } from '../../../domain/transaction/terms.ts'
import type { Finding } from '../../../domain/verdict.ts'
import { must } from '../../must.ts'
import { documentOf } from '../../storage/contract/world.ts'
import { at, digest, sale } from '../sample.ts'

/** Somebody signs under a power of attorney. Examined on 23 November 2026, it is to be paid until 23 December. */
const terms: Terms = { ...sale, declarations: ['by-attorney'] }

const paper = (lastDay: string, change: Partial<DossierDocument> = {}): DossierDocument =>
  documentOf('power-of-attorney-1', {
    ...{ slot: 'power-of-attorney', status: 'accepted', validUntil: must(parseLocalDate(lastDay)) },
    ...change,
  })

const examined = (
  documents: readonly DossierDocument[],
  {
    kind = 'sale',
    due = rupees(1),
    receipt = null,
  }: Partial<Pick<PapersExamined, 'due'> & Pick<Dossier, 'receipt'> & { readonly kind: Kind }> = {},
): Finding => papersCurrent(KINDS[kind], { dossier: { terms, documents, receipt }, due, at })

describe('papers that the law asks for', () => {
  it('must count on the day of the examination, their last one included', () => {
    const { verdict, code, detail } = examined([paper('2026-11-22')])
    expect({ verdict, code, detail }).to.deep.equal({
      ...{ verdict: 'failed', code: 'paper-ended' },
      detail: { slot: 'power-of-attorney', countsUntil: '2026-11-22' },
    })
    expect(examined([paper('2026-11-23')]).verdict).to.equal('indeterminate')
  })

  it('are warned of when they end before the last day to pay', () => {
    expect(examined([paper('2026-12-23')])).to.include({ verdict: 'passed', code: 'papers-current' })
    const { verdict, code, detail } = examined([paper('2026-12-22')])
    expect({ verdict, code, detail }).to.deep.equal({
      ...{ verdict: 'indeterminate', code: 'paper-ends-before-registration' },
      detail: { slot: 'power-of-attorney', countsUntil: '2026-12-22', registersBy: '2026-12-23' },
    })
  })

  it('need count for that day only where nothing is owed', () => {
    expect(examined([paper('2026-11-23')], { due: rupees(0) }).verdict).to.equal('passed')
  })

  it('must outlast the publication of what is published, counted from its receipt', () => {
    const received = must(parseInstant('2026-11-20T08:00:00.000Z'))
    const receipt = { number: 'R-2026-000001', at: received, deedSha256: digest }
    const published = (lastDay: string, lodged: Dossier['receipt']): string =>
      examined([paper(lastDay)], { kind: 'prescription', receipt: lodged }).verdict
    expect(published('2027-02-21', null)).to.equal('indeterminate')
    expect(published('2027-02-22', null)).to.equal('passed')
    expect(published('2027-02-17', receipt)).to.equal('indeterminate')
    expect(published('2027-02-18', receipt)).to.equal('passed')
  })

  it('are looked at in their newest version, once it is accepted', () => {
    const renewed = paper('2027-11-22', { documentId: 'power-of-attorney-2', version: 2 })
    expect(examined([paper('2026-11-22'), renewed]).verdict).to.equal('passed')
    expect(examined([paper('2026-11-22', { status: 'refused' })]).verdict).to.equal('passed')
  })

  it('are told together, with the first last day', () => {
    const identity = paper('2026-11-10', { documentId: 'vendor-identity-1', slot: 'vendor-identity' })
    expect(examined([paper('2026-11-22'), identity]).detail).to.deep.equal({
      ...{ slot: 'vendor-identity, power-of-attorney', countsUntil: '2026-11-10' },
    })
  })

  it('are for two officers to look at when they have ended by the time of clearing', () => {
    const endedPapers = [{ slot: 'power-of-attorney', lastDay: must(parseLocalDate('2026-11-22')) }]
    expect(papersStillCurrent({})).to.deep.equal([])
    expect(papersStillCurrent({ endedPapers }).map(({ code, weight }) => [code, weight])).to.deep.equal([
      ['paper-ended', 'serious'],
    ])
  })

  it('are not those that the notary asks for beyond the law', () => {
    expect(examined([paper('2026-11-22', { slot: 'more-1' })]).verdict).to.equal('passed')
  })
})
