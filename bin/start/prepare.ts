import { join } from 'node:path'
import { openAuthority } from '../../certs/authority/open-authority.ts'
import type { Authority } from '../../certs/authority/open-authority.ts'
import { parseSha256 } from '../../domain/ids.ts'
import { instantOf } from '../../domain/time.ts'
import { PEOPLE } from '../../sandbox/fiction/people.ts'
import { fictionalRegister } from '../../sandbox/fiction/register.ts'
import { openDatabase } from '../../storage/database/connect.ts'
import { migrate } from '../../storage/database/migrations/migrate.ts'
import { createStores } from '../../storage/database/stores.ts'

/** The notaries of the fiction, who get a certificate each. */
const NOTARIES = PEOPLE.filter((person) => person.roles.includes('notary'))

export function authorityFolder(dataFolder: string): string {
  return join(dataFolder, 'authority')
}

/** The development authority of this installation, made at first start. */
export function prepareAuthority(dataFolder: string): Promise<Authority> {
  return openAuthority({
    folder: authorityFolder(dataFolder),
    now: instantOf(new Date()),
    notaries: NOTARIES,
  })
}

/** The database with this version's tables, the fictional register and the roll of notaries. */
export async function prepareDatabase(
  url: string,
  authority: Authority,
): Promise<{ readonly parcels: number }> {
  const knex = await openDatabase({ url })
  try {
    await migrate(knex)
    const stores = createStores(knex)
    const parcels = await stores.register.import(fictionalRegister())
    for (const { id, certificateSha256 } of authority.notaries) {
      const digest = parseSha256(certificateSha256)
      if (digest === undefined) throw new Error(`The certificate of ${id} has no digest`)
      await stores.contacts.putFirst(
        { kind: 'person', id },
        { email: `${id}@notaires.example`, language: 'fr' },
        instantOf(new Date()),
      )
      await stores.notaries.enrol({
        id,
        name: nameOf(id),
        certificateSha256: digest,
        at: instantOf(new Date()),
      })
    }
    return { parcels }
  } finally {
    await knex.destroy()
  }
}

/** The name of a notary of the fiction. */
export function nameOf(id: string): string {
  return NOTARIES.find((notary) => notary.id === id)?.name ?? id
}
