import { expect } from 'chai'
import { createHash } from 'node:crypto'
import { NO_EVIDENCE } from '../../../signatures/evidence-set.ts'
import { formFields } from '../../../signatures/pdf/fields.ts'
import { readRevisions } from '../../../signatures/pdf/revisions.ts'
import { entryOf } from '../../../signatures/pdf/values.ts'
import { arrayAt, catalogOf, dictAt, lastViewOf } from '../../../signatures/pdf/view.ts'
import { openBaseFile } from '../../../signatures/sign/base-file.ts'
import { withDocumentTimestamp } from '../../../signatures/sign/document-timestamp.ts'
import { withSecurityStore } from '../../../signatures/sign/security-store.ts'
import { TimestampError } from '../../../signatures/timestamp/timestamp-error.ts'
import { certifyAuthority } from '../../certs/test-pki.ts'
import { must } from '../../must.ts'
import { drawn, faultsOf, notary, signed, verdictOn } from '../sample.ts'
import { certifyTsa, timestampsBy } from '../tsa.ts'

const ROOM = 4096
const tsaRoot = certifyAuthority({ subject: 'TSA root' })
const tsa = certifyTsa({ subject: 'TSA', issuer: tsaRoot, serial: 31 })
const timestamps = timestampsBy({ tsa })
const material = { ...NO_EVIDENCE, certificates: [notary.certificate.der, tsa.certificate.der] }

const startsWith = (whole: Uint8Array, start: Uint8Array): boolean =>
  Buffer.compare(whole.subarray(0, start.length), start) === 0

describe('a document security store', () => {
  for (const packed of [false, true]) {
    it(`is appended to a signed file with ${packed ? 'packed' : 'plain'} objects, and the signature passes`, async () => {
      const base = await signed(await drawn(packed))
      const stored = withSecurityStore(openBaseFile(base), material)
      expect(startsWith(stored, base)).to.equal(true)
      expect(verdictOn(stored).signatures[0]).to.include({ indication: 'TOTAL_PASSED', changesAfter: 'LTA' })
    })
  }

  it('names its material under the SHA-1 of the signature', async () => {
    const base = await signed(await drawn())
    const view = lastViewOf(readRevisions(withSecurityStore(openBaseFile(base), material)))
    const store = must(dictAt(view, catalogOf(view), 'DSS'))
    const signature = view.resolve(must(formFields(view)[0]).value)
    const contents = signature.kind === 'dict' ? entryOf(signature, 'Contents') : undefined
    if (contents?.kind !== 'string') throw new Error('no contents')
    const name = createHash('sha1').update(contents.bytes).digest('hex').toUpperCase()
    const entry = must(dictAt(view, must(dictAt(view, store, 'VRI')), name))
    expect(arrayAt(view, entry, 'Cert')?.items).to.deep.equal(arrayAt(view, store, 'Certs')?.items)
    expect(store.entries.has('CRLs')).to.equal(false)
  })

  it('keeps what it held and stores nothing twice', async () => {
    const once = withSecurityStore(openBaseFile(await signed(await drawn())), material)
    const more = { ...material, certificates: [...material.certificates, tsaRoot.certificate.der] }
    const view = lastViewOf(readRevisions(withSecurityStore(openBaseFile(once), more)))
    const before = lastViewOf(readRevisions(once))
    const listOf = (of: typeof view): readonly unknown[] =>
      must(arrayAt(of, must(dictAt(of, catalogOf(of), 'DSS')), 'Certs')).items
    expect(listOf(view)).to.have.length(3)
    expect(listOf(view).slice(0, 2)).to.deep.equal(listOf(before))
  })
})

describe('a document timestamp', () => {
  it('is appended, and leaves a certification against any change in force', async () => {
    for (const packed of [false, true]) {
      const sealed = await signed(await drawn(packed), undefined, { certify: 1 })
      const stored = withSecurityStore(openBaseFile(sealed), material)
      const stamped = await withDocumentTimestamp(openBaseFile(stored), timestamps, ROOM)
      const again = await withDocumentTimestamp(
        openBaseFile(withSecurityStore(openBaseFile(stamped), material)),
        timestamps,
        ROOM,
      )
      expect(startsWith(again, stamped) && startsWith(stamped, sealed)).to.equal(true)
      const verdict = verdictOn(again)
      expect(faultsOf(verdict)).to.deep.equal([])
      expect(verdict.signatures[0]).to.include({ changesAfter: 'LTA' })
      expect(verdict.timestamps.map(({ field }) => field)).to.deep.equal(['Timestamp1', 'Timestamp2'])
      expect(verdict.timestamps[1]?.coverage).to.equal('ENTIRE_FILE')
    }
  })

  it('is not put into the file when the authority stamped something else', async () => {
    const base = await signed(await drawn())
    for (const fault of ['imprint', 'nonce', 'refusal'] as const) {
      const error: unknown = await withDocumentTimestamp(
        openBaseFile(base),
        timestampsBy({ tsa, fault }),
        ROOM,
      ).catch((e: unknown) => e)
      expect(error, fault).to.be.instanceOf(TimestampError)
    }
  })
})
