import { createPrivateKey, type KeyObject } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Instant } from '../../domain/time.ts'
import { ensureFolder } from './atomic-folder.ts'
import { issueCertificate, type Issuer } from './issue-certificate.ts'
import { generateEcKey, generateRsaKey, pemOf } from './keys.ts'
import { ISSUING_NAME, ROOT_NAME, SEAL_NAME } from './names.ts'
import { validFor, YEARS } from './validity.ts'

/** The authority itself. */
export interface Hierarchy {
  readonly root: Uint8Array
  readonly issuing: Uint8Array
  readonly issuer: Issuer
  /** The root's key stays on disk: only its own CRL needs it, and would a new issuing authority. */
  readonly openRootKey: () => Promise<KeyObject>
  readonly seal: Uint8Array
  readonly sealKeyPem: string
}

/** Where in an authority's folder it lies. */
export function hierarchyIn(folder: string): string {
  return join(folder, 'hierarchy')
}

type Member = 'root' | 'issuing' | 'seal'

/** Reads root, issuing authority and seal from `folder`, or makes them there first. */
export async function openHierarchy(folder: string, now: Instant): Promise<Hierarchy> {
  await ensureFolder(folder, (path) => createHierarchy(path, now))
  const certificate = (member: Member): Promise<Buffer> => readFile(join(folder, `${member}.crt`))
  const key = (member: Member): Promise<string> => readFile(join(folder, `${member}.key.pem`), 'utf8')
  const issuingKey = createPrivateKey(await key('issuing'))
  return {
    ...(await readAuthorities(folder)),
    issuer: { name: ISSUING_NAME, privateKey: issuingKey },
    openRootKey: async () => createPrivateKey(await key('root')),
    seal: await certificate('seal'),
    sealKeyPem: await key('seal'),
  }
}

/** The two certificates that others are checked against; reads no key. */
export async function readAuthorities(folder: string): Promise<Pick<Hierarchy, 'root' | 'issuing'>> {
  return {
    root: await readFile(join(folder, 'root.crt')),
    issuing: await readFile(join(folder, 'issuing.crt')),
  }
}

async function createHierarchy(folder: string, now: Instant): Promise<void> {
  const [root, issuing, seal] = await Promise.all([
    generateRsaKey(3072),
    generateRsaKey(3072),
    generateEcKey(),
  ])
  const byRoot = { name: ROOT_NAME, privateKey: root.privateKey }
  const byIssuing = { name: ISSUING_NAME, privateKey: issuing.privateKey }
  const orders = {
    root: { subject: ROOT_NAME, publicKey: root.publicKey, use: { kind: 'authority', pathLength: 1 } },
    issuing: {
      subject: ISSUING_NAME,
      publicKey: issuing.publicKey,
      use: { kind: 'authority', pathLength: 0 },
    },
    seal: { subject: SEAL_NAME, publicKey: seal.publicKey, use: { kind: 'signing' } },
  } as const
  const issue = (member: Member, issuer: Issuer): Uint8Array =>
    issueCertificate({ ...orders[member], ...validFor(YEARS[member], now) }, issuer)
  await save(folder, 'root', root.privateKey, issue('root', byRoot))
  await save(folder, 'issuing', issuing.privateKey, issue('issuing', byRoot))
  await save(folder, 'seal', seal.privateKey, issue('seal', byIssuing))
}

async function save(folder: string, member: Member, key: KeyObject, certificate: Uint8Array): Promise<void> {
  await writeFile(join(folder, `${member}.key.pem`), pemOf(key), { mode: 0o600 })
  await writeFile(join(folder, `${member}.crt`), certificate)
}
