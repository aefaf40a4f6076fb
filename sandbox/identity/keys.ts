import { createHmac, generateKeyPairSync, randomBytes } from 'node:crypto'
import type { JsonWebKey } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What the provider must remember so that a restart voids no token and no login. */
export interface IdentityKeys {
  /** Private P-256 key that signs ID tokens and access tokens. */
  readonly signing: JsonWebKey
  readonly cookies: string
  readonly programs: string
}

export interface ProgramCredentials {
  readonly personId: string
  readonly clientId: string
  readonly clientSecret: string
}

/** Reads the keys in the folder; the first time, makes them. Readable by this user alone. */
export function keptKeys(folder: string): IdentityKeys {
  const file = join(folder, 'identity-keys.json')
  if (!existsSync(file)) writeWhole(folder, file, newKeys())
  return JSON.parse(readFileSync(file, 'utf8')) as IdentityKeys
}

/** What a program that acts for the person shows for a token. The same as long as the keys are kept. */
export function programCredentials(keys: IdentityKeys, personId: string): ProgramCredentials {
  const clientSecret = createHmac('sha256', keys.programs).update(personId).digest('base64url')
  return { personId, clientId: `program-${personId}`, clientSecret }
}

function newKeys(): IdentityKeys {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const secret = (): string => randomBytes(32).toString('base64url')
  return { signing: privateKey.export({ format: 'jwk' }), cookies: secret(), programs: secret() }
}

/** Renamed into place, so that a file cut short by a crash is never taken for the keys. */
function writeWhole(folder: string, file: string, keys: IdentityKeys): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(`${file}.new`, JSON.stringify(keys), { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
}
