import type { VaultPlace } from '../vault-place.ts'
import { ask, checksumOf, mustAnswer, mustRead, mustRefuse, newKey, stored } from './exchange.ts'
import type { Answer, ConformanceRow } from './exchange.ts'

const CREATE_ONLY = { 'if-none-match': '*' }

/** How objects come into the store. */
export const WRITING_ROWS: readonly ConformanceRow[] = [
  {
    name: 'a second create-only put is refused with 412, and the first object stays',
    async run(place: VaultPlace): Promise<void> {
      const first = await stored(place, 'first', { headers: CREATE_ONLY })
      mustAnswer(
        await ask(place, { method: 'PUT', key: first.key, body: 'second', headers: CREATE_ONLY }),
        412,
      )
      await mustRead(place, first, 'first')
    },
  },
  {
    name: 'of twenty create-only puts at once exactly one wins',
    async run(place: VaultPlace): Promise<void> {
      const key = newKey()
      const put = (i: number): Promise<Answer> =>
        ask(place, { method: 'PUT', key, body: `put ${i}`, headers: CREATE_ONLY })
      const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => put(i)))
      // Amazon's server answers 409 to who lost while both were still sending.
      const won = answers.filter((answer) => mustAnswer(answer, 200, 412, 409).status === 200)
      if (won.length !== 1) throw new Error(`${won.length} of them won`)
    },
  },
  {
    name: 'a put with a wrong SHA-256 checksum is refused, and nothing is stored',
    async run(place: VaultPlace): Promise<void> {
      const key = newKey()
      const headers = { 'x-amz-checksum-sha256': checksumOf('what was meant') }
      mustRefuse(await ask(place, { method: 'PUT', key, body: 'what was sent', headers }))
      mustAnswer(await ask(place, { method: 'HEAD', key }), 404)
    },
  },
  {
    name: 'the SHA-256 checksum is kept and answered',
    async run(place: VaultPlace): Promise<void> {
      const checksum = checksumOf('a deed')
      const { key } = await stored(place, 'a deed', { headers: { 'x-amz-checksum-sha256': checksum } })
      const head = await ask(place, { method: 'HEAD', key, headers: { 'x-amz-checksum-mode': 'ENABLED' } })
      const kept = mustAnswer(head, 200).headers['x-amz-checksum-sha256']
      if (kept !== checksum) throw new Error(`answered ${String(kept)}`)
    },
  },
  {
    name: 'completing a multipart upload can be create-only as well',
    async run(place: VaultPlace): Promise<void> {
      const key = newKey()
      const [first, second] = [await uploadParts(place, key), await uploadParts(place, key)]
      mustAnswer(await complete(place, key, first), 200)
      mustAnswer(await complete(place, key, second), 412)
    },
  },
]

interface Upload {
  readonly uploadId: string
  readonly etag: string
}

async function uploadParts(place: VaultPlace, key: string): Promise<Upload> {
  const begun = mustAnswer(await ask(place, { method: 'POST', key, query: 'uploads' }), 200)
  const uploadId = /<UploadId>([^<]+)</.exec(begun.body)?.[1] ?? ''
  const query = `partNumber=1&uploadId=${encodeURIComponent(uploadId)}`
  const part = mustAnswer(await ask(place, { method: 'PUT', key, query, body: `part of ${uploadId}` }), 200)
  return { uploadId, etag: part.headers.etag ?? '' }
}

function complete(place: VaultPlace, key: string, { uploadId, etag }: Upload): Promise<Answer> {
  const body = `<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>${etag}</ETag></Part></CompleteMultipartUpload>`
  const query = `uploadId=${encodeURIComponent(uploadId)}`
  return ask(place, { method: 'POST', key, query, body, headers: CREATE_ONLY })
}
