import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Instant } from '../../domain/time.ts'
import { certificateSha256 } from '../x509/parse-certificate.ts'
import { ensureFolder } from './atomic-folder.ts'
import type { Hierarchy } from './hierarchy.ts'
import { issueCertificate } from './issue-certificate.ts'
import { generateRsaKey } from './keys.ts'
import { notaryName } from './names.ts'
import { sealPkcs12 } from './pkcs12.ts'
import { validFor, YEARS } from './validity.ts'

export interface NotaryIdentity {
  /** Letters, digits, dots, hyphens and underscores: it names a folder. */
  readonly id: string
  readonly name: string
}

export interface NotaryCredential {
  readonly id: string
  /** DER. */
  readonly certificate: Uint8Array
  readonly certificateSha256: string
  readonly pkcs12Path: string
  /** Of the PKCS#12 file; kept in a file beside it. */
  readonly password: string
}

interface CredentialDeps {
  readonly folder: string
  readonly hierarchy: Hierarchy
  readonly now: Instant
}

/** Reads a notary's key and certificate from `folder`, or issues them there first. */
export async function openNotaryCredential(
  notary: NotaryIdentity,
  { folder, hierarchy, now }: CredentialDeps,
): Promise<NotaryCredential> {
  if (!/^[\w-][\w.-]*$/.test(notary.id)) {
    throw new Error(`A notary's id names a folder, and cannot be ${notary.id}`)
  }
  const own = join(folder, notary.id)
  await ensureFolder(own, (path) => issueCredential(notary, { folder: path, hierarchy, now }))
  const certificate = await readFile(join(own, 'certificate.crt'))
  return {
    id: notary.id,
    certificate,
    certificateSha256: certificateSha256(certificate),
    pkcs12Path: join(own, 'notary.p12'),
    password: await readFile(join(own, 'password'), 'utf8'),
  }
}

async function issueCredential(
  notary: NotaryIdentity,
  { folder, hierarchy, now }: CredentialDeps,
): Promise<void> {
  const { privateKey, publicKey } = await generateRsaKey(2048)
  const order = { subject: notaryName(notary), publicKey, use: { kind: 'signing' } } as const
  const certificate = issueCertificate({ ...order, ...validFor(YEARS.notary, now) }, hierarchy.issuer)
  const password = randomBytes(18).toString('base64url')
  const chain = [hierarchy.issuing, hierarchy.root]
  const pkcs12 = sealPkcs12({ privateKey, certificate, chain }, password, notary.id)
  await writeFile(join(folder, 'notary.p12'), pkcs12, { mode: 0o600 })
  await writeFile(join(folder, 'password'), password, { mode: 0o600 })
  await writeFile(join(folder, 'certificate.crt'), certificate)
}
