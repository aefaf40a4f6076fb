import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { openAuthority, readCertificates } from '../../certs/authority/open-authority.ts'
import type { Authority } from '../../certs/authority/open-authority.ts'
import { instantOf } from '../../domain/time.ts'
import { configuredTrust } from '../../certs/trust/trust.ts'
import type { Trust } from '../../certs/trust/trust.ts'

/** The development authority of a folder, as our own processes use it: whom to trust, and the sealing key. */
export function authorityOf(folder: string): Promise<Authority> {
  return openAuthority({ folder, now: instantOf(new Date()), notaries: [] })
}

export function trustIn({ anchors, intermediates }: Pick<Authority, 'anchors' | 'intermediates'>): Trust {
  return configuredTrust(anchors, intermediates)
}

/** Whom to trust, of an authority's folder; its keys are not read. */
export async function trustOf(folder: string): Promise<Trust> {
  return trustIn(await readCertificates(folder))
}

const PEM = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g

/** Every certificate of a folder, DER or PEM, as an anchor. Throws when there is none. */
export async function trustFolder(folder: string): Promise<Trust> {
  const names = (await readdir(folder)).filter((name) => /\.(crt|cer|der|pem)$/i.test(name)).sort()
  const files = await Promise.all(names.map((name) => readFile(join(folder, name))))
  const anchors = files.flatMap(certificatesIn)
  if (anchors.length === 0) throw new Error(`${folder} holds no certificate (.crt, .cer, .der or .pem)`)
  return configuredTrust(anchors)
}

/** The certificates of one file: one in DER, or any number in PEM. */
export function certificatesIn(file: Buffer): readonly Uint8Array[] {
  if (!file.includes('-----BEGIN')) return [file]
  return Array.from(file.toString('latin1').matchAll(PEM), ([, body]) => Buffer.from(body ?? '', 'base64'))
}
