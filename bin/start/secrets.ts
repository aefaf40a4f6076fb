import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const schema = z.strictObject({
  codecKeys: z.string(),
  payLinkKey: z.string(),
  noticesKey: z.string(),
  portalSecret: z.string(),
  bankPassword: z.string(),
  bankNotificationSecret: z.string(),
})

/** The secrets that the parts of one installation share. */
export type Secrets = z.infer<typeof schema>

const secret = (): string => randomBytes(32).toString('base64')

/** Those of the data folder, made there at first start for the owner's eyes only. */
export async function openSecrets(dataFolder: string): Promise<Secrets> {
  const file = join(dataFolder, 'secrets.json')
  const existing = await readFile(file, 'utf8').catch(absent)
  const kept = existing === undefined ? {} : schema.partial().parse(JSON.parse(existing))
  // The folder of an earlier version lacks what came later.
  const secrets = schema.parse({ ...fresh(), ...kept })
  if (Object.keys(kept).length === Object.keys(secrets).length) return secrets
  await mkdir(dataFolder, { recursive: true, mode: 0o700 })
  await writeFile(`${file}.new`, JSON.stringify(secrets, null, 2), { mode: 0o600 })
  await rename(`${file}.new`, file)
  return secrets
}

function fresh(): Secrets {
  return {
    codecKeys: `k1:${secret()}`,
    payLinkKey: secret(),
    noticesKey: secret(),
    portalSecret: secret(),
    bankPassword: secret(),
    bankNotificationSecret: secret(),
  }
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined
  throw error
}
