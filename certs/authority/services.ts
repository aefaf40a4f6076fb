import { createPrivateKey, type KeyObject } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Instant } from '../../domain/time.ts'
import { parseCertificate } from '../x509/parse-certificate.ts'
import { ensureFolder } from './atomic-folder.ts'
import { hierarchyIn, openHierarchy, type Hierarchy } from './hierarchy.ts'
import { issueCertificate } from './issue-certificate.ts'
import { generateEcKey, pemOf } from './keys.ts'
import { STATUS_NAME, TIMESTAMPS_NAME } from './names.ts'
import type { Certified } from './signed.ts'
import { validFor, YEARS } from './validity.ts'

/** The keys with which the authority speaks of time, of certificates and of whom to trust. */
export interface AuthorityServices {
  /** Issues the CRL of the issuing authority's certificate. */
  readonly root: Certified
  /** Issues the CRL of everybody else's. */
  readonly issuing: Certified
  readonly timestamps: Certified
  /** The OCSP responder of the issuing authority. */
  readonly status: Certified
  /** Signs the trust list. It has no certificate: readers are given the key itself. */
  readonly trustListKey: KeyObject
}

interface ServicesDeps {
  /** The authority's. */
  readonly folder: string
  readonly now: Instant
}

const ORDERS = {
  timestamps: { subject: TIMESTAMPS_NAME, use: { kind: 'timestamping' } },
  status: { subject: STATUS_NAME, use: { kind: 'status' } },
} as const

/**
 * Reads the services of the authority in `folder`, or makes those that are missing there: an authority of an
 * earlier version gains them and keeps all it has.
 */
export async function openServices({ folder, now }: ServicesDeps): Promise<AuthorityServices> {
  const hierarchy = await openHierarchy(hierarchyIn(folder), now)
  const certified = (service: keyof typeof ORDERS): Promise<Certified> =>
    openService(service, { folder, hierarchy, now })
  const [timestamps, status, trustListKey] = await Promise.all([
    certified('timestamps'),
    certified('status'),
    openTrustListKey(folder),
  ])
  return {
    root: { certificate: parseCertificate(hierarchy.root), privateKey: await hierarchy.openRootKey() },
    issuing: { certificate: parseCertificate(hierarchy.issuing), privateKey: hierarchy.issuer.privateKey },
    ...{ timestamps, status, trustListKey },
  }
}

async function openService(
  service: keyof typeof ORDERS,
  { folder, hierarchy, now }: ServicesDeps & { readonly hierarchy: Hierarchy },
): Promise<Certified> {
  const own = join(folder, 'services', service)
  await ensureFolder(own, async (path) => {
    const { privateKey, publicKey } = await generateEcKey()
    const order = { ...ORDERS[service], publicKey, ...validFor(YEARS[service], now) }
    await writeFile(join(path, 'key.pem'), pemOf(privateKey), { mode: 0o600 })
    await writeFile(join(path, 'certificate.crt'), issueCertificate(order, hierarchy.issuer))
  })
  return {
    certificate: parseCertificate(await readFile(join(own, 'certificate.crt'))),
    privateKey: createPrivateKey(await readFile(join(own, 'key.pem'))),
  }
}

/** Where in an authority's folder the trust list lies, beside its key. */
export function trustListFolder(folder: string): string {
  return join(folder, 'services', 'trust-list')
}

/** The ECDSA key (P-256) that signs the trust list, made there the first time. */
async function openTrustListKey(folder: string): Promise<KeyObject> {
  const own = trustListFolder(folder)
  await ensureFolder(own, async (path) => {
    const { privateKey } = await generateEcKey()
    await writeFile(join(path, 'key.pem'), pemOf(privateKey), { mode: 0o600 })
  })
  return createPrivateKey(await readFile(join(own, 'key.pem')))
}
