import type { Client } from 'minio'

/** Where documents lie. */
export interface VaultPlace {
  readonly client: Client
  readonly bucket: string
}
