import { expect } from 'chai'
import { rupees } from '../../../domain/money.ts'
import { WHOLE } from '../../../domain/register/fraction.ts'
import type { Encumbrance, EncumbranceKind, Title } from '../../../domain/register/title.ts'
import type { Screened, ScreeningFacts } from '../../../domain/screening/rule.ts'
import { flagsAmong, heaviest, screen, SCREENING_RULES } from '../../../domain/screening/screen.ts'
import { KINDS } from '../../../domain/transaction/kinds.ts'
import { must } from '../../must.ts'
import {
  coOwnerNic,
  facts,
  holding,
  mortgage,
  otherPin,
  otherTransactionId,
  parcel,
  partyAs,
  sale,
  soldBy,
  strangerNic,
  title,
  today,
  vendor,
  vendorNic,
} from '../sample.ts'

const finding = (rule: string, change: Partial<ScreeningFacts> = {}): Screened =>
  must(screen(KINDS.sale, { ...facts, ...change }).find((candidate) => candidate.rule === rule))

const under = (kind: EncumbranceKind): Encumbrance => ({
  ...mortgage,
  kind,
  inscription: 'IV 2020/77',
})

describe('screening', () => {
  it('lets a plain sale pass', () => {
    expect(flagsAmong(screen(KINDS.sale, facts))).to.deep.equal([])
  })

  it('reports every rule, also when another failed', () => {
    const owners = { locked: true, objectedAt: null }
    const failing = {
      deedSeenIn: [otherTransactionId],
      lastPrice: rupees(1),
      owners,
      publication: { objectedAt: facts.asOf },
      endedPapers: [{ slot: 'tax-clearance', lastDay: today }],
    }
    const found = screen(KINDS.sale, { ...facts, ...failing })
    expect(found.map((one) => one.rule)).to.deep.equal(SCREENING_RULES.map((rule) => rule.name))
    expect(flagsAmong(found)).to.have.lengthOf(5)
  })

  it('lets nobody release what is objected to while it is published', () => {
    const found = screen(KINDS.sale, { ...facts, publication: { objectedAt: facts.asOf } })
    expect(heaviest(flagsAmong(found))).to.equal('block')
    expect(flagsAmong(found).map(({ code }) => code)).to.deep.equal(['prescription-objected'])
  })

  it('has two officers look at an objection that one of them set aside', () => {
    const publication = { objectedAt: facts.asOf, setAsideAt: facts.asOf }
    const flags = flagsAmong(screen(KINDS.sale, { ...facts, publication }))
    expect(heaviest(flags)).to.equal('serious')
    expect(flags.map(({ code }) => code)).to.deep.equal(['prescription-objection-set-aside'])
  })

  it('gives every finding its legal basis', () => {
    for (const one of screen(KINDS.sale, facts)) expect(one.basis, one.rule).to.match(/Act|Code|instruction/)
  })

  it('weighs the flags by the heaviest', () => {
    expect(heaviest([])).to.equal(null)
    const found = screen(KINDS.sale, {
      ...facts,
      encumbrances: [under('seizure')],
      lastPrice: rupees(4_000_000),
    })
    expect(heaviest(flagsAmong(found))).to.equal('block')
  })
})

describe('vendor on title', () => {
  it('knows a vendor by his NIC, not by his name', () => {
    const terms = { ...sale, ...soldBy([strangerNic, vendor.name]) }
    expect(finding('vendor-on-title', { terms }).code).to.equal('vendor-not-on-title')
  })

  it('fails when one vendor of two is a stranger', () => {
    const two = soldBy([vendorNic, vendor.name], [strangerNic, 'Benjoin TERMINALIA'])
    expect(finding('vendor-on-title', { terms: { ...sale, ...two } }).verdict).to.equal('failed')
  })

  it('accepts a vendor whose name is spelt otherwise', () => {
    const terms = { ...sale, ...soldBy([vendorNic, 'latanier araucaria']) }
    expect(finding('vendor-on-title', { terms }).verdict).to.equal('passed')
  })
})

describe('parcel free', () => {
  it('is broken by a caveat and by a seizure', () => {
    expect(finding('parcel-free', { encumbrances: [under('caveat')] }).code).to.equal('parcel-under-caveat')
    expect(finding('parcel-free', { encumbrances: [under('seizure')] }).code).to.equal('parcel-seized')
  })

  it('is not broken by a mortgage, which follows the parcel', () => {
    expect(finding('parcel-free', { encumbrances: [under('mortgage')] }).verdict).to.equal('passed')
  })

  it('cannot be released by anyone', () => {
    expect(finding('parcel-free', { encumbrances: [under('caveat')] }).weight).to.equal('block')
  })
})

describe('register bears it out', () => {
  const leased = { parcel: { ...parcel, tenure: 'state-lease' } } as const

  it('is refused as the registration would be, and nobody can release it', () => {
    expect(finding('register-bears-it-out')).to.include({ verdict: 'passed' })
    expect(finding('register-bears-it-out', leased)).to.include({
      ...{ verdict: 'failed', code: 'tenure-differs', weight: 'block' },
    })
  })

  it('says nothing where another rule has said why, nor of facts that do not tell', () => {
    const silent = [{ encumbrances: [under('caveat')] }, { parcel: null }]
    for (const change of silent) {
      const rules = screen(KINDS.sale, { ...facts, ...change }).map(({ rule }) => rule)
      expect(rules).not.to.include('register-bears-it-out')
    }
  })
})

describe('deed never seen', () => {
  it('is serious when the same signed deed was lodged before', () => {
    const seen = finding('deed-never-seen', { deedSeenIn: [otherTransactionId] })
    expect([seen.verdict, seen.weight]).to.deep.equal(['failed', 'serious'])
  })
})

describe('price plausible', () => {
  const at = (percent: number): string => {
    const seen = finding('price-plausible', {
      terms: { ...sale, price: rupees(percent) },
      lastPrice: rupees(100),
    })
    return seen.verdict === 'passed' ? 'passed' : seen.weight
  }

  it('takes the bands at their edges', () => {
    expect([29, 30, 59, 60, 100, 250, 251, 500, 501].map(at)).to.deep.equal([
      'serious',
      'ordinary',
      'ordinary',
      'passed',
      'passed',
      'passed',
      'ordinary',
      'ordinary',
      'serious',
    ])
  })

  it('says nothing where no earlier price is known', () => {
    expect(finding('price-plausible', { lastPrice: null }).code).to.equal('no-earlier-price')
  })

  it('never blocks by itself', () => {
    expect(finding('price-plausible', { lastPrice: rupees(1) }).weight).to.equal('serious')
  })
})

describe('the other parcel of an exchange', () => {
  it('is given by somebody on its title, and is free, or the exchange is blocked before it is paid for', () => {
    const parties = [
      partyAs('exchanger', vendorNic, 'A', { share: WHOLE }),
      partyAs('counter-exchanger', strangerNic, 'B', { share: WHOLE }),
    ]
    const terms = { ...sale, kind: 'exchange', counterpart: otherPin, parties } as const
    const other = { parcel: { ...parcel, pin: otherPin }, title: { ...title, pin: otherPin } }
    const codes = (holders: Title['holders'], encumbrances: readonly Encumbrance[]): readonly string[] => {
      const counterpart = { ...other, title: { ...other.title, holders }, encumbrances }
      const flags = flagsAmong(screen(KINDS.exchange, { ...facts, terms, counterpart, lastPrice: null }))
      for (const { weight } of flags) expect(weight).to.equal('block')
      return flags.map(({ code }) => code)
    }
    expect(codes([holding(strangerNic, 'B')], [])).to.deep.equal([])
    expect(codes([holding(coOwnerNic, 'C')], [])).to.deep.equal(['vendor-not-on-title'])
    const seized = { ...under('seizure'), pin: otherPin }
    expect(codes([holding(strangerNic, 'B')], [seized])).to.deep.equal(['parcel-not-free'])
  })
})
