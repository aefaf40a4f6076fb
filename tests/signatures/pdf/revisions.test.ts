import { expect } from 'chai'
import { readRevisions } from '../../../signatures/pdf/revisions.ts'
import { catalogOf, lastViewOf, viewOf } from '../../../signatures/pdf/view.ts'
import { must } from '../../must.ts'
import { drawn } from '../sample.ts'
import { HIDDEN, hybridPdf, linearizedPdf, packedPdf, tablePdf } from './layouts.ts'
import { append, CATALOG, codeOf, CONTENT, FONT, latin1, rawPdf, startxrefOf, stream, textOf } from './raw.ts'

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
    expect(readRevisions(linearizedPdf()).revisions).to.have.length(1)
    expect(readRevisions(linearizedPdf({}, { ending: '' })).revisions).to.have.length(1)
    expect(readRevisions(append(linearizedPdf(), { 60: '(x)' })).revisions).to.have.length(2)
    expect(codeOf(linearizedPdf({}, { length: 7 }))).to.equal('prev-not-decreasing')
  })

  it('takes a table and the empty one that names its stream for one revision, old and new readers agreeing', () => {
    const map = readRevisions(hybridPdf())
    expect(map.revisions).to.have.length(1)
    expect(lastViewOf(map).objectAt(HIDDEN)).to.deep.include({ kind: 'string' })
    expect(readRevisions(append(hybridPdf(), { 60: '(x)' })).revisions).to.have.length(2)
  })

  it('refuses a hybrid file whose stream says of an object other than its table, or lists one that is not there', () => {
    expect(codeOf(hybridPdf({}, [[1, 17, 0]]))).to.equal('object-not-where-listed')
    const swapped = textOf(hybridPdf()).replace(/(\d{10} 00000 n \n)(\d{10} 00000 n \n)/, '$2$1')
    expect(codeOf(latin1(swapped))).to.equal('object-listed-twice')
  })

  it('takes an update that names the old stream again, unless that would bring an older object back', () => {
    const pdf = hybridPdf()
    const again = `/XRefStm ${must(/XRefStm (\d+)/.exec(textOf(pdf)))[1] ?? ''}`
    const font = { [FONT]: '<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>' }
    const named = append(pdf, font, again)
    expect(readRevisions(named).revisions).to.have.length(2)
    expect(codeOf(append(named, font, again))).to.equal('read')
    expect(codeOf(append(named, { 60: '(x)' }, again))).to.equal('object-listed-twice')
  })

  it('takes an update that begins right behind the end mark, and nothing else there', () => {
    const pdf = latin1(textOf(rawPdf()).trimEnd())
    const text = textOf(append(pdf, { 60: '(x)' }))
    expect(text).to.include('%%EOF60 0 obj')
    expect(readRevisions(latin1(text)).revisions).to.have.length(2)
    const apart = textOf(append(rawPdf(), { 60: '(x)' }))
    expect(codeOf(latin1(apart.replace('%%EOF\n60', '%%EOF760')))).to.equal('unaccounted-bytes')
    expect(codeOf(latin1(`${textOf(pdf)}7`))).to.equal('trailing-bytes')
  })

  it('takes an update of either kind that hides a stream, unless the stream stands after the table', () => {
    const hidden = stream('', '/Type /XRef /Size 1 /W [1 1 1] /Index [0 0]')
    const pdf = append(rawPdf(), { 60: hidden })
    const at = textOf(pdf).lastIndexOf('60 0 obj')
    const named = (offset: number): Uint8Array =>
      latin1(textOf(pdf).replace(/(\/Prev \d+) (?![\s\S]*\/Prev)/, `$1 /XRefStm ${offset} `))
    expect(codeOf(named(at))).to.equal('read')
    expect(codeOf(named(startxrefOf(textOf(pdf)) + 1))).to.equal('hybrid-malformed')
  })

  it('refuses a stream that another stream names, and one that leads elsewhere than its table', () => {
    const named = textOf(packedPdf()).replace('/Root 1 0 R', '/Root 1 0 R /XRefStm 17')
    expect(codeOf(latin1(named))).to.equal('hybrid-malformed')
    for (const [prev, code] of [
      [startxrefOf(textOf(rawPdf())), 'read'],
      [17, 'hybrid-malformed'],
    ] as const) {
      const hidden = stream('', `/Type /XRef /Size 1 /W [1 1 1] /Index [0 0] /Prev ${prev}`)
      const pdf = textOf(append(rawPdf(), { 60: hidden }))
      const at = pdf.lastIndexOf('60 0 obj')
      expect(codeOf(latin1(pdf.replace(/(\/Prev \d+) (?![\s\S]*\/Prev)/, `$1 /XRefStm ${at} `)))).to.equal(
        code,
      )
    }
  })

  it('refuses an object stream that is packed as another object says', () => {
    const packedAs = (parameters: string): string =>
      codeOf(packedPdf({ 30: '12' }, (body) => body.replace('/Length', `/DecodeParms ${parameters} /Length`)))
    expect(packedAs('[null]')).to.equal('read')
    expect(packedAs('<< /Predictor 1 >>')).to.equal('read')
    for (const parameters of ['30 0 R', '[30 0 R]', '[null null]', '<< /Predictor 30 0 R >>']) {
      expect(packedAs(parameters)).to.equal('predictor-malformed')
    }
  })

  it('reads every layout that producers write, and lists its fields of eight octets', () => {
    for (const pdf of [tablePdf(), packedPdf(), hybridPdf(), linearizedPdf()]) {
      expect(catalogOf(lastViewOf(readRevisions(pdf))).entries.has('Pages')).to.equal(true)
    }
  })

  it('reads entries that end in any of the three ways, comments, and numbers as long as programs print them', () => {
    const text = textOf(tablePdf())
    for (const end of [' \r', '\r\n']) {
      expect(codeOf(latin1(text.replaceAll(/(?<=\d{5} [nf]) \n/g, end)))).to.equal('read')
    }
    expect(codeOf(latin1(text.replaceAll(/(?<=\d{5} [nf]) \n/g, '  ')))).to.equal('xref-entry-malformed')
    const body = `[0.30000000000000004 -.5 +1 4.] %% Original object ID: 2 0\r`
    expect(codeOf(append(rawPdf(), { 60: body }))).to.equal('read')
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
