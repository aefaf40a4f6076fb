import { expect } from 'chai'
import { PdfStructureError } from '../../../signatures/pdf/error.ts'
import { LIMITS } from '../../../signatures/pdf/limits.ts'
import { readRevisions, readUpdate } from '../../../signatures/pdf/revisions.ts'
import { catalogOf, lastViewOf, viewOf } from '../../../signatures/pdf/view.ts'
import { drawn, signed } from '../sample.ts'
import { hybridPdf, linearizedPdf, packedPdf, tablePdf } from './layouts.ts'
import { append, CATALOG, CONTENT, latin1, rawPdf, replaced, startxrefOf, stream, textOf } from './raw.ts'

const NEW_CATALOG = { [CATALOG]: '<< /Type /Catalog /Pages 2 0 R /Lang (fr) >>' }

/** `read`, or the code with which the update is refused. */
function codeOf(base: Uint8Array, updated: Uint8Array): string {
  const older = readRevisions(base)
  try {
    readUpdate(older, updated)
    return 'read'
  } catch (error) {
    if (error instanceof PdfStructureError) return error.code
    throw error
  }
}

describe('reading on after an update', () => {
  it('finds what reading the whole file finds, in every layout', async () => {
    const crafted = [tablePdf(), packedPdf(), hybridPdf(), linearizedPdf()]
    for (const base of [...crafted, await drawn(), await drawn(true)]) {
      for (const updated of [append(base, NEW_CATALOG), await signed(base)]) {
        const [on, whole] = [readUpdate(readRevisions(base), updated), readRevisions(updated)]
        expect(on.revisions).to.deep.equal(whole.revisions)
        expect(on.startxref).to.equal(whole.startxref)
        expect(catalogOf(lastViewOf(on))).to.deep.equal(catalogOf(lastViewOf(whole)))
        expect(catalogOf(viewOf(on, 1))).to.deep.equal(catalogOf(viewOf(whole, 1)))
      }
    }
  })

  it('goes on from there, update by update, and each file stays as it was read', () => {
    const base = rawPdf()
    const [one, other] = [append(base, NEW_CATALOG), append(base, { 60: '(x)' })]
    const map = readRevisions(base)
    const two = readUpdate(readUpdate(map, one), append(one, { 61: '(y)' }))
    expect(two.revisions.map(({ number }) => number)).to.deep.equal([1, 2, 3])
    expect(lastViewOf(two).objectAt(61)).to.deep.include({ kind: 'string' })
    expect(catalogOf(lastViewOf(readUpdate(map, other))).entries.has('Lang')).to.equal(false)
    expect(map.revisions).to.have.length(1)
  })

  it('is as strict with what the update wrote', () => {
    const base = rawPdf()
    const updated = append(base, { 60: '(x)' })
    expect(codeOf(base, updated)).to.equal('read')
    expect(codeOf(base, append(base, { 60: '(x) endobj 70 0 obj (y)' }))).to.equal('unaccounted-bytes')
    expect(codeOf(base, replaced(updated, '60 0 obj', '61 0 obj'))).to.equal('object-not-where-listed')
    expect(codeOf(base, latin1(`${textOf(updated)}7`))).to.equal('trailing-bytes')
    expect(codeOf(base, replaced(updated, `/Root ${CATALOG} 0 R`, `/Root ${CATALOG}    `))).to.equal(
      'trailer-malformed',
    )
  })

  it('refuses an update of another state of the file, two updates at once, and none', () => {
    const base = append(rawPdf(), NEW_CATALOG)
    const once = append(base, { 60: '(x)' })
    const prevTo = (pdf: Uint8Array): string => `/Prev ${startxrefOf(textOf(pdf))}`
    const newer = prevTo(base)
    expect(codeOf(base, replaced(once, newer, prevTo(rawPdf()).padEnd(newer.length)))).to.equal(
      'prev-malformed',
    )
    expect(codeOf(base, append(once, { 61: '(y)' }))).to.equal('prev-malformed')
    expect(codeOf(base, base)).to.equal('prev-malformed')
  })

  it('refuses an update that hides a stream', () => {
    const base = hybridPdf()
    const hidden = /XRefStm \d+/.exec(textOf(base))?.[0] ?? ''
    expect(codeOf(base, append(base, { 60: '(x)' }, `/${hidden}`))).to.equal('hybrid-malformed')
  })

  it('refuses one revision more than a file may have', () => {
    let pdf = rawPdf()
    for (let count = 1; count < LIMITS.revisions; count += 1) pdf = append(pdf, { 60: '(x)' })
    expect(codeOf(pdf, append(pdf, { 60: '(x)' }))).to.equal('resource-limit')
  })

  it('takes no other file for the one that was read', () => {
    const map = readRevisions(rawPdf())
    const other = append(rawPdf({ [CONTENT]: stream('BT (Price Rs 9) Tj ET') }), { 60: '(x)' })
    expect(() => readUpdate(map, other)).to.throw(RangeError)
    expect(() => readUpdate(map, rawPdf().subarray(0, 100))).to.throw(RangeError)
  })
})
