import type { ApiDeps } from '../../deps.ts'
import { verifyDocument } from '../../verification.ts'
import { endpoint } from '../endpoint.ts'
import type { Endpoint } from '../endpoint.ts'
import { incomingOf } from '../request.ts'
import { verification } from '../schemas/verification.ts'

/** The check that anyone may have made of any document. Nothing is kept of it. */
export function createVerificationEndpoints(deps: ApiDeps): readonly Endpoint[] {
  return [
    endpoint({
      ...{ method: 'post', path: '/verifications', subject: 'verification', access: 'anyone', scarce: true },
      summary: 'Check the signatures of a PDF, and whether the register knows it',
      body: 'pdf',
      answers: { status: 200, description: 'The verdict with its findings', content: verification },
      refuses: [],
      async handle({ req }) {
        return { status: 200, body: await verifyDocument(deps, incomingOf(req)) }
      },
    }),
  ]
}
