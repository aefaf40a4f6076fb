import { expect } from 'chai'
import type { DeedSignature, Signed } from '../../../domain/transaction/deed-signature.ts'
import { KINDS } from '../../../domain/transaction/kinds.ts'
import { signatoriesOf } from '../../../domain/transaction/signatories.ts'
import { signingFindings } from '../../../domain/transaction/signing.ts'
import type { Terms } from '../../../domain/transaction/terms.ts'
import type { Finding } from '../../../domain/verdict.ts'
import { coOwnerNic, order, partyAs, purchaserNic, sale, strangerNic, vendorNic } from '../sample.ts'

const terms: Terms = {
  ...sale,
  parties: [
    partyAs('purchaser', purchaserNic, 'Filao'),
    partyAs('vendor', vendorNic, 'Latanier'),
    partyAs('vendor', coOwnerNic, 'Badamier'),
  ],
}
const by = (id: DeedSignature['persons'][number], change: Partial<DeedSignature> = {}): DeedSignature => ({
  ...{ persons: [id], isNotary: false, stands: 'passed', isVoid: false, ...change },
})
const notary = by(strangerNic, { persons: [], isNotary: true })
const nameless = by(strangerNic, { persons: [] })

const found = (signatures: readonly DeedSignature[]): readonly Finding[] =>
  signingFindings(KINDS.sale, terms, signatures)
/** Vendor, co-owner, purchaser, notary. */
const signed = (findings: readonly Finding[], of = terms): readonly (Signed | null)[] =>
  signatoriesOf(of, { findings }).map((one) => one.signed)

describe('the list of those who sign a deed', () => {
  it('has them in the order of their roles, those of one role at the same turn, and the notary last', () => {
    const turns = signatoriesOf(terms, null).map(({ turn, party }) => [turn, party?.name ?? 'the notary'])
    expect(turns).to.deep.equal([
      [1, 'Latanier'],
      [1, 'Badamier'],
      [2, 'Filao'],
      [3, 'the notary'],
    ])
  })

  it('has of a deed that the notary attests his signature alone as one that must be there', () => {
    expect(signatoriesOf(terms, null).map(({ must }) => must)).to.deep.equal([false, false, false, true])
  })

  it('has nobody who cannot sign, and by order of a court the notary alone', () => {
    const parties = terms.parties.map((party) => ({ ...party, cannotSign: 'his hand is broken' }))
    const alone = [{ turn: 1, party: null, must: true, signed: null }]
    expect(signatoriesOf({ ...terms, parties }, null)).to.deep.equal(alone)
    expect(signatoriesOf({ ...terms, order }, null)).to.deep.equal(alone)
  })

  it('says nothing of signatures while there is no deed', () => {
    expect(new Set(signatoriesOf(terms, null).map((one) => one.signed))).to.deep.equal(new Set([null]))
  })

  it('says who has signed the deed and who has not', () => {
    expect(signed(found([by(vendorNic), by(purchaserNic)]))).to.deep.equal(['yes', 'no', 'yes', 'no'])
    expect(signed(found([by(coOwnerNic), notary]))).to.deep.equal(['no', 'yes', 'no', 'yes'])
  })

  it('counts a signature that is void or fails as none, and leaves one that is open open', () => {
    const doubtful = [
      by(vendorNic, { isVoid: true }),
      by(coOwnerNic, { stands: 'failed' }),
      by(purchaserNic, { stands: 'indeterminate' }),
      { ...notary, isVoid: true },
    ]
    expect(signed(found(doubtful))).to.deep.equal(['no', 'no', 'cannot-tell', 'no'])
    expect(signed(found([...doubtful, by(vendorNic), notary]))[0]).to.equal('yes')
  })

  it('cannot tell of the others where somebody signed whom his certificate does not name', () => {
    expect(signed(found([by(vendorNic), nameless]))).to.deep.equal([
      ...(['yes', 'cannot-tell', 'cannot-tell', 'cannot-tell'] as const),
    ])
  })

  it('cannot tell of a file that cannot be read', () => {
    const structure = { rule: 'deed-structure-sound', verdict: 'failed', code: 'deed-ambiguous' } as const
    const unread = { ...structure, basis: 'ISO 32000-2', detail: { revisions: 0 } }
    expect(new Set(signed([unread, ...found([])]))).to.deep.equal(new Set(['cannot-tell']))
    const read = { ...unread, detail: { revisions: 1 } }
    expect(new Set(signed([read, ...found([])]))).to.deep.equal(new Set(['no']))
  })

  it('cannot tell of one who came in after the deed was examined, nor where it never was', () => {
    const corrected = {
      ...terms,
      parties: [partyAs('vendor', strangerNic, 'New'), ...terms.parties.slice(0, 2)],
    }
    expect(signed(found([by(vendorNic), notary]), corrected)).to.deep.equal([
      ...(['cannot-tell', 'yes', 'no', 'yes'] as const),
    ])
    expect(new Set(signed([]))).to.deep.equal(new Set(['cannot-tell']))
  })
})
