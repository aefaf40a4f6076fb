import { expect } from 'chai'
import { apart, dryRun, foretell } from '../../../domain/dry-run/dry-run.ts'
import type { DryRunFacts } from '../../../domain/dry-run/dry-run.ts'
import { assess } from '../../../domain/assessment/assess.ts'
import { rupees } from '../../../domain/money.ts'
import { Refusal } from '../../../domain/refusal.ts'
import { parseInstant, parseLocalDate } from '../../../domain/time.ts'
import { deedToLodge } from '../../../domain/transaction/completeness.ts'
import type { DossierDocument } from '../../../domain/transaction/document.ts'
import { askedOf, KINDS } from '../../../domain/transaction/kinds.ts'
import type { Finding } from '../../../domain/verdict.ts'
import { must } from '../../must.ts'
import { documentOf } from '../../storage/contract/world.ts'
import { at, digest, mortgage, parcel, pin, sale, title, today } from '../sample.ts'

const documents = askedOf(sale).map(({ slot }) => documentOf(slot, { slot, status: 'accepted' }))
const signed: Finding = {
  ...{ rule: 'deed-signature-valid', verdict: 'passed', code: 'signature-proven', basis: 'b', detail: {} },
}
const open: Finding = { ...signed, verdict: 'indeterminate', code: 'signature-open' }
const broken: Finding = { ...signed, verdict: 'failed', code: 'signature-disproven' }

const ready: DryRunFacts = {
  dossier: { kind: 'sale', terms: sale, documents, receipt: null, requests: [] },
  standing: { parcel: { parcel, title, encumbrances: [] }, counterpart: null },
  ...{ holder: null, deedFindings: [signed], at },
}
const without = (slot: string, change?: Partial<DossierDocument>): DryRunFacts => ({
  ...ready,
  dossier: {
    ...ready.dossier,
    documents: documents.flatMap((one) =>
      one.slot !== slot ? [one] : change === undefined ? [] : [{ ...one, ...change }],
    ),
  },
})
const codes = (findings: readonly Finding[]): readonly string[] => findings.map(({ code }) => code)

describe('a dry run', () => {
  it('of a dossier that is ready foretells that nothing stands in the way, and what is due', () => {
    const run = dryRun(ready)
    expect(foretell(run)).to.equal('clear')
    expect(run).to.deep.include({ at, deedSha256: documents[0]?.ref.sha256 })
    expect(run.assessment).to.deep.equal(assess(KINDS.sale, sale, today))
    expect(apart(run)).to.deep.include({ errors: [], warnings: [] })
  })

  it('warns of what lodging later would cost, until it is late or lodged', () => {
    const { surcharge } = dryRun(ready)
    expect(surcharge).to.deep.include({ after: '2026-11-30', amount: rupees(80_000) })
    const late = dryRun({ ...ready, at: must(parseInstant('2026-12-01T08:00:00.000Z')) })
    expect([late.surcharge, late.assessment.total]).to.deep.equal([null, rupees(880_000)])
    const receipt = { number: 'R-2026-000001', at, deedSha256: digest }
    expect(dryRun({ ...ready, dossier: { ...ready.dossier, receipt } }).surcharge).to.equal(null)
  })

  it('foretells a refusal exactly where lodging refuses the documents', () => {
    const slots = askedOf(sale).map(({ slot }) => slot)
    const facts = [
      ready,
      ...slots.flatMap((slot) => [
        without(slot),
        without(slot, { status: 'uploaded' }),
        without(slot, { status: 'refused' }),
        without(slot, { validUntil: must(parseLocalDate('2026-11-22')) }),
      ]),
    ]
    for (const one of facts) {
      const refuses = (): unknown => deedToLodge(one.dossier, one.dossier.documents, today)
      if (foretell(dryRun(one)) === 'refused') expect(refuses).to.throw(Refusal)
      else expect(refuses).not.to.throw()
    }
    expect(facts.filter((one) => foretell(dryRun(one)) === 'refused')).to.have.length(facts.length - 1)
  })

  it('names each document that is missing or lacks the notary’s word', () => {
    const { errors } = apart(dryRun(without('vendor-identity')))
    expect(errors.map(({ code, detail }) => [code, detail['slot']])).to.deep.equal([
      ['document-missing', 'vendor-identity'],
    ])
    expect(codes(apart(dryRun(without('deed', { status: 'uploaded' }))).errors)).to.deep.equal([
      'document-not-accepted',
    ])
  })

  it('names the receipt that holds the parcel, and nobody', () => {
    const holder = { pin, receipt: 'R-2026-000007', since: at }
    const run = dryRun({ ...ready, holder })
    expect(foretell(run)).to.equal('refused')
    expect(apart(run).errors[0]?.detail).to.deep.equal({ pin, receipt: 'R-2026-000007', since: at })
  })

  it('tells a deed that would come back from one that officers would be asked about', () => {
    expect(foretell(dryRun({ ...ready, deedFindings: [signed, open] }))).to.equal('asked')
    expect(foretell(dryRun({ ...ready, deedFindings: [broken, open] }))).to.equal('returned')
    const { errors, warnings } = apart(dryRun({ ...ready, deedFindings: [broken, open] }))
    expect([codes(errors), codes(warnings)]).to.deep.equal([['signature-disproven'], ['signature-open']])
  })

  it('holds the deed’s data against the register', () => {
    const seizure = { ...mortgage, kind: 'seizure' } as const
    const standing = { parcel: { parcel, title, encumbrances: [seizure] }, counterpart: null }
    const run = dryRun({ ...ready, standing })
    expect(codes(apart(run).errors)).to.deep.equal(['parcel-seized'])
    for (const finding of run.examination) expect(finding).not.to.have.property('weight')
  })

  it('warns of a paper that may end before registration, and says whether one would have ended', () => {
    const until = (day: string): DryRunFacts =>
      without('vendor-identity', { validUntil: must(parseLocalDate(day)) })
    expect(codes(apart(dryRun(until('2026-12-01'))).warnings)).to.deep.equal([
      'paper-ends-before-registration',
    ])
    // By then it may be paid for, so no officer need be asked.
    expect(foretell(dryRun(until('2026-12-01')))).to.equal('clear')
    expect(codes(dryRun(until('2026-11-22')).examination)).to.include('paper-ended')
  })

  it('tells nothing of what screening keeps for officers', () => {
    const cheap = { ...ready.dossier, terms: { ...sale, price: rupees(1_000) } }
    const rules = [...new Set(dryRun({ ...ready, dossier: cheap }).examination.map(({ rule }) => rule))]
    expect(rules).to.deep.equal([
      'deed-signature-valid',
      'vendor-on-title',
      'parcel-free',
      'register-bears-it-out',
      'papers-current',
    ])
  })

  it('assesses under the law of the day of the receipt, when there is one', () => {
    const received = must(parseInstant('2026-11-20T08:00:00.000Z'))
    const receipt = { number: 'R-2026-000001', at: received, deedSha256: digest }
    const later = must(parseInstant('2026-12-20T08:00:00.000Z'))
    const run = dryRun({ ...ready, dossier: { ...ready.dossier, receipt }, at: later })
    expect(run.assessment.on).to.equal('2026-11-20')
  })
})
