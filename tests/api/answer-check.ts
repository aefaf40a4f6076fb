import type { Endpoint } from '../../api/v1/endpoint.ts'
import { refusalsOf } from '../../api/docs/openapi.ts'
import { problem } from '../../api/v1/schemas/problem.ts'

interface Seen {
  readonly method: string
  readonly path: string
  readonly status: number
  readonly body: unknown
}

/**
 * Holds every answer of every test against the documentation: a field that leaks, a status that is not
 * promised or a refusal that is not listed fails the test that met it.
 */
export function createAnswerCheck(endpoints: readonly Endpoint[]): (seen: Seen) => void {
  const patterns = endpoints.map((endpoint) => ({
    endpoint,
    pattern: new RegExp(`^/v1${endpoint.path.replace(/:\w+/g, '[^/]+')}(\\?|$)`),
  }))
  return ({ method, path, status, body }) => {
    const found = patterns.find(
      ({ endpoint, pattern }) => endpoint.method === method.toLowerCase() && pattern.test(path),
    )
    if (found === undefined) return
    const { answers } = found.endpoint
    if (status >= 400) checkProblem(found.endpoint, body)
    else if (status !== answers.status) throw new Error(`${path} answers ${status}, which nobody promised`)
    else if (typeof answers.content === 'object') answers.content?.parse(body)
  }
}

/** What may befall any request at all, and so is listed with none. */
const ANYWHERE = ['too-many-requests', 'cross-site-request', 'request-malformed', 'not-authenticated']

function checkProblem(endpoint: Endpoint, body: unknown): void {
  const { code } = problem.parse(body)
  if (code === undefined || ANYWHERE.includes(code) || refusalsOf(endpoint).includes(code)) return
  throw new Error(`${endpoint.method} ${endpoint.path} does not say that it refuses ${code}`)
}
