import { ActivityFailure, ApplicationFailure } from '@temporalio/workflow'
import type { RefusalCode, RefusalDetail } from '../domain/refusal.ts'

/** Refuses a message: the caller sees the code as the failure's type and the detail as its first detail. */
export function refuse(code: RefusalCode, message: string, detail: RefusalDetail = {}): never {
  throw ApplicationFailure.nonRetryable(message, code, detail)
}

/** A refusal that an activity gave, out of its wrapping, so that callers find every refusal in the same place. */
export function unwrapped(error: unknown): unknown {
  return error instanceof ActivityFailure && error.cause instanceof ApplicationFailure ? error.cause : error
}
