import http from 'node:http'
import https from 'node:https'
import { Client } from 'minio'
import { guarded, PATIENCE } from './transport.ts'
import type { Patience } from './transport.ts'

export interface ObjectStoreAddress {
  /** `http://127.0.0.1:9000`, `https://objects.example` */
  readonly endpoint: string
  readonly accessKey: string
  readonly secretKey: string
  readonly region: string
}

/**
 * A client for any server that speaks the S3 API. Nothing is sent yet. Throws a fault when the endpoint is
 * not a URL.
 *
 * The client's own retry is off: it would send a stream a second time from where the first attempt left it.
 * Who calls the vault retries the whole step, which is idempotent.
 */
export function connectObjectStore(address: ObjectStoreAddress, patience: Patience = PATIENCE): Client {
  const { hostname, port, protocol } = new URL(address.endpoint)
  const useSSL = protocol === 'https:'
  return new Client({
    endPoint: hostname,
    ...(port !== '' && { port: Number(port) }),
    useSSL,
    accessKey: address.accessKey,
    secretKey: address.secretKey,
    region: address.region,
    transport: guarded(useSSL ? https : http, patience),
    transportAgent: useSSL ? new https.Agent({ keepAlive: true }) : new http.Agent({ keepAlive: true }),
    retryOptions: { disableRetry: true },
  })
}
