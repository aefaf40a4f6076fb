import { expect } from 'chai'
import { factsAsHashed, factsFrom } from '../../../domain/screening/older-facts.ts'
import { localDateAt } from '../../../domain/time.ts'
import { saleOf, termsOfSale } from '../../../domain/transaction/older-sale.ts'
import { facts, mortgage, purchaserNic, sale, vendorNic } from '../sample.ts'

const { transactionId: id, asOf, terms, title, deedSha256, deedSeenIn, lastPrice, openFindings } = facts
const { pin, transcription, registeredAt, price, transactionId, holders } = title
const { inscription, inscribedOn, beneficiary } = mortgage
const unsaid = { validFrom: localDateAt(registeredAt), refersTo: null }
/** The same facts with all that the first register knew, and nothing else. */
const read = {
  ...facts,
  parcel: null,
  title: { ...title, ...unsaid },
  encumbrances: [{ ...mortgage, amount: null }],
}
const older = {
  ...{ transactionId: id, asOf, deedSha256, deedSeenIn, lastPrice, openFindings },
  title: {
    ...{ pin, transcription, registeredAt, price, transactionId },
    holders: holders.map(({ id, name, share }) => ({ nic: id, name, share })),
  },
  encumbrances: [{ pin: sale.pin, kind: 'mortgage', inscription, inscribedOn, beneficiary }],
  sale: {
    ...({ kind: 'sale', pin: sale.pin, price: terms.price, deedDate: sale.deedDate } as const),
    vendors: [{ nic: vendorNic, name: 'Latanier ARAUCARIA' }],
    purchasers: [
      { nic: purchaserNic, name: 'Filao CASUARINA', citizen: true, share: { numerator: 1, denominator: 1 } },
    ],
    ...{ firstTimeBuyer: false, scheme: false },
  },
} as Parameters<typeof factsFrom>[0]

describe('facts of the first rules', () => {
  it('are read as the terms of a sale', () => {
    expect(factsFrom(older)).to.deep.equal(read)
    expect(factsFrom(facts)).to.equal(facts)
  })

  it('are hashed as they were, and newer ones as they are', () => {
    expect(factsAsHashed(read, '2026-11')).to.deep.equal(older)
    expect(factsAsHashed(facts, '2026-12')).to.equal(facts)
  })

  it('lose nothing on the way there and back', () => {
    const declared = { ...saleOf(sale), firstTimeBuyer: true, scheme: true }
    expect(termsOfSale(declared).declarations).to.deep.equal(['first-time-buyer', 'scheme'])
    expect(saleOf(termsOfSale(declared))).to.deep.equal(declared)
  })
})
