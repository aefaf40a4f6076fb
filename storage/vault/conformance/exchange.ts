import { createHash, randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { text } from 'node:stream/consumers'
import type { ObjectVersion } from '../versions.ts'
import type { VaultPlace } from '../vault-place.ts'

/** One thing that a server must do before deeds are entrusted to it. */
export interface ConformanceRow {
  readonly name: string
  /**
   * Worth knowing, yet no reason to turn a server away: it saves nothing that its administrator could not
   * destroy in another way. Locked versions are what nobody may destroy.
   */
  readonly advisory?: boolean
  /** Throws when the server does otherwise; the message says what it did. */
  readonly run: (place: VaultPlace) => Promise<void>
}

export interface Question {
  readonly method: 'DELETE' | 'GET' | 'HEAD' | 'POST' | 'PUT'
  /** Absent: the bucket itself is asked. */
  readonly key?: string
  readonly query?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

const ANY_STATUS = Array.from({ length: 400 }, (_, i) => 200 + i)

/** Any signed S3 request, with any header, and the plain answer, because a row must see the status. */
export async function ask({ client, bucket }: VaultPlace, question: Question): Promise<Answer> {
  const { method, key, query, headers, body = '' } = question
  const request = {
    method,
    bucketName: bucket,
    ...(key !== undefined && { objectName: key }),
    ...(query !== undefined && { query }),
    headers: { ...headers, ...(body !== '' && { 'content-md5': md5(body) }) },
  }
  const response = await client.makeRequestAsync(request, body, ANY_STATUS)
  return { status: response.statusCode ?? 0, headers: response.headers, body: await text(response) }
}

/** S3 wants it with every instruction on locks and versioning. */
function md5(body: string): string {
  return createHash('md5').update(body).digest('base64')
}

export function checksumOf(body: string): string {
  return createHash('sha256').update(body).digest('base64')
}

/** Stores a version: of a new object, or of `key`. */
export async function stored(
  place: VaultPlace,
  body: string,
  {
    key = newKey(),
    headers = {},
  }: { readonly key?: string; readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<ObjectVersion> {
  const answer = mustAnswer(await ask(place, { method: 'PUT', key, body, headers }), 200)
  return { key, versionId: versionIn(answer) }
}

export function versionIn(answer: Answer): string {
  const versionId = answer.headers['x-amz-version-id']
  if (typeof versionId !== 'string' || versionId === 'null') throw new Error('no version id was given')
  return versionId
}

/** The very version still has these bytes. */
export async function mustRead(place: VaultPlace, version: ObjectVersion, body: string): Promise<void> {
  const answer = await ask(place, {
    method: 'GET',
    key: version.key,
    query: `versionId=${version.versionId}`,
  })
  if (mustAnswer(answer, 200).body !== body) throw new Error(`read back ${answer.body} instead of ${body}`)
}

export function newKey(): string {
  return `row-${randomUUID()}`
}

/** Answers the answer, when it has one of these statuses. */
export function mustAnswer(answer: Answer, ...statuses: readonly number[]): Answer {
  if (statuses.includes(answer.status)) return answer
  const code = /<Code>(\w+)<\/Code>/.exec(answer.body)?.[1] ?? ''
  throw new Error(`answered ${answer.status} ${code}`.trim())
}

/** Refused by decision of the server: by which status, servers differ. */
export function mustRefuse(answer: Answer): void {
  mustAnswer(answer, 400, 403, 405, 409)
}
