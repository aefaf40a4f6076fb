import { expect } from 'chai'
import { parseTransactionId } from '../../domain/ids.ts'
import { at, digest, judgement } from '../domain/sample.ts'
import { must } from '../must.ts'
import { lodged, NOTARY } from './declared.ts'
import { openTown } from './town.ts'
import type { Town } from './town.ts'

interface Evidence {
  readonly receiptTimestamps: readonly { readonly at: string; readonly token: string }[]
  readonly judgements: readonly { readonly purpose: string; readonly verdict: unknown }[]
  readonly evidenceRecords: readonly unknown[]
}

describe('the evidence of a transaction', () => {
  let town: Town
  before(async () => {
    town = await openTown()
  })
  after(() => town.close())

  it('is shown with the verdict, the policy and the token, to be checked elsewhere', async () => {
    const id = await lodged(town)
    const timestamp = { round: 1, deedSha256: digest, at, tokenSha256: digest, token: Uint8Array.of(48, 0) }
    await town.deps.stores.receiptTimestamps.record(must(parseTransactionId(id)), timestamp)
    const { status, text } = await town.ask('GET', `/v1/transactions/${id}/evidence`, { as: NOTARY })
    const { receiptTimestamps, judgements } = JSON.parse(text) as Evidence
    expect(status).to.equal(200)
    expect(receiptTimestamps).to.deep.equal([
      { round: 1, deedSha256: digest, at, sha256: digest, token: Buffer.of(48, 0).toString('base64') },
    ])
    expect(judgements).to.have.length(1)
    expect(judgements[0]).to.deep.include({
      purpose: 'deed',
      policy: JSON.parse(judgement.policy) as unknown,
      verdict: JSON.parse(judgement.verdict) as unknown,
    })
  })

  it('says which evidence records prove the documents for the archive', async () => {
    const id = await lodged(town)
    const transactionId = must(parseTransactionId(id))
    const [judged] = await town.deps.stores.evidence.of(transactionId)
    const { document: record, trust } = judgement
    const documentSha256 = must(judged).document.sha256
    await town.deps.stores.archive.record([
      {
        ...{ documentSha256, n: 1, record, at, validUntil: at, trust },
        evidence: { certificates: [], crls: [record], ocspResponses: [] },
      },
      {
        ...{ documentSha256, n: 2, record, at, validUntil: at, trust: null },
        evidence: { certificates: [], crls: [], ocspResponses: [] },
      },
    ])
    const { text } = await town.ask('GET', `/v1/transactions/${id}/evidence`, { as: NOTARY })
    const object = { sha256: digest, bytes: 1 }
    expect((JSON.parse(text) as Evidence).evidenceRecords).to.deep.equal([
      {
        ...{ documentSha256, n: 1, record: object, at, validUntil: at },
        ...{ trustList: { id: 'a-list', version: '1', list: null } },
        ...{ certificates: [], crls: [object], ocspResponses: [] },
      },
      {
        ...{ documentSha256, n: 2, record: object, at, validUntil: at, trustList: null },
        ...{ certificates: [], crls: [], ocspResponses: [] },
      },
    ])
  })

  it('dates the receipt from the timestamp, once there is one', async () => {
    const id = await lodged(town)
    const timestampOf = async (): Promise<unknown> => {
      const { text } = await town.ask('GET', `/v1/transactions/${id}`, { as: NOTARY })
      return (JSON.parse(text) as { readonly receipt: { readonly timestamp: unknown } }).receipt.timestamp
    }
    expect(await timestampOf()).to.equal(null)
    const timestamp = { round: 1, deedSha256: digest, at, tokenSha256: digest, token: Uint8Array.of(1) }
    await town.deps.stores.receiptTimestamps.record(must(parseTransactionId(id)), timestamp)
    expect(await timestampOf()).to.equal(at)
  })

  it('is nobody else’s to read', async () => {
    const id = await lodged(town)
    const { status } = await town.ask('GET', `/v1/transactions/${id}/evidence`, { as: 'notary-3' })
    expect(status).to.equal(404)
  })
})
