import { expect } from 'chai'
import { CONFORMANCE, runConformance } from '../../../storage/vault/conformance.ts'
import type { ConformanceReport, RowResult } from '../../../storage/vault/conformance.ts'
import { stored } from '../../../storage/vault/conformance/exchange.ts'
import { LOCK_ROWS } from '../../../storage/vault/conformance/lock-rows.ts'
import {
  makeThrowAwayBucket,
  sweepThrowAwayBuckets,
} from '../../../storage/vault/conformance/throw-away-bucket.ts'
import { connectObjectStore } from '../../../storage/vault/connect.ts'
import { must } from '../../must.ts'
import { running } from '../../running.ts'
import { freshName } from './fresh-place.ts'
import { rejectionOf } from './rejection.ts'

describe('the object store in use', () => {
  const reported: RowResult[] = []
  let report: ConformanceReport
  before(async () => {
    report = await runConformance(running().s3, (result) => reported.push(result))
  })

  for (const { name, advisory } of CONFORMANCE) {
    it(name, function () {
      const { deviation } = must(report.results.find((result) => result.name === name))
      if (advisory && deviation !== null) this.skip()
      expect(deviation).to.equal(null)
    })
  }

  it('passes as a whole, each row reported once', () => {
    expect(report.passed).to.equal(true)
    expect(reported).to.deep.equal(report.results)
    expect(new Set(reported.map((result) => result.name)).size).to.equal(CONFORMANCE.length)
  })
})

describe('the conformance table', () => {
  it('is failed row by row by a bucket without versions and lock', async () => {
    const place = { client: connectObjectStore(running().s3), bucket: freshName() }
    await place.client.makeBucket(place.bucket)
    const inItsOwnBucket = 'a bucket that holds a locked version cannot be deleted'
    for (const row of LOCK_ROWS.filter((each) => each.name !== inItsOwnBucket)) {
      expect(await rejectionOf(row.run(place)), row.name).to.be.instanceOf(Error)
    }
  })

  it('removes the buckets of earlier runs, and leaves those that may still be in use', async () => {
    const client = connectObjectStore(running().s3)
    const place = await makeThrowAwayBucket(client)
    const { key } = await stored(place, 'old')
    await stored(place, 'young', { key })
    await client.removeObject(place.bucket, key)
    await sweepThrowAwayBuckets(client, 60)
    expect(await client.bucketExists(place.bucket)).to.equal(true)
    await sweepThrowAwayBuckets(client, -1)
    expect(await client.bucketExists(place.bucket)).to.equal(false)
  })
})
