import { expect } from 'chai'
import { readRevisions } from '../../../signatures/pdf/revisions.ts'
import { catalogOf, lastViewOf, viewOf } from '../../../signatures/pdf/view.ts'
import { drawn } from '../sample.ts'
import { append, CATALOG, codeOf, CONTENT, latin1, rawPdf, startxrefOf, stream, textOf } from './raw.ts'

/** A linearized file in miniature: two cross-reference sections, one revision. */
function linearized(claimedLength?: number): Uint8Array {
  const dictionary = (length: number): string =>
    `1 0 obj\n<< /Linearized 1 /L ${String(length).padEnd(6)} >>\nendobj\n`
  const build = (length: number): string => {
    const head = `%PDF-1.7\n${dictionary(length)}`
    const entry = (at: number): string => `${String(at).padStart(10, '0')} 00000 n \n`
    const firstXref = head.length
    const mainAt = (first: string): number => head.length + first.length
    const first = (main: number): string =>
      `xref\n1 1\n${entry(9)}trailer\n<< /Size 4 /Root 2 0 R /Prev ${String(main).padEnd(6)} >>\nstartxref\n0\n%%EOF\n`
    const objectAt = mainAt(first(0))
    const object = '2 0 obj\n<< /Type /Catalog /Pages 3 0 R >>\nendobj\n'
    const pages = '3 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n'
    const xrefAt = objectAt + object.length + pages.length
    const main = `xref\n2 2\n${entry(objectAt)}${entry(objectAt + object.length)}trailer\n<< /Size 4 /Root 2 0 R >>\n`
    return `${head}${first(xrefAt)}${object}${pages}${main}startxref\n${firstXref}\n%%EOF\n`
  }
  return latin1(build(claimedLength ?? build(0).length))
}

describe('the revision map', () => {
  it('counts revisions by the chain, not by end marks: an embedded one is content', () => {
    const pdf = rawPdf({ [CONTENT]: stream('%%EOF\nstartxref\n0\n%%EOF') })
    expect(readRevisions(pdf).revisions).to.have.length(1)
    expect(readRevisions(append(pdf, { 60: '(x)' })).revisions.map(({ end }) => end)).to.have.length(2)
  })

  it('shows each revision as it was', () => {
    const map = readRevisions(append(rawPdf(), { [CATALOG]: '<< /Type /Catalog /Pages 2 0 R /Lang (fr) >>' }))
    expect(catalogOf(viewOf(map, 1)).entries.has('Lang')).to.equal(false)
    expect(catalogOf(lastViewOf(map)).entries.has('Lang')).to.equal(true)
  })

  it('reads cross-reference and object streams', async () => {
    const map = readRevisions(await drawn(true))
    expect(catalogOf(lastViewOf(map)).entries.has('Pages')).to.equal(true)
  })

  it('takes the two halves of a linearized file for one revision, and only when it is one', () => {
    expect(readRevisions(linearized()).revisions).to.have.length(1)
    expect(codeOf(append(linearized(), { 2: '<< /Type /Catalog /Pages 3 0 R >>' }).subarray(0))).to.not.equal(
      '',
    )
    expect(codeOf(linearized(7))).to.equal('prev-not-decreasing')
  })

  it('refuses an object of the wrong number, a stream of the wrong length and a second entry for an object', () => {
    const text = textOf(rawPdf())
    expect(codeOf(latin1(text.replace('5 0 obj', '6 0 obj')))).to.equal('object-not-where-listed')
    expect(codeOf(latin1(text.replace(/\/Length (\d)(\d)/, '/Length $10')))).to.equal('expected-endstream')
    expect(codeOf(latin1(text.replace('\n5 1\n', '\n4 1\n')))).to.equal('object-listed-twice')
  })

  it('refuses what poses as structure inside a comment', () => {
    const text = textOf(rawPdf())
    const commented = text.replace('xref\n', '%4 0 obj (x) endobj\nxref\n')
    const moved = commented.replace(`startxref\n${startxrefOf(text)}`, `startxref\n${startxrefOf(text) + 20}`)
    expect(codeOf(latin1(moved))).to.equal('structure-in-comment')
  })

  it('refuses objects that overlap: one hidden inside the stream of another', () => {
    const inner = '61 0 obj\n(hidden)\nendobj'
    const pdf = textOf(append(rawPdf(), { 60: stream(inner), 61: '(x)' }))
    const at = String(pdf.indexOf(inner)).padStart(10, '0')
    const real = String(pdf.lastIndexOf('61 0 obj')).padStart(10, '0')
    expect(codeOf(latin1(pdf.replace(real, at)))).to.be.oneOf(['objects-overlap', 'unaccounted-bytes'])
  })
})
