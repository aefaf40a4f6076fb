import { expect } from 'chai'
import { drawRegistrationCertificate } from '../../../signatures/draw/certificate.ts'
import { drawDeed } from '../../../signatures/draw/deed.ts'
import { readFaces, type Faces } from '../../../signatures/draw/document.ts'
import { drawPriorityReceipt } from '../../../signatures/draw/receipt.ts'
import { copiedFrom } from './copied.ts'
import { certificate, deed, faces, files, person, receipt } from './sample.ts'

/** The register is kept in the Latin script: French names, and whoever else comes to buy. */
const FRENCH_NAMES = ['Anaïs Hélène BEAUCHAMP', 'L’Œuvre de Saint-Ÿves & Cie « Ça ira » no 1 – 2']
const OTHER_NAMES = ['Łukasz NGUYỄN', 'Erdős Żółć', 'Muñoz', 'Bjo\u0308rk', 'Þórr']

const drawings: Readonly<Record<string, (name: string, of: Faces) => Promise<Uint8Array>>> = {
  deed: (name, of) => {
    const people = [person(name, 'B1203781234567', 'la totalité')]
    return drawDeed({ ...deed, roles: [{ role: 'vendor', people }] }, of)
  },
  certificate: (name, of) => {
    const parties = certificate.parties.map((party) => ({ ...party, name }))
    return drawRegistrationCertificate({ ...certificate, parties }, of)
  },
  receipt: (name, of) => drawPriorityReceipt({ ...receipt, notary: name }, of),
}

for (const [document, draw] of Object.entries(drawings)) {
  describe(`the letters of a ${document}`, () => {
    for (const name of [...FRENCH_NAMES, ...OTHER_NAMES]) {
      it(`are all there when ${name} is named in it, and are copied out as they were written`, async () => {
        const copied = await copiedFrom(await draw(name, faces))
        expect(copied).to.not.contain('\ufffd')
        expect(copied.replaceAll('\n', ' ')).to.contain(name.normalize('NFC'))
      })
    }

    it('are those of French alone unless it needs others, for which it is a third larger', async () => {
      const [french, other] = [await draw('Lukasz NGUYEN', faces), await draw('Łukasz NGUYỄN', faces)]
      expect(french.length).to.be.below(0.7 * other.length)
    })
  })
}

describe('the letters beyond French', () => {
  it('are read when a document first needs them, and once', async () => {
    const fresh = await readFaces(files)
    let asked = 0
    const counted = { ...fresh, latin: () => ((asked += 1), fresh.latin()) }
    await drawPriorityReceipt(receipt, counted)
    expect(asked).to.equal(0)
    await drawPriorityReceipt({ ...receipt, notary: 'Łukasz NGUYỄN' }, counted)
    expect(asked).to.equal(1)
    expect(await fresh.latin()).to.equal(await fresh.latin())
  })
})
