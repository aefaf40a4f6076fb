import { expect } from 'chai'
import type { Client } from 'minio'
import { ensureBucket } from '../../../storage/vault/bucket.ts'
import { connectObjectStore } from '../../../storage/vault/connect.ts'
import { checkVault } from '../../../storage/vault/health.ts'
import { running } from '../../running.ts'
import { messageOf } from './rejection.ts'
import { freshName } from './fresh-place.ts'

describe('the bucket of the vault', () => {
  let client: Client
  before(() => {
    client = connectObjectStore(running().s3)
  })

  it('is made with versions and object lock, by however many at once, and is left alone afterwards', async () => {
    const name = freshName()
    await Promise.all(Array.from({ length: 8 }, () => ensureBucket(client, name)))
    await ensureBucket(client, name)
    await checkVault(client, name)
  })

  it('is not used when it keeps no versions', async () => {
    const name = freshName()
    await client.makeBucket(name)
    expect(await messageOf(ensureBucket(client, name))).to.equal(`The bucket ${name} keeps no versions`)
    expect(await messageOf(checkVault(client, name))).to.equal(`The bucket ${name} keeps no versions`)
  })

  it('is not used when it keeps versions but has no object lock', async () => {
    const name = freshName()
    await client.makeBucket(name)
    await client.setBucketVersioning(name, { Status: 'Enabled' })
    expect(await messageOf(ensureBucket(client, name))).to.equal(
      `The bucket ${name} was made without object lock`,
    )
  })

  it('is not healthy when it is not there, and the check does not make it', async () => {
    const name = freshName()
    expect(await messageOf(checkVault(client, name))).to.contain('bucket')
    expect(await client.bucketExists(name)).to.equal(false)
  })
})
