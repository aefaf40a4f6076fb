import { ApplicationFailure } from '@temporalio/common'
import { expect } from 'chai'
import { refusingAsFailures, toFailure } from '../../activities/failure.ts'
import { Refusal } from '../../domain/refusal.ts'

describe('what crosses from an activity to the workflow', () => {
  it('is, for a refusal, a failure that names its code and is not retried', () => {
    const failure = toFailure(new Refusal('parcel-held', 'held', { pin: '103040781' })) as ApplicationFailure
    expect(failure).to.be.instanceOf(ApplicationFailure)
    expect([failure.type, failure.message]).to.deep.equal(['parcel-held', 'held'])
    expect(failure.nonRetryable).to.equal(true)
    expect(failure.details).to.deep.equal([{ pin: '103040781' }])
  })

  it('is, for a fault, the fault itself, which is retried', () => {
    const fault = new Error('disk full')
    expect(toFailure(fault)).to.equal(fault)
  })

  it('is the same answer when nothing goes wrong', async () => {
    const wrapped = refusingAsFailures({ double: (n: number) => Promise.resolve(2 * n) })
    expect(await wrapped.double(21)).to.equal(42)
  })
})
