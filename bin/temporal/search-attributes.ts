import type { Connection } from '@temporalio/client'
import { SEARCH_ATTRIBUTES } from '../../workflows/messages.ts'

/** The server's numbers for the types that we use (temporal.api.enums.v1.IndexedValueType). */
const TYPES = { KEYWORD: 2, DATETIME: 6 } as const

/**
 * Tells the namespace the search attributes that the procedure sets; those it knows stay. To be done before
 * the first worker polls: a workflow that sets an unknown attribute cannot go on.
 */
export async function registerSearchAttributes(
  { operatorService }: Connection,
  namespace: string,
): Promise<void> {
  const { customAttributes } = await operatorService.listSearchAttributes({ namespace })
  const missing = SEARCH_ATTRIBUTES.filter(({ name }) => !Object.hasOwn(customAttributes, name))
  if (missing.length === 0) return
  const searchAttributes = Object.fromEntries(missing.map(({ name, type }) => [name, TYPES[type]]))
  await operatorService.addSearchAttributes({ namespace, searchAttributes })
}
