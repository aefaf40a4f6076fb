import { Connection } from '@temporalio/client'
import { msToTs } from '@temporalio/common/lib/time.js'
import type { defineSearchAttributeKey } from '@temporalio/common'

/** A typed search attribute, as `defineSearchAttributeKey` of the SDK makes it. */
export type SearchAttribute = ReturnType<typeof defineSearchAttributeKey>

interface NamespaceOptions {
  readonly address: string
  readonly namespace: string
  readonly searchAttributes: readonly SearchAttribute[]
}

const CALL_MS = 3_000
const ALREADY_EXISTS = 6
const DAYS_KEPT = 7

/** How the operator service numbers the types of search attributes. */
const TYPE_NUMBERS: Readonly<Record<SearchAttribute['type'], number>> = {
  TEXT: 1,
  KEYWORD: 2,
  INT: 3,
  DOUBLE: 4,
  BOOL: 5,
  DATETIME: 6,
  KEYWORD_LIST: 7,
}

/**
 * Makes sure that the namespace is there with its search attributes, by asking the server over gRPC.
 * @throws Error while the server does not answer.
 */
export async function prepareNamespace(options: NamespaceOptions): Promise<void> {
  const connection = await Connection.connect({ address: options.address, connectTimeout: CALL_MS })
  try {
    await connection.withDeadline(Date.now() + CALL_MS, () => prepare(connection, options))
  } finally {
    await connection.close()
  }
}

async function prepare(
  connection: Connection,
  { namespace, searchAttributes }: NamespaceOptions,
): Promise<void> {
  await connection.workflowService
    .registerNamespace({ namespace, workflowExecutionRetentionPeriod: msToTs(`${DAYS_KEPT} days`) })
    .catch((error: unknown) => {
      if ((error as { readonly code?: number }).code !== ALREADY_EXISTS) throw error
    })
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace })
  const missing = searchAttributes.filter(({ name }) => !(name in customAttributes))
  if (missing.length === 0) return
  const types = missing.map(({ name, type }) => [name, TYPE_NUMBERS[type]] as const)
  await connection.operatorService.addSearchAttributes({
    namespace,
    searchAttributes: Object.fromEntries(types),
  })
}

/** `RegistrarStage=Keyword`: how the development server's command line names an attribute. */
export function asFlag({ name, type }: SearchAttribute): string {
  const words = type.split('_').map((word) => word.charAt(0) + word.slice(1).toLowerCase())
  return `${name}=${words.join('')}`
}
