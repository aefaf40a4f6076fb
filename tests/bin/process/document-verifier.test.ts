import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import type { EvidenceSource } from '../../../activities/evidence/evidence-source.ts'
import { isAway } from '../../../api/unavailable.ts'
import { deedExaminer, deedPreviewer, documentVerifier } from '../../../bin/process/document-verifier.ts'
import { orAway } from '../../../bin/process/judge.ts'
import { parseSha256 } from '../../../domain/ids.ts'
import type { DeedPreviewer, SpooledDocument } from '../../../domain/ports.ts'
import { createMemoryStores } from '../../../storage/memory/stores.ts'
import { conclude } from '../../../domain/verdict.ts'
import { judgeOf, sourceOf } from '../../activities/judges.ts'
import { NOON } from '../../certs/test-pki.ts'
import { digest, judgement, sale } from '../../domain/sample.ts'
import { must } from '../../must.ts'
import { drawn, notary as signer, signed } from '../../signatures/sample.ts'
import { refusedAs } from '../../storage/contract/refusal.ts'

describe('the check of a document for anyone', () => {
  const judging = (gather: EvidenceSource['gather']): ReturnType<ReturnType<typeof documentVerifier>> =>
    documentVerifier(judgeOf({ source: orAway(sourceOf({ gather })) }))({
      ...{ path: import.meta.filename, sha256: digest, bytes: 1 },
    })

  it('concludes what the verdict does', async () => {
    expect(conclude(await judging(sourceOf().gather))).to.equal('failed')
  })

  it('is away while nobody can tell whom to trust, whatever the reason', async () => {
    const reasons = [
      Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
      new Error('HTTP 500'),
      new Error('The trust list has ended'),
    ]
    for (const reason of reasons) {
      const error: unknown = await judging(() => Promise.reject(reason)).catch((thrown: unknown) => thrown)
      expect(isAway(error), reason.message).to.equal(true)
      expect(error).to.have.property('cause', reason)
    }
  })
})

describe('the preview of a deed', () => {
  let folder: string
  let preview: DeedPreviewer
  const { notaries } = createMemoryStores()
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'registrar-preview-'))
    const his = must(parseSha256(signer.certificate.sha256))
    await notaries.enrol({ id: 'notary-1', name: 'Filao CASUARINA', certificateSha256: his, at: NOON })
    await notaries.enrol({ id: 'notary-2', name: 'Vacoas PANDANUS', certificateSha256: digest, at: NOON })
    preview = deedPreviewer(judgeOf(), { notaries })
  })
  after(() => rm(folder, { recursive: true }))

  const spooled = async (bytes: Uint8Array): Promise<SpooledDocument> => {
    const path = join(folder, 'deed.pdf')
    await writeFile(path, bytes)
    return { path, sha256: digest, bytes: bytes.byteLength }
  }

  it('judges it by its own notary’s certificates and office', async () => {
    const deed = await spooled(await signed(await drawn()))
    const his = await preview(deed, { notaryId: 'notary-1', terms: sale })
    expect(his.map(({ code }) => code)).to.include.members(['signature-proven', 'notary-in-office'])
    const others = await preview(deed, { notaryId: 'notary-2', terms: sale })
    expect(others.map(({ code }) => code)).to.include.members(['signed-by-another', 'certificate-not-bound'])
  })

  it('says the same of a deed in the vault', async () => {
    const bytes = await signed(await drawn())
    const examine = deedExaminer(judgeOf(), { notaries }, { read: () => Promise.resolve(bytes) })
    const his = { notaryId: 'notary-1', terms: sale }
    const found = await examine(judgement.document, his)
    expect(found).to.deep.equal(await preview(await spooled(bytes), his))
  })

  it('finds fault with what is no deed, and does not throw', async () => {
    const findings = await preview(await spooled(Buffer.from('%PDF-1.7 not a deed')), {
      ...{ notaryId: 'notary-1', terms: sale },
    })
    expect(findings.map(({ verdict }) => verdict)).to.include('failed')
  })

  it('is not for notaries who are not on the roll', async () => {
    await refusedAs(
      'not-authorised',
      preview(await spooled(await drawn()), { notaryId: 'notary-9', terms: sale }),
    )
  })
})
