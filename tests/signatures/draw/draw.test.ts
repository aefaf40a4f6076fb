import { expect } from 'chai'
import { PDFDocument } from 'pdf-lib'
import { cents, rupees } from '../../../domain/money.ts'
import { drawRegistrationCertificate } from '../../../signatures/draw/certificate.ts'
import { deedClauses } from '../../../signatures/draw/deed-clauses.ts'
import { drawDeed } from '../../../signatures/draw/deed.ts'
import type { Font } from '../../../signatures/draw/embed-face.ts'
import { rupeesInWords, squareMetres } from '../../../signatures/draw/format.ts'
import { INK } from '../../../signatures/draw/palette.ts'
import { drawPriorityReceipt } from '../../../signatures/draw/receipt.ts'
import { widthOf } from '../../../signatures/draw/text.ts'
import { frenchWords } from '../../../signatures/draw/words.ts'
import { readRevisions } from '../../../signatures/pdf/revisions.ts'
import { signed, verdictOn } from '../sample.ts'
import { copiedFrom } from './copied.ts'
import { certificate, deed, faces, person, receipt } from './sample.ts'

describe('drawing', () => {
  it('gives the same bytes for the same facts', async () => {
    const [a, b] = [await drawDeed(deed, faces), await drawDeed(deed, faces)]
    expect(Buffer.compare(a, b)).to.equal(0)
    const [c, d] = [
      await drawRegistrationCertificate(certificate, faces),
      await drawRegistrationCertificate(certificate, faces),
    ]
    expect(Buffer.compare(c, d)).to.equal(0)
  })

  it('draws deeds and certificates that pass our own strict reader, and that sign and verify', async () => {
    for (const pdf of [await drawDeed(deed, faces), await drawRegistrationCertificate(certificate, faces)]) {
      expect(readRevisions(pdf).revisions).to.have.length(1)
      expect(verdictOn(await signed(pdf)).decision).to.equal('ACCEPT')
    }
  })

  it('carries the facts of the file: title, subject, dates', async () => {
    const read = await PDFDocument.load(await drawRegistrationCertificate(certificate, faces), {
      updateMetadata: false,
    })
    expect(read.getTitle()).to.contain('LT-2026-000118')
    expect(read.getCreationDate()?.toISOString()).to.equal(certificate.registeredAt)
    expect(read.getPageCount()).to.equal(1)
  })

  it('turns the page, framed again, when a certificate has many parties', async () => {
    const [party] = certificate.parties
    const parties = Array.from({ length: 40 }, () => party).flatMap((p) => (p === undefined ? [] : [p]))
    const read = await PDFDocument.load(await drawRegistrationCertificate({ ...certificate, parties }, faces))
    expect(read.getPageCount()).to.be.within(2, 3)
  })

  it('measures a letter with its accent as one, and never as a ligature or as its parts', () => {
    const { letterOf } = faces.french.regular
    expect(letterOf('é')).to.not.deep.equal(letterOf('e'))
    expect(letterOf('\u00a0').width).to.equal(letterOf(' ').width)
    const style = { font: { face: faces.french.regular } as Font, size: 1000, color: INK }
    expect(widthOf('e\u0301', style)).to.equal(letterOf('é').width)
    expect(widthOf('fi', style)).to.equal(letterOf('f').width + letterOf('i').width)
    expect(letterOf('\u4e2d').id).to.equal(0)
  })

  it('draws a deed with eighty vendors and a name without a single space', async () => {
    const people = Array.from({ length: 80 }, () => person('X'.repeat(300), 'B1203781234567', '1/80'))
    expect(await drawDeed({ ...deed, roles: [{ role: 'vendor', people }] }, faces)).to.have.length.above(1000)
  })
})

describe('a priority receipt', () => {
  it('is the same for the same facts, one page, and signs and verifies', async () => {
    const [a, b] = [await drawPriorityReceipt(receipt, faces), await drawPriorityReceipt(receipt, faces)]
    expect(Buffer.compare(a, b)).to.equal(0)
    const read = await PDFDocument.load(a, { updateMetadata: false })
    expect(read.getPageCount()).to.equal(1)
    expect(read.getCreationDate()?.toISOString().slice(0, 19)).to.equal(receipt.at.slice(0, 19))
    expect(read.getTitle()).to.contain(receipt.number)
    expect(readRevisions(a).revisions).to.have.length(1)
    expect(verdictOn(await signed(a)).decision).to.equal('ACCEPT')
  })

  it('says which, when by both clocks, for what and for whom, and that it is not a registration', async () => {
    const shown = await copiedFrom(await drawPriorityReceipt(receipt, faces))
    for (const fact of [
      receipt.number,
      '21 novembre 2026, 02:12:44 (UTC+4)',
      receipt.at,
      receipt.transaction,
      'Vente / Sale',
      receipt.pin,
      receipt.notary,
      '9f86d081 9f86d081 9f86d081 9f86d081',
      receipt.verifyAt,
      'Il ne vaut pas enregistrement',
      'It is not a registration',
    ]) {
      expect(shown).to.contain(fact)
    }
  })
})

describe('what a deed says', () => {
  const text = deedClauses(deed)
    .flatMap(({ paragraphs }) => paragraphs)
    .join(' ')

  it('states the price in words and figures, the parcel and its extent, the origin and the identity numbers', () => {
    for (const fact of [
      'huit millions de roupies (Rs 8,000,000.00)',
      '103040781',
      '1\u00a0088,50\u00a0m²',
      'TV 7741 No 12',
      'B1203781234567',
    ]) {
      expect(text).to.contain(fact)
    }
  })

  it('spells numbers as French does', () => {
    const spelt: readonly (readonly [number, string])[] = [
      [0, 'zéro'],
      [21, 'vingt et un'],
      [71, 'soixante et onze'],
      [80, 'quatre-vingts'],
      [81, 'quatre-vingt-un'],
      [91, 'quatre-vingt-onze'],
      [99, 'quatre-vingt-dix-neuf'],
      [200, 'deux cents'],
      [201, 'deux cent un'],
      [1000, 'mille'],
      [80_000, 'quatre-vingt mille'],
      [200_000, 'deux cent mille'],
      [1_234_567, 'un million deux cent trente-quatre mille cinq cent soixante-sept'],
      [200_000_000, 'deux cents millions'],
      [1e9, 'un milliard'],
    ]
    for (const [amount, words] of spelt) expect(frenchWords(amount)).to.equal(words)
    for (const amount of [-1, 0.5, 1e12]) expect(() => frenchWords(amount)).to.throw(RangeError)
  })

  it('knows that a rupee is feminine and that a million asks for "de"', () => {
    expect(rupeesInWords(rupees(1))).to.equal('une roupie')
    expect(rupeesInWords(rupees(21))).to.equal('vingt et une roupies')
    expect(rupeesInWords(rupees(2_000_000))).to.equal('deux millions de roupies')
    expect(rupeesInWords(cents(250))).to.equal('deux roupies et cinquante cents')
    expect(squareMetres(422)).to.equal('422\u00a0m²')
  })
})
