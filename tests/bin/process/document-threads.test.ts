import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { createDocumentThreads } from '../../../bin/process/document-threads.ts'
import type { DocumentThreads } from '../../../bin/process/document-threads.ts'
import type { SpooledDocument } from '../../../domain/ports.ts'
import { instantOf } from '../../../domain/time.ts'
import { drawn, signed, trust } from '../../signatures/sample.ts'
import { rejectionOf } from '../../storage/vault/rejection.ts'

describe('the threads that judge documents', function () {
  this.timeout(20_000)
  let folder: string
  let threads: DocumentThreads
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'threads-'))
    threads = createDocumentThreads(trust)
  })
  after(async () => {
    await threads.close()
    await rm(folder, { recursive: true })
  })

  async function spooled(bytes: Uint8Array): Promise<SpooledDocument> {
    const path = join(folder, 'document')
    await writeFile(path, bytes)
    return { path } as SpooledDocument
  }

  it('say what is wrong with a document at first sight', async () => {
    expect(await threads.inspect(await spooled(Buffer.from('%PDF-1.7 cut')))).to.equal('document-truncated')
    expect(await threads.inspect(await spooled(await drawn()))).to.equal(null)
  })

  it('say what an examination would, under the trust they were given', async () => {
    const findings = await threads.verify(
      await spooled(await signed(await drawn())),
      instantOf(new Date('2026-11-23T08:00:00Z')),
    )
    expect(findings).to.not.have.length(0)
    expect(findings.map(({ verdict }) => verdict)).to.not.include('failed')
  })

  it('meet a file that is gone with a fault', async () => {
    const gone = { path: join(folder, 'gone') } as SpooledDocument
    expect(await rejectionOf(threads.inspect(gone))).to.have.property('name', 'ThreadLost')
  })
})
