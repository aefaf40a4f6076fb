import { expect } from 'chai'
import { findPrepared } from '../../../signatures/pdf/prepared.ts'
import { readRevisions } from '../../../signatures/pdf/revisions.ts'
import { drawDeed } from '../../../signatures/draw/deed.ts'
import { drawRegistrationCertificate } from '../../../signatures/draw/certificate.ts'
import { certificate, deed as deedData, faces } from '../draw/sample.ts'
import { secondSigner, signed } from '../sample.ts'
import { hybridPdf, linearizedPdf, packedPdf, tablePdf } from './layouts.ts'
import { append, CATALOG, CONTENT, FONT, PAGE, PAGES, stream } from './raw.ts'

const FONT_FILE = 20
const EMBEDDED = {
  [FONT]: `<< /Type /Font /Subtype /TrueType /BaseFont /X /FontDescriptor << /FontFile2 ${FONT_FILE} 0 R >> >>`,
  [FONT_FILE]: stream('font'),
}
const clean = tablePdf(EMBEDDED)
const page = (entries: string): string =>
  `<< /Type /Page /Parent ${PAGES} 0 R /Contents ${CONTENT} 0 R /Resources << /Font << /F1 ${FONT} 0 R >> >> ${entries} >>`
const catalog = (entries: string): string => `<< /Type /Catalog /Pages ${PAGES} 0 R ${entries} >>`

const codesOf = (pdf: Uint8Array): readonly string[] =>
  findPrepared(readRevisions(pdf)).map(({ check, level, code }) => `${check} ${level} ${code}`)

describe('a deed prepared for a later change (S12)', () => {
  it('is none of ours: what we draw and sign holds nothing of the kind', async () => {
    const drawn = [await drawDeed(deedData, faces), await drawRegistrationCertificate(certificate, faces)]
    for (const pdf of drawn) {
      const once = await signed(pdf)
      for (const state of [pdf, once, await signed(once, secondSigner)]) {
        expect(codesOf(state)).to.deep.equal([])
      }
    }
  })

  it('is none in any layout: what carries the file is not counted as unused', () => {
    for (const layout of [tablePdf, packedPdf, linearizedPdf]) {
      expect(codesOf(layout(EMBEDDED))).to.deep.equal([])
    }
    const hybrid = hybridPdf({ ...EMBEDDED, [CATALOG]: catalog('/Lang 35 0 R') })
    expect(codesOf(hybrid)).to.deep.equal([])
  })

  const cases: readonly (readonly [string, string, Uint8Array])[] = [
    ['an object that nothing leads to', 'unreachable-object', append(clean, { 30: '(dormant)' })],
    ['a page that waits in the file', 'unreachable-object', tablePdf({ ...EMBEDDED, 30: page('') })],
    [
      'a form field beside the signatures',
      'form-field',
      tablePdf({
        ...EMBEDDED,
        [CATALOG]: catalog('/AcroForm << /Fields [30 0 R] >>'),
        30: '<< /FT /Tx /T (a) >>',
      }),
    ],
    [
      'a note over the text',
      'annotation-over-content',
      tablePdf({ ...EMBEDDED, [PAGE]: page('/Annots [<< /Subtype /FreeText /Rect [0 0 9 9] >>]') }),
    ],
    [
      'a widget that belongs to no signature',
      'annotation-over-content',
      tablePdf({ ...EMBEDDED, [PAGE]: page('/Annots [<< /Subtype /Widget /FT /Btn >>]') }),
    ],
    [
      'a layer that is off',
      'hidden-content',
      tablePdf({
        ...EMBEDDED,
        [CATALOG]: catalog('/OCProperties << /D << /OFF [30 0 R] >> >>'),
        30: '<< >>',
      }),
    ],
    [
      'layers that are all off',
      'hidden-content',
      tablePdf({ ...EMBEDDED, [CATALOG]: catalog('/OCProperties << /D << /BaseState /OFF >> >>') }),
    ],
    [
      'a layer that changes when it is printed',
      'hidden-content',
      tablePdf({
        ...EMBEDDED,
        [CATALOG]: catalog('/OCProperties << /D << >> /Configs [<< /AS [<< >>] >>] >>'),
      }),
    ],
    ['a font that is not in the file', 'font-not-embedded', tablePdf()],
    [
      'a font whose program is missing',
      'font-not-embedded',
      tablePdf({ [FONT]: `<< /Type /Font /Subtype /TrueType /FontDescriptor << /FontFile2 30 0 R >> >>` }),
    ],
  ]
  for (const [name, code, pdf] of cases) {
    it(`is told by ${name}`, () => {
      expect(codesOf(pdf)).to.deep.equal([`S12 WARN ${code}`])
    })
  }

  it('is not told by a link without an appearance', () => {
    const linked = page('/Annots [<< /Subtype /Link /Rect [0 0 9 9] >> << /Subtype /Popup >>]')
    expect(codesOf(tablePdf({ ...EMBEDDED, [PAGE]: linked }))).to.deep.equal([])
  })
})
