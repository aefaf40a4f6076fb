import { OpenAPIRegistry, OpenApiGeneratorV31 } from '@asteasolutions/zod-to-openapi'
import type { ResponseConfig, RouteConfig } from '@asteasolutions/zod-to-openapi'
import { z } from 'zod'
import type { RefusalCode } from '../../domain/refusal.ts'
import { MAX_DOCUMENT_BYTES } from '../commands/upload.ts'
import type { ApiConfig } from '../deps.ts'
import { PROBLEMS } from '../problem.ts'
import type { Endpoint } from '../v1/endpoint.ts'
import { FILES, isFile } from '../v1/files.ts'
import type { File } from '../v1/files.ts'
import { problem } from '../v1/schemas/problem.ts'

export type OpenApi = ReturnType<OpenApiGeneratorV31['generateDocument']>

const MEGABYTES = MAX_DOCUMENT_BYTES / 1024 / 1024

const DESCRIPTION = `A signed deed becomes a registered title. A program sends an access token of the identity
provider (Authorization: Bearer); a browser has a session. Every write carries an Idempotency-Key: the same request
under the same key is done once and answered the same. Money is whole cents, time is UTC. A document is at most
${MEGABYTES} MiB. A "no" is a problem (RFC 9457) with a code from a closed list; 503 means that a part is away and
that the same request, under the same key, may be tried again.`

/** The OpenAPI 3.1 document, from the same endpoints that are served. */
export function createOpenApi(
  endpoints: readonly Endpoint[],
  { publicUrl, issuer }: Pick<ApiConfig, 'publicUrl' | 'issuer'>,
): OpenApi {
  const registry = new OpenAPIRegistry()
  registry.registerComponent('securitySchemes', 'token', {
    type: 'openIdConnect',
    openIdConnectUrl: `${issuer}/.well-known/openid-configuration`,
    description: 'An access token (RFC 9068) for this API',
  })
  registry.registerComponent('securitySchemes', 'bank', {
    type: 'apiKey',
    in: 'header',
    name: 'X-Notification-Secret',
  })
  for (const endpoint of endpoints) registry.registerPath(routeOf(endpoint))
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: { title: 'Land transactions', version: '1', description: DESCRIPTION },
    servers: [{ url: publicUrl }],
  })
}

function routeOf(endpoint: Endpoint): RouteConfig {
  const { method, path, subject, summary, access } = endpoint
  return {
    method,
    path: `/v1${path.replace(/:(\w+)/g, '{$1}')}`,
    tags: [subject],
    summary,
    security: isOpen(access) ? [] : [{ [access === 'bank' ? 'bank' : 'token']: [] }],
    request: requestOf(endpoint),
    responses: { ...answersOf(endpoint), ...problemsOf(endpoint) },
  }
}

const idempotencyKey = z.string().min(8).max(128).meta({ description: 'Yours to choose, new for each thing' })

const partyCode = z
  .string()
  .meta({ description: 'The code of the party’s link', example: 'K7QM-20XF-9ABC-D3EF' })

/** Nobody logs in: whoever knows the code, or anyone. */
function isOpen(access: Endpoint['access']): boolean {
  return access === 'anyone' || access === 'party'
}

function requestOf({ path, query, keyed, body, access }: Endpoint): NonNullable<RouteConfig['request']> {
  const named = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => [name, z.string()] as const)
  const asked = Object.entries(query ?? {}).map(
    ([name, description]) => [name, z.string().optional().meta({ description })] as const,
  )
  return {
    ...(named.length > 0 && { params: z.object(Object.fromEntries(named)) }),
    ...(asked.length > 0 && { query: z.object(Object.fromEntries(asked)) }),
    headers: z.object({
      ...(keyed && { 'Idempotency-Key': idempotencyKey }),
      ...(access === 'party' && { 'Party-Code': partyCode }),
    }),
    ...(body !== undefined && { body: { required: true, content: contentOf(body) } }),
  }
}

const binary = z.string().meta({ format: 'binary' })

type Content = NonNullable<ResponseConfig['content']>

function contentOf(content: z.ZodType | File | 'events'): Content {
  if (isFile(content)) return Object.fromEntries(FILES[content].map((type) => [type, { schema: binary }]))
  if (content === 'events') return { 'text/event-stream': { schema: z.string() } }
  return { 'application/json': { schema: content } }
}

function answersOf({ answers: { status, description, content } }: Endpoint): Record<string, ResponseConfig> {
  return { [status]: { description, ...(content !== null && { content: contentOf(content) }) } }
}

/** The refusals an endpoint may answer: its own, and those that its access, key and body bring along. */
export function refusalsOf({ access, keyed, body, scarce, refuses }: Endpoint): readonly RefusalCode[] {
  return [
    ...refuses,
    ...(isOpen(access) ? [] : (['not-authenticated'] as const)),
    ...(access === 'person' ? (['not-authorised', 'notary-only'] as const) : []),
    ...(access === 'party' ? (['party-link-invalid'] as const) : []),
    ...(keyed ? (['idempotency-key-missing', 'idempotency-key-reused'] as const) : []),
    ...(keyed && access === 'person' ? (['cross-site-request'] as const) : []),
    ...bodyRefusalsOf(body),
    ...(scarce ? (['too-many-requests'] as const) : []),
  ]
}

/** Why bytes are not taken in as a document. */
const NO_DOCUMENT: readonly RefusalCode[] = [
  'document-too-large',
  'document-empty',
  'document-incomplete',
  'document-not-pdf',
  'document-truncated',
  'document-encrypted',
]

function bodyRefusalsOf(body: Endpoint['body']): readonly RefusalCode[] {
  if (body === undefined) return []
  return isFile(body) ? NO_DOCUMENT : ['request-malformed']
}

const content = { 'application/problem+json': { schema: problem } }

function problemsOf(endpoint: Endpoint): Record<string, ResponseConfig> {
  const byStatus = new Map<number, RefusalCode[]>()
  for (const code of refusalsOf(endpoint)) {
    const { status } = PROBLEMS[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  const refusals = [...byStatus].map(([status, codes]) => [
    status,
    { description: codes.join(', '), content },
  ])
  return {
    ...(Object.fromEntries(refusals) as Record<string, ResponseConfig>),
    503: { description: 'A part is away; Retry-After says when to try again', content },
  }
}
