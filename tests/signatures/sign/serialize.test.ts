import { expect } from 'chai'
import fc from 'fast-check'
import { cursorAt, pdfFile } from '../../../signatures/pdf/file.ts'
import { readValue } from '../../../signatures/pdf/parser.ts'
import type { PdfValue } from '../../../signatures/pdf/values.ts'
import { serialize, textString } from '../../../signatures/sign/serialize.ts'

const read = (text: string): PdfValue => readValue(cursorAt(pdfFile(Buffer.from(`${text} `, 'latin1')), 0))

describe('PDF values as text', () => {
  it('read back as they were', () => {
    for (const text of [
      'null',
      'true',
      '-3',
      '0.25',
      '[1 2 R 12 0 R /A]',
      '<< /A << /B [(x) <00FF>] >> /C 1 >>',
    ]) {
      expect(serialize(read(serialize(read(text)))), text).to.equal(serialize(read(text)))
    }
    expect(serialize(read('[(a\\)b) 1.50 /X]'))).to.equal('[<612962> 1.5 /X]')
  })

  it('keep names with any character in them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 255 }), { minLength: 1, maxLength: 20 }),
        (characters) => {
          const name = String.fromCharCode(...characters)
          expect(read(serialize({ kind: 'name', name }))).to.deep.equal({ kind: 'name', name })
        },
      ),
      { seed: 1 },
    )
  })

  it('keep numbers, and never write an exponent', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), (value) => {
        const back = read(serialize({ kind: 'number', value, integer: false }))
        expect(back.kind === 'number' && Math.abs(back.value - value) < 1e-6).to.equal(true)
      }),
      { seed: 1 },
    )
  })

  it('write text for people in UTF-16', () => {
    expect(textString('é)')).to.equal('<FEFF00E90029>')
  })
})
