import { expect } from 'chai'
import { barsAmong, onlyFree } from '../../../domain/register/bars.ts'
import { KINDS } from '../../../domain/transaction/kinds.ts'
import type { Encumbrance, EncumbranceKind } from '../../../domain/register/title.ts'
import { mortgage, pin } from '../sample.ts'

const under = (kind: EncumbranceKind): Encumbrance => ({
  ...mortgage,
  kind,
  inscription: `${kind} 1`,
})

describe('what bars a sale', () => {
  it('is a caveat or a seizure, never a mortgage', () => {
    const bars = barsAmong(KINDS.sale, [under('mortgage'), under('caveat'), under('seizure')])
    expect(bars.map(({ kind }) => kind)).to.deep.equal(['caveat', 'seizure'])
  })

  it('is refused with the parcel named', () => {
    expect(() => {
      onlyFree(KINDS.sale, pin, [under('caveat')])
    })
      .to.throw()
      .with.deep.include({ code: 'parcel-not-free', detail: { pin } })
    onlyFree(KINDS.sale, pin, [under('mortgage')])
  })
})
