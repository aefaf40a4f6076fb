import { withdraw } from '../../../workflows/messages.ts'
import { NOTARY } from '../procedures.ts'
import type { Procedure, Procedures } from '../procedures.ts'
import { claim, decide, lodge, lodged, payAll } from '../walk.ts'
import { PASSED } from '../world.ts'

/** A way through the procedure, to its end. */
export type Walk = (procedures: Procedures) => Promise<Procedure>

/** The ways of a sale. */
export const WAYS: Readonly<Record<string, Walk>> = {
  registered: async (procedures) => {
    // Long enough to be waited for, as it is in the field; in the other ways it has passed.
    const sale = await procedures.open({}, { valuation: 3_000 })
    await lodged(sale)
    await payAll(sale)
    return sale
  },
  'returned-and-lodged-anew': async (procedures) => {
    const failed = { ...PASSED, verdict: 'failed', codes: ['digest-mismatch'] } as const
    const sale = await procedures.open({ examinations: [failed], owed: [] }, { valuation: 50 })
    await lodge(sale)
    await sale.reaches('returned')
    await lodge(sale)
    return sale
  },
  'released-by-two-officers': async (procedures) => {
    const sale = await procedures.open({ owed: [], flags: ['serious'], moved: 1 }, { valuation: 50 })
    await lodged(sale, 'in-review')
    for (const officer of ['officer-1', 'officer-2']) {
      await claim(sale, officer)
      await decide(sale, officer)
    }
    await sale.reaches('in-review')
    await claim(sale, 'officer-1')
    await decide(sale, 'officer-1')
    return sale
  },
  'examined-again-and-stamped-later': async (procedures) => {
    const unknown = {
      ...PASSED,
      verdict: 'indeterminate',
      codes: ['signature-open'],
      tryLater: true,
    } as const
    const sale = await procedures.open(
      { examinations: [unknown, unknown, { ...PASSED, stamped: false }], owed: [] },
      { firstEvidencePause: 50, valuation: 1_000 },
    )
    await lodged(sale, 'registered')
    return sale
  },
  'receipt-sealed-later': async (procedures) => {
    const sale = await procedures.open({ faults: new Map([['sealReceipt', 3]]) })
    await lodged(sale)
    await sale.ask(withdraw, { actor: NOTARY, reason: 'the parties agreed otherwise' })
    return sale
  },
  lapsed: async (procedures) => {
    const sale = await procedures.open({}, { payment: 1_500, firstSweep: 100 })
    await lodged(sale)
    return sale
  },
  withdrawn: async (procedures) => {
    const sale = await procedures.open()
    await lodged(sale)
    await sale.ask(withdraw, { actor: NOTARY, reason: 'the parties agreed otherwise' })
    return sale
  },
  refused: async (procedures) => {
    const sale = await procedures.open({ owed: [], flags: ['block'] })
    await lodged(sale, 'in-review')
    await claim(sale, 'officer-1')
    await decide(sale, 'officer-1', { decision: 'refuse', reasons: ['vendor-not-entitled'] })
    return sale
  },
}
