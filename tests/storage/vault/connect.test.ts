import { expect } from 'chai'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { connectObjectStore } from '../../../storage/vault/connect.ts'
import { sha256Of } from '../../../storage/vault/digest.ts'
import { checkVault } from '../../../storage/vault/health.ts'
import { createVault } from '../../../storage/vault/vault.ts'
import { rejectionOf } from './rejection.ts'

const PATIENCE = { connectMs: 100, answerMs: 300, readMs: 200 }
const DOCUMENT = Buffer.from('a deed of sale')

describe('an object store that fails', () => {
  const closing: (() => void)[] = []
  afterEach(() => {
    for (const close of closing.splice(0)) close()
  })

  /** A client of a server that fails in this way. */
  async function clientOf(listener: RequestListener) {
    const server = createServer(listener).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    closing.push(() => {
      server.close()
      server.closeAllConnections()
    })
    return { client: clientAt(port), port }
  }

  function clientAt(port: number) {
    const endpoint = `http://127.0.0.1:${port}`
    return connectObjectStore(
      { endpoint, accessKey: 'key', secretKey: 'secret', region: 'us-east-1' },
      PATIENCE,
    )
  }

  function refTo(bytes: Uint8Array) {
    return { sha256: sha256Of(bytes), bytes: bytes.byteLength, key: 'sha256/ab/ab', versionId: '1' }
  }

  it('is a fault at once when it is away', async () => {
    const { port } = await clientOf(() => undefined)
    closing.splice(0).forEach((close) => {
      close()
    })
    const vault = createVault({ client: clientAt(port), bucket: 'documents' })
    expect((await rejectionOf(vault.putBytes(DOCUMENT))).code).to.equal('ECONNREFUSED')
    expect((await rejectionOf(vault.read(refTo(DOCUMENT)))).code).to.equal('ECONNREFUSED')
    expect((await rejectionOf(checkVault(clientAt(port), 'documents'))).code).to.equal('ECONNREFUSED')
  })

  it('is a fault when it never answers', async () => {
    const { client } = await clientOf(() => undefined)
    const vault = createVault({ client, bucket: 'documents' })
    expect((await rejectionOf(vault.putBytes(DOCUMENT))).code).to.equal('ETIMEDOUT')
    expect((await rejectionOf(vault.read(refTo(DOCUMENT)))).code).to.equal('ETIMEDOUT')
    expect((await rejectionOf(checkVault(client, 'documents'))).code).to.equal('ETIMEDOUT')
  })

  it('is a fault when it says that it is unable, and is not asked again', async () => {
    let asked = 0
    const { client } = await clientOf((request, response) => {
      asked += 1
      request.resume()
      response.writeHead(503).end('<Error><Code>SlowDown</Code></Error>')
    })
    const vault = createVault({ client, bucket: 'documents' })
    expect((await rejectionOf(vault.putBytes(DOCUMENT))).code).to.equal('ServiceUnavailable')
    expect(asked).to.equal(1)
  })

  it('is a fault when it falls silent within a document', async () => {
    const { client } = await clientOf((_request, response) => {
      response.writeHead(200, { 'content-length': DOCUMENT.byteLength }).write(DOCUMENT.subarray(0, 5))
    })
    await rejectionOf(createVault({ client, bucket: 'documents' }).read(refTo(DOCUMENT)))
  })

  it('is a fault when it breaks off within a document', async () => {
    const { client } = await clientOf((_request, response) => {
      response.writeHead(200, { 'content-length': DOCUMENT.byteLength })
      response.write(DOCUMENT.subarray(0, 5), () => response.destroy())
    })
    await rejectionOf(createVault({ client, bucket: 'documents' }).read(refTo(DOCUMENT)))
  })

  it('is a fault when it ends a document early and calls that the whole', async () => {
    const { client } = await clientOf((_request, response) =>
      response.writeHead(200).end(DOCUMENT.subarray(0, 5)),
    )
    const error = await rejectionOf(createVault({ client, bucket: 'documents' }).read(refTo(DOCUMENT)))
    expect(error.message).to.contain(`5 of the ${DOCUMENT.byteLength} bytes`)
  })

  it('is a fault when it stores without keeping a version', async () => {
    const { client } = await clientOf((request, response) => {
      request.resume().on('end', () => response.writeHead(200).end())
    })
    const error = await rejectionOf(createVault({ client, bucket: 'documents' }).putBytes(DOCUMENT))
    expect(error.message).to.equal('The bucket documents keeps no versions')
  })

  it('is a fault when it acknowledges one document and gives back another', async () => {
    const { client } = await clientOf((request, response) => {
      request.resume().on('end', () => {
        response.writeHead(200, { 'x-amz-version-id': '1' })
        response.end(request.method === 'GET' ? Buffer.from('a deed of gift') : undefined)
      })
    })
    const error = await rejectionOf(createVault({ client, bucket: 'documents' }).putBytes(DOCUMENT))
    expect(error.message).to.contain('Other bytes than')
  })
})
