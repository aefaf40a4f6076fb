import type { Client } from '@temporalio/client'
import type { Knex } from 'knex'
import { checkDatabase } from '../../storage/database/health.ts'
import { checkVault } from '../../storage/vault/health.ts'
import type { VaultPlace } from '../../storage/vault/vault-place.ts'
import type { Check } from './health.ts'

export function databaseCheck(knex: Knex): Check {
  return {
    part: 'database',
    async ask() {
      const health = await checkDatabase(knex)
      if (!health.healthy) throw new Error(`${health.because} (${health.detail})`)
    },
  }
}

export function vaultCheck({ client, bucket }: VaultPlace): Check {
  return { part: 'object store', ask: () => checkVault(client, bucket) }
}

export function temporalCheck(client: Client): Check {
  return {
    part: 'temporal',
    async ask() {
      await client.workflowService.getSystemInfo({})
    },
  }
}
