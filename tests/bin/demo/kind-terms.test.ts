import { expect } from 'chai'
import { termsFor } from '../../../bin/demo/kind-terms.ts'
import type { ParcelView } from '../../../bin/demo/terms.ts'
import { formatFraction } from '../../../domain/register/fraction.ts'
import { checkTerms } from '../../../domain/transaction/check-terms.ts'
import { KIND_NAMES, KINDS } from '../../../domain/transaction/kinds.ts'
import { otherPin, parcel, sharedTitle, title } from '../../domain/sample.ts'

const view = ({ holders, transcription, price }: typeof title): ParcelView => ({
  parcel,
  title: {
    transcription,
    price,
    holders: holders.map((one) => ({ ...one, share: formatFraction(one.share) })),
  },
  encumbrances: [],
})

describe('the terms of the demo', () => {
  for (const kind of KIND_NAMES) {
    it(`are sound for the kind ${kind}, made from its row and the register`, () => {
      const { needs } = KINDS[kind]
      const record = view(kind === 'partition' ? sharedTitle : title)
      const other = { ...view(title), parcel: { ...parcel, pin: otherPin } }
      const terms = termsFor(kind, {
        record,
        other: needs.includes('counterpart') ? other : null,
        refersTo: needs.includes('refersTo') ? 'IV 2020/1 No 7' : null,
      })
      checkTerms(KINDS[kind], terms)
      expect(terms.parties.map(({ role }) => role)).to.include.members(
        KINDS[kind].roles.map(({ role }) => role),
      )
    })
  }
})
