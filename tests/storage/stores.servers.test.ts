import { itBehavesLikeStores } from './contract.ts'
import { openPostgresStores } from './database/postgres.ts'

describe('stores in PostgreSQL', () => {
  itBehavesLikeStores(openPostgresStores)
})
