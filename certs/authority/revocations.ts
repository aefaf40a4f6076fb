import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Certificate } from '../x509/certificate.ts'
import { sameName } from '../x509/name.ts'
import { parseCertificate } from '../x509/parse-certificate.ts'
import { hierarchyIn, readAuthorities } from './hierarchy.ts'
import type { RevokedEntry } from './issue-crl.ts'

/** A certificate revoked, and whose list it belongs on. */
export interface Revocation extends RevokedEntry {
  readonly issuer: 'root' | 'issuing'
}

/** What the authority in `folder` has revoked, in the order in which it did. */
export async function readRevocations(folder: string): Promise<readonly Revocation[]> {
  const text = await readFile(join(folder, FILE), 'utf8').catch(absent)
  return text === undefined ? [] : (JSON.parse(text) as Revocation[])
}

/**
 * Puts a certificate on record as revoked; the first revocation of a certificate stands.
 * Throws when the authority did not issue it.
 */
export async function revoke(
  folder: string,
  certificate: Certificate,
  { at, reason }: Pick<RevokedEntry, 'at' | 'reason'>,
): Promise<void> {
  const { serial } = certificate
  const issuer = await issuerOf(certificate, folder)
  const known = await readRevocations(folder)
  if (known.some((entry) => entry.serial === serial && entry.issuer === issuer)) return
  const all: readonly Revocation[] = [...known, { serial, at, reason, issuer }]
  await writeFile(join(folder, `${FILE}.new`), JSON.stringify(all, null, 2), { mode: 0o600, flush: true })
  await rename(join(folder, `${FILE}.new`), join(folder, FILE))
}

const FILE = 'revoked.json'

async function issuerOf({ issuer }: Certificate, folder: string): Promise<Revocation['issuer']> {
  const authorities = await readAuthorities(hierarchyIn(folder))
  if (sameName(issuer, parseCertificate(authorities.issuing).subject)) return 'issuing'
  if (sameName(issuer, parseCertificate(authorities.root).subject)) return 'root'
  throw new Error('This authority did not issue that certificate')
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined
  throw error
}
