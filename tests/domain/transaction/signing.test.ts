import { expect } from 'chai'
import { WHOLE } from '../../../domain/register/fraction.ts'
import { CONVEYANCES } from '../../../domain/transaction/kinds/conveyances.ts'
import { signersOf, signingFindings } from '../../../domain/transaction/signing.ts'
import type { DeedSignature } from '../../../domain/transaction/deed-signature.ts'
import { party } from '../register/deeds.ts'
import { brn, coOwnerNic, order, purchaserNic, strangerNic, vendorNic } from '../sample.ts'

const parties = [
  party('purchaser', purchaserNic, WHOLE),
  party('vendor', vendorNic),
  party('vendor', coOwnerNic),
]
const ATTESTED = CONVEYANCES.sale
const ALL = { ...CONVEYANCES.sale, signing: 'all-sign' } as const

type Change = Partial<DeedSignature>
const by = (id: DeedSignature['persons'][number], change: Change = {}): DeedSignature => ({
  ...{ persons: [id], isNotary: false, stands: 'passed', isVoid: false, ...change },
})
const notary = by(strangerNic, { persons: [], isNotary: true })
const sound = [by(vendorNic), by(coOwnerNic), by(purchaserNic), notary]
const codes = (signatures: readonly DeedSignature[], row: typeof ALL | typeof ATTESTED = ALL, of = parties) =>
  signingFindings(row, { parties: of }, signatures).map(({ code }) => code)

describe('who signs a deed', () => {
  it('is each party whose role signs, in the order of the roles', () => {
    expect(signersOf(ALL, { parties }).map(({ id }) => id)).to.deep.equal([
      vendorNic,
      coOwnerNic,
      purchaserNic,
    ])
  })

  it('is the notary alone where a court has ordered it, and he is still the last', () => {
    expect(signersOf(ALL, { parties, order })).to.deep.equal([])
    const [ordered, last] = signingFindings(ALL, { parties, order }, [notary])
    expect(ordered).to.include({ verdict: 'passed', code: 'ordered-by-court' })
    expect(ordered?.detail).to.deep.equal({ ...order, signed: 'notary', unsigned: '' })
    expect(last?.code).to.equal('notary-signed-last')
  })

  it('is nobody twice, and nobody who cannot', () => {
    const both = [...parties, { ...party('purchaser', vendorNic), cannotSign: 'he cannot write' }]
    expect(signersOf(ALL, { parties: both })).to.have.length(3)
    const unable = parties.map((one) => ({ ...one, cannotSign: 'he cannot write' }))
    expect(signersOf(ALL, { parties: unable })).to.deep.equal([])
  })
})

describe('a deed that all sign', () => {
  it('is in order when all did, and the notary last', () => {
    expect(codes(sound)).to.deep.equal(['parties-signed', 'signed-in-order', 'notary-signed-last'])
  })

  it('lets those of one role sign in any order', () => {
    expect(codes([by(coOwnerNic), by(vendorNic), by(purchaserNic), notary])).to.include('signed-in-order')
  })

  it('is signed out of order when one who receives comes before one who gives', () => {
    const early = [by(vendorNic), by(purchaserNic), by(coOwnerNic), notary]
    const [, order] = signingFindings(ALL, { parties }, early)
    expect(order).to.include({ code: 'signed-out-of-order', verdict: 'failed' })
    expect(order?.detail['who']).to.equal(`purchaser ${purchaserNic}`)
  })

  it('misses whoever did not sign, by name', () => {
    const [signed] = signingFindings(ALL, { parties }, [by(vendorNic), by(purchaserNic), notary])
    expect(signed).to.include({ code: 'party-signature-missing', verdict: 'failed' })
    expect(signed?.detail['who']).to.equal(`vendor ${coOwnerNic}`)
  })

  it('takes the notary’s statement for one who cannot sign', () => {
    const unable = parties.map((one) =>
      one.id === coOwnerNic ? { ...one, cannotSign: 'his hand is broken' } : one,
    )
    const signatures = [by(vendorNic), by(purchaserNic), notary]
    expect(codes(signatures, ALL, unable)[0]).to.equal('parties-signed')
    const [signed] = signingFindings(ALL, { parties: unable }, signatures)
    expect(signed?.detail['cannotSign']).to.equal(`vendor ${coOwnerNic}: his hand is broken`)
  })

  it('takes a company’s representative for the company', () => {
    const company = [party('vendor', brn), party('purchaser', purchaserNic, WHOLE)]
    const signatures = [by(vendorNic, { persons: [vendorNic, brn] }), by(purchaserNic), notary]
    expect(codes(signatures, ALL, company)[0]).to.equal('parties-signed')
  })

  it('is signed by nobody whose signature was voided by a change, until he signs anew', () => {
    const voided = sound.map((one) => ({ ...one, isVoid: true }))
    expect(codes(voided)[0]).to.equal('party-signature-void')
    expect(codes([...voided, ...sound])).to.deep.equal([
      'parties-signed',
      'signed-in-order',
      'notary-signed-last',
    ])
  })

  it('tells a signature that fails from one that is open', () => {
    const with1 = (stands: DeedSignature['stands']) => [by(vendorNic, { stands }), ...sound.slice(1)]
    expect(codes(with1('failed'))[0]).to.equal('party-signature-fails')
    const [open] = signingFindings(ALL, { parties }, with1('indeterminate'))
    expect(open).to.include({ code: 'party-signature-open', verdict: 'indeterminate' })
  })

  it('is not signed after the notary', () => {
    expect(codes([...sound.slice(0, 2), notary, by(purchaserNic)])).to.include('signed-after-the-notary')
    expect(codes([...sound.slice(0, 2), notary, by(purchaserNic), notary])).to.include('notary-signed-last')
  })
})

describe('a deed for whose signatures the notary answers', () => {
  it('needs his alone', () => {
    expect(codes([notary], ATTESTED)).to.deep.equal(['notary-attests-signatures', 'notary-signed-last'])
  })

  it('is not in order with a party’s signature that is void', () => {
    expect(codes([by(vendorNic, { isVoid: true }), notary], ATTESTED)[0]).to.equal('party-signature-void')
    expect(codes([by(vendorNic), notary], ATTESTED)).to.deep.equal([
      'notary-attests-signatures',
      'signed-in-order',
      'notary-signed-last',
    ])
  })
})
