import { readFile } from 'node:fs/promises'
import { withStores } from './open-register.ts'
import { readRegisterFile } from './register-file.ts'

/** Adds the parcels of a file; those that the register has already stay untouched. */
export async function importRegister(file: string, dataFolder: string): Promise<void> {
  const records = readRegisterFile(await readFile(file, 'utf8'))
  const added = await withStores(dataFolder, (stores) => stores.register.import(records))
  console.log(`${added} of ${records.length} parcels were new.`)
}
