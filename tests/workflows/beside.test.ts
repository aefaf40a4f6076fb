import { expect } from 'chai'
import type { DocumentActivities } from '../../activities/contract.ts'
import { refusingAsFailures } from '../../activities/failure.ts'
import { Refusal } from '../../domain/refusal.ts'
import { DURATIONS } from '../../domain/transaction/durations.ts'
import { beginBeside } from '../../workflows/beside.ts'
import type { Effects } from '../../workflows/effects.ts'
import { newState, transactionOf } from '../../workflows/transaction.ts'
import type { Owed, Transaction } from '../../workflows/transaction.ts'
import { at, digest, transactionId } from '../domain/sample.ts'

const STAMP: Owed = { what: 'receipt-timestamp', round: 1, deedSha256: digest }
const SEAL: Owed = { what: 'sealed-receipt' }

describe('what is done beside the procedure', () => {
  const begun = (documents: Partial<DocumentActivities>): { transaction: Transaction; told: unknown[] } => {
    const told: unknown[] = []
    const effects = {
      ...{ documents, unhurried: documents, now: () => at },
      warn: (message: string, detail: object) => told.push({ message, ...detail }),
    } as unknown as Effects
    return { transaction: transactionOf(newState(transactionId, DURATIONS), effects), told }
  }
  const settled = (): Promise<void> => new Promise((go) => setImmediate(go))

  it('is owed until it is done, and nobody is told', async () => {
    const { transaction, told } = begun({ stampReceipt: () => Promise.resolve() })
    beginBeside(transaction, STAMP)
    expect(transaction.state.owed).to.deep.equal([STAMP])
    await settled()
    expect(transaction.state.owed).to.deep.equal([])
    expect(told).to.deep.equal([])
  })

  it('tells an operator what was refused, by its code, and holds up nothing', async () => {
    const { sealReceipt } = refusingAsFailures({
      sealReceipt: (): Promise<never> =>
        Promise.reject(new Refusal('illegal-transition', 'Filao CASUARINA may not')),
    })
    const { transaction, told } = begun({ sealReceipt })
    beginBeside(transaction, SEAL)
    await settled()
    expect(transaction.state.owed).to.deep.equal([])
    expect(told).to.deep.equal([
      {
        ...{ message: 'Left undone beside the procedure', transactionId },
        ...{ what: 'sealed-receipt', why: 'illegal-transition' },
      },
    ])
  })

  it('says nothing of a fault but that it was one', async () => {
    const { transaction, told } = begun({
      stampReceipt: () => Promise.reject(new Error('Filao CASUARINA is not on the list')),
    })
    beginBeside(transaction, STAMP)
    await settled()
    expect(JSON.stringify(told)).to.include('"why":"fault"').and.not.include('CASUARINA')
  })
})
