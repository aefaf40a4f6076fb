import { expect } from 'chai'
import { Refusal } from '../../../domain/refusal.ts'
import type { RefusalCode } from '../../../domain/refusal.ts'

/** Holds when the answer is a refusal with this code, and not a fault or a success. */
export async function refusedAs(code: RefusalCode, answer: Promise<unknown>): Promise<void> {
  const error: unknown = await answer.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error instanceof Refusal ? error.code : error).to.equal(code)
}
