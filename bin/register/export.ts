import { withStores } from './open-register.ts'
import { writeRegisterFile } from './register-file.ts'

/** Prints the register as it stands now. */
export async function exportRegister(dataFolder: string): Promise<void> {
  const records = await withStores(dataFolder, (stores) => stores.register.all())
  process.stdout.write(writeRegisterFile(records))
}
