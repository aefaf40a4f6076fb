import { endpoint } from '../endpoint.ts'
import type { Endpoint } from '../endpoint.ts'
import { kindList } from '../schemas/kinds.ts'
import { kindListView } from '../views/kinds.ts'

/** The catalogue of kinds is public, as the law that it rests on. */
export function createKindEndpoints(): readonly Endpoint[] {
  return [
    endpoint({
      ...{ method: 'get', path: '/kinds', subject: 'transactions', access: 'anyone' },
      summary: 'Every kind of transaction, with its roles, documents and fields',
      answers: { status: 200, description: 'The catalogue', content: kindList },
      refuses: [],
      handle: () => Promise.resolve({ status: 200, body: kindListView() }),
    }),
  ]
}
