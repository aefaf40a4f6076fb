import { Client, Connection } from '@temporalio/client'
import type { DataConverter } from '@temporalio/common'

interface TemporalDeps {
  readonly address: string
  readonly namespace: string
  readonly dataConverter: DataConverter
}

/** How long a server may take to answer a new connection, in milliseconds. */
const CONNECT_WITHIN = 10_000

/** One connection a process. Throws a fault when the server does not answer in time. */
export async function connectClient({ address, namespace, dataConverter }: TemporalDeps): Promise<Client> {
  const connection = await Connection.connect({ address, connectTimeout: CONNECT_WITHIN })
  return new Client({ connection, namespace, dataConverter })
}

/** The same, whether the server is there yet or not: the first call connects, and throws while it is away. */
export function connectLazily({ address, namespace, dataConverter }: TemporalDeps): Client {
  return new Client({ connection: Connection.lazy({ address }), namespace, dataConverter })
}
