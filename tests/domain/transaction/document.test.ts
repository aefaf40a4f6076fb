import { expect } from 'chai'
import { documentIdOf, slotOf } from '../../../domain/transaction/document.ts'

describe('the id of a document', () => {
  it('tells its slot, whatever that is called', () => {
    for (const slot of ['deed', 'vendor-2-identity', 'more-1']) {
      for (const version of [1, 12]) expect(slotOf(documentIdOf(slot, version))).to.equal(slot)
    }
  })
})
