import type { Request, Response } from 'express'
import type { ZodType } from 'zod'
import type { RefusalCode } from '../../domain/refusal.ts'
import type { File } from './files.ts'

/** One request that has been let in, its body read. */
interface Call<Body> {
  readonly req: Request
  readonly res: Response
  readonly body: Body
}

interface Answer {
  readonly status: number
  readonly body: unknown
}

/**
 * One thing that the API does. Routing, validation and documentation all read it, so none can know of
 * something that the others do not.
 */
export interface Endpoint<Body = unknown> {
  readonly method: 'get' | 'post' | 'put'
  /** Below /v1, as Express writes it: `/transactions/:id`. */
  readonly path: string
  readonly subject:
    | 'messages'
    | 'webhooks'
    | 'transactions'
    | 'documents'
    | 'exchange'
    | 'payment'
    | 'review'
    | 'register'
    | 'owners'
    | 'publications'
    | 'verification'
  readonly summary: string
  /** `party`: by the code of a party’s link, in the header Party-Code. `bank`: the payment gateway, by its secret. */
  readonly access: 'person' | 'party' | 'anyone' | 'bank'
  /** A write that needs an Idempotency-Key. */
  readonly keyed?: true
  /** Worth guessing at, or dear to answer: fewer tries a minute. */
  readonly scarce?: true
  /** The schema of a JSON body; or that of a file, which the endpoint reads itself. */
  readonly body?: ZodType<Body> | File
  readonly query?: Readonly<Record<string, string>>
  readonly answers: {
    readonly status: number
    readonly description: string
    readonly content: ZodType | File | 'events' | null
  }
  /** The refusals that are its own; those of access, body and key go without saying. */
  readonly refuses: readonly RefusalCode[]
  /** Answers, or writes the response itself. */
  handle(call: Call<Body>): Promise<Answer | undefined>
}

/** Lets the compiler see that body and handler agree. */
export function endpoint<Body>(definition: Endpoint<Body>): Endpoint {
  return definition
}
