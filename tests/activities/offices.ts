import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createBankGateway } from '../../activities/bank-gateway.ts'
import { createTransactionActivities } from '../../activities/transaction-activities.ts'
import type { TransactionActivities } from '../../activities/contract.ts'
import type { BankGateway } from '../../domain/ports.ts'
import { createStores } from '../../storage/database/stores.ts'
import { foundTown } from '../sandbox/bank/town.ts'
import type { Town } from '../sandbox/bank/town.ts'
import { createWorld } from '../storage/contract/world.ts'
import type { World } from '../storage/contract/world.ts'
import { openMigrated } from '../storage/migrated.ts'

/** The activities over a database of their own and a bank that answers over HTTP. */
export interface Offices {
  readonly world: World
  readonly town: Town
  readonly bank: BankGateway
  readonly activities: TransactionActivities
  close(): Promise<void>
}

export function gatewayTo(url: string, password = 'sesame'): BankGateway {
  return createBankGateway({
    url,
    merchant: 'REGISTRAR',
    password,
    returnUrl: (orderId) => `http://127.0.0.1:1/back?order=${orderId}`,
    notificationUrl: 'http://127.0.0.1:1/notified',
  })
}

export async function openOffices(): Promise<Offices> {
  const folder = await mkdtemp(join(tmpdir(), 'registrar-activities-'))
  const knex = await openMigrated(folder)
  const stores = createStores(knex)
  const town = await foundTown()
  const bank = gatewayTo(town.bankUrl())
  return {
    world: createWorld(stores),
    town,
    bank,
    activities: createTransactionActivities({ stores, bank }),
    async close() {
      await town.leave()
      await knex.destroy()
      await rm(folder, { recursive: true })
    },
  }
}

/** The code with which an activity refused; the fault's message when it did not refuse. */
export async function codeOf(activity: Promise<unknown>): Promise<string> {
  try {
    await activity
  } catch (error) {
    const { type, message } = error as Error & { readonly type?: string }
    return type ?? `fault: ${message}`
  }
  return 'answered'
}
