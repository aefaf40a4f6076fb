import { expect } from 'chai'
import { readRevisions } from '../../../signatures/pdf/revisions.ts'
import { storedEvidence } from '../../../signatures/pdf/stored-evidence.ts'
import { faultsOf, notarySigner, secondSigner, signed, verdictOn } from '../sample.ts'
import { packedPdf } from './layouts.ts'
import {
  append,
  bodyOf,
  CATALOG,
  CONTENT,
  DANGLING,
  FONT,
  latin1,
  PAGE,
  PAGES,
  rawPdf,
  replaced,
  startxrefOf,
  textOf,
} from './raw.ts'
import { deed, fieldNumber, FORGED, formNumber, refused, signatureNumber } from './subject.ts'

function withFreed(pdf: Uint8Array, number: number): Uint8Array {
  const before = textOf(pdf)
  const xref = `xref\n${number} 1\n0000000000 00001 f \ntrailer\n<< /Size 100 /Root 1 0 R /Prev ${startxrefOf(before)} >>\n`
  return latin1(`${before}${xref}startxref\n${before.length}\n%%EOF\n`)
}

const catalogWith = (entry: string): string => bodyOf(deed, CATALOG).replace(/>>$/, `${entry} >>`)

describe('changes after signing', () => {
  const cases: Readonly<Record<string, () => Uint8Array>> = {
    'a page added': () =>
      append(deed, {
        [PAGES]: `<< /Type /Pages /Kids [${PAGE} 0 R 70 0 R] /Count 2 >>`,
        70: `<< /Type /Page /Parent ${PAGES} 0 R /MediaBox [0 0 300 200] >>`,
      }),
    'a page removed': () => append(deed, { [PAGES]: '<< /Type /Pages /Kids [] /Count 0 >>' }),
    'the font swapped': () => append(deed, { [FONT]: '<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>' }),
    'a note on the page': () =>
      append(deed, {
        [PAGE]: bodyOf(deed, PAGE).replace(/\/Annots \[/, '/Annots [70 0 R '),
        70: '<< /Type /Annot /Subtype /FreeText /Rect [0 0 300 200] /Contents (Rs 8,000) >>',
      }),
    'a note behind the signature field': () =>
      append(deed, {
        [PAGE]: bodyOf(deed, PAGE).replace(/(\/Annots \[[^\]]*)/, '$1 70 0 R'),
        70: '<< /Type /Annot /Subtype /FreeText /Rect [0 0 300 200] /Contents (Rs 8,000) >>',
      }),
    'a text field filled': () =>
      append(deed, {
        [formNumber]: bodyOf(deed, formNumber).replace(/(\/Fields \[[^\]]*)/, '$1 70 0 R'),
        70: '<< /FT /Tx /T (price) /V (Rs 8,000) /Rect [0 0 0 0] /Subtype /Widget >>',
      }),
    'the signature field moved over the text': () =>
      append(deed, {
        [fieldNumber]: bodyOf(deed, fieldNumber).replace('[0 0 0 0]', '[0 0 300 200]'),
      }),
    'the signature dictionary rewritten': () =>
      append(deed, { [signatureNumber]: bodyOf(deed, signatureNumber).replace('/Type', '/Name (x) /Type') }),
    'the signature dropped from the form': () =>
      append(deed, { [formNumber]: '<< /Fields [] /SigFlags 3 >>' }),
    'the catalog led to other pages': () =>
      append(deed, {
        [CATALOG]: bodyOf(deed, CATALOG).replace(`/Pages ${PAGES}`, '/Pages 70'),
        70: `<< /Type /Pages /Kids [${PAGE} 0 R] /Count 1 >>`,
      }),
    'another catalog': () =>
      replaced(append(deed, { 70: bodyOf(deed, CATALOG) }), `/Root ${CATALOG} 0 R`, '/Root 70 0 R'),
    'an object that the signed page was waiting for (prepared shadow)': () =>
      append(deed, { [DANGLING]: FORGED }),
    'the same, smuggled in through the security store': () =>
      append(deed, {
        [CATALOG]: bodyOf(deed, CATALOG).replace(/>>$/, `/DSS << /Certs [${DANGLING} 0 R] >> >>`),
        [DANGLING]: FORGED,
      }),
    'the page content, smuggled in through the security store': () =>
      append(deed, {
        [CATALOG]: bodyOf(deed, CATALOG).replace(/>>$/, `/DSS << /Certs [${CONTENT} 0 R] >> >>`),
        [CONTENT]: FORGED,
      }),
    'a new generation of an object': () =>
      latin1(textOf(append(deed, { [CONTENT]: FORGED })).replace(/4 0 obj(?![\s\S]*4 0 obj)/, '4 1 obj')),
    'an object freed': () => withFreed(deed, CONTENT),
  }
  for (const [name, attack] of Object.entries(cases)) {
    it(`refuses ${name}`, () => {
      refused(attack())
    })
  }

  it('reports nothing for an update that changes nothing, and refuses remarks that come alone', async () => {
    expect(verdictOn(append(deed, {})).signatures[0]).to.include({
      indication: 'TOTAL_PASSED',
      changesAfter: 'NONE',
    })
    refused(append(deed, { [CATALOG]: bodyOf(deed, CATALOG).replace(/>>$/, '/Version /2.0 >>') }))
    const informed = await signed(rawPdf({ 60: '<< /Producer (one) >>' }, '/Info 60 0 R'))
    const renamed = append(informed, { 60: '<< /Producer (two) >>' }, '/Info 60 0 R')
    expect(verdictOn(renamed).signatures[0]?.changesAfter).to.equal('OTHER')
    const again = await signed(renamed, secondSigner)
    expect(verdictOn(again).signatures[0]?.changesAfter).to.equal('SIGNATURE')
  })

  it('tells a store that stays from one that grows', async () => {
    const entry = '/DSS << /Certs [80 0 R] >> >>'
    const stored = rawPdf({ [CATALOG]: `<< /Type /Catalog /Pages ${PAGES} 0 R ${entry}`, 80: '(x)' })
    const kept = await signed(stored)
    expect(verdictOn(append(kept, {})).signatures[0]?.changesAfter).to.equal('NONE')
    const grown = append(kept, {
      [CATALOG]: bodyOf(kept, CATALOG).replace('80 0 R]', '80 0 R 81 0 R]'),
      81: '(y)',
    })
    expect(verdictOn(grown).signatures[0]?.changesAfter).to.equal('LTA')
    const emptied = append(kept, { [CATALOG]: bodyOf(kept, CATALOG).replace('80 0 R]', ']') })
    expect(verdictOn(emptied).signatures[0]?.changesAfter).to.equal('OTHER')
  })

  it('are none where an update leaves an object that nothing uses, which is a clerk’s to look at', () => {
    const verdict = verdictOn(append(deed, { 70: '(dormant)', 71: '[70 0 R]' }))
    expect(verdict.signatures[0]).to.include({ indication: 'INDETERMINATE', changesAfter: 'NONE' })
    expect(verdict.decision).to.equal('REVIEW')
    expect(faultsOf(verdict)).to.include('S12 unreachable-object')
  })

  it('are refused where an update that nothing allows uses such an object', () => {
    refused(append(append(deed, { 70: '(dormant)' }), { [CATALOG]: catalogWith('/Lang 70 0 R') }))
    refused(append(deed, { 70: '(used)' }, '/Note 70 0 R'))
  })

  it('are refused where an object stream is cut short by the number behind its length', async () => {
    let length = ''
    const indirect = (body: string): string =>
      body.replace(/\/Length (\d+)/, (_, digits: string) => {
        length = digits
        return '/Length 30 0 R'
      })
    packedPdf({}, indirect)
    const packed = await signed(packedPdf({ 30: length }, indirect))
    expect(verdictOn(append(packed, { 30: length })).signatures[0]?.changesAfter).to.equal('NONE')
    refused(append(packed, { 30: '9' }), 'S3 stream-length-wrong')
  })

  it('may write the security store anew, with newer evidence in place of what it held', async () => {
    const evidence = (of: string): string => `<< /Length ${of.length} >>\nstream\n${of}\nendstream`
    const stored = append(deed, {
      [CATALOG]: catalogWith('/DSS 80 0 R'),
      ...{ 80: '<< /CRLs 81 0 R >>', 81: '[82 0 R]', 82: evidence('old') },
    })
    const renewed = append(stored, { 80: '<< /CRLs [83 0 R] >>', 83: evidence('new') })
    for (const pdf of [stored, renewed]) {
      expect(verdictOn(pdf).signatures[0]?.changesAfter).to.equal('LTA')
    }
    const held = storedEvidence(readRevisions(renewed)).pieces
    expect(held.map(({ der, revision }) => [textOf(der), revision])).to.deep.equal([
      ['old', 3],
      ['new', 4],
    ])
    const sealed = await signed(stored, secondSigner)
    const freed = withFreed(append(sealed, { 81: '[83 0 R]', 83: evidence('new') }), 82)
    expect(verdictOn(freed).signatures.map(({ changesAfter }) => changesAfter)).to.deep.equal([
      'SIGNATURE',
      'LTA',
    ])
    expect(storedEvidence(readRevisions(freed)).pieces).to.have.length(2)
    const overwritten = verdictOn(append(sealed, { 82: evidence('new') }))
    expect(overwritten.signatures[1]?.changesAfter).to.equal('OTHER')
    refused(append(sealed, { [CATALOG]: bodyOf(sealed, CATALOG).replace('/DSS 80 0 R', '') }))
  })

  it('refuses a second signature that is visible', async () => {
    const twice = await signed(deed, secondSigner)
    const visible = verdictOn(replaced(twice, '/Rect [0 0 0 0]', '/Rect [0 0 9 9]'))
    expect(visible.signatures[0]).to.deep.include({
      indication: 'TOTAL_FAILED',
      subIndication: 'FORMAT_FAILURE',
    })
    expect(visible.signatures[0]?.changesAfter).to.be.oneOf(['ANNOTATION', 'FORM'])
    expect(visible.decision).to.equal('REFUSE')
  })

  it('refuses a signature that the certification forbids', async () => {
    const certified = await signed(rawPdf(), notarySigner, { certify: 2 })
    const again = await signed(certified, secondSigner)
    expect(verdictOn(certified).decision).to.equal('ACCEPT')
    expect(verdictOn(again).decision).to.equal('ACCEPT')
    refused(latin1(textOf(again).replace('/P 2', '/P 1')), 'S11 signed-against-certification')
  })

  it('refuses a certification that is not the first signature', async () => {
    const reason = 'x'.repeat(100)
    const again = await signed(deed, secondSigner, { reason })
    const reference = '/Reference [<< /Type /SigRef /TransformMethod /DocMDP >>]'
    const width =
      textOf(again).indexOf(' /ByteRange', textOf(again).indexOf('/Reason')) -
      textOf(again).indexOf('/Reason')
    const from = textOf(again).slice(textOf(again).indexOf('/Reason')).slice(0, width)
    refused(replaced(again, from, reference.padEnd(width)), 'S11 certified-later')
  })
})

describe('what a deed may not contain', () => {
  const hazards: readonly (readonly [string, string, string])[] = [
    ['JavaScript', '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>', 'S5 javascript'],
    ['a launch action', '/OpenAction << /S /Launch /F (x) >>', 'S5 launch-action'],
    ['an XFA form', '/AcroForm << /Fields [] /XFA (x) >>', 'S5 xfa-form'],
    ['an embedded file', '/Names << /EmbeddedFiles << /Names [] >> >>', 'S5 embedded-file'],
    ['a name spelt with escapes', '/OpenAction << /S /J#61vaScript >>', 'S5 javascript'],
  ]
  for (const [name, entry, code] of hazards) {
    it(`refuses ${name}`, async () => {
      const base = rawPdf({ [CATALOG]: `<< /Type /Catalog /Pages ${PAGES} 0 R ${entry} >>` })
      refused(await signed(base), code)
    })
  }

  it('refuses a key that stands twice, also when one is spelt with escapes', () => {
    refused(replaced(deed, '/Filter /Adobe.PPKLite', '/Typ#65 /Sig'.padEnd(22)), 'S5 duplicate-key')
    refused(rawPdf({ [PAGE]: '<< /Type /Page /Contents 4 0 R /Contents 5 0 R >>' }), 'S5 duplicate-key')
  })

  it('refuses encryption', () => {
    refused(rawPdf({}, '/Encrypt << /Filter /Standard >>'), 'S5 encrypted')
  })

  it('refuses a file without a signature', () => {
    refused(rawPdf(), 'S6 no-signature')
  })
})
