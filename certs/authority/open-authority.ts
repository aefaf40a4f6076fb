import { createPublicKey } from 'node:crypto'
import { join } from 'node:path'
import type { Instant } from '../../domain/time.ts'
import { hierarchyIn, openHierarchy, readAuthorities } from './hierarchy.ts'
import { spkiOf } from './keys.ts'
import { openNotaryCredential, type NotaryCredential, type NotaryIdentity } from './notary-credential.ts'
import { openServices } from './services.ts'

/** A stand-in for the authorities that will certify notaries and the Registrar. For development and tests only. */
export interface Authority {
  /** Root certificates, DER. */
  readonly anchors: readonly Uint8Array[]
  /** Issuing authorities, DER. */
  readonly intermediates: readonly Uint8Array[]
  /** In the order in which they were asked for. */
  readonly notaries: readonly NotaryCredential[]
  /** The Registrar's sealing key (ECDSA P-256), its certificate and the chain above it, DER. */
  readonly seal: {
    readonly certificate: Uint8Array
    readonly chain: readonly Uint8Array[]
    readonly privateKeyPem: string
  }
  /** The key under which its trust list holds: SubjectPublicKeyInfo, DER. */
  readonly trustListSigner: Uint8Array
}

export interface AuthorityDeps {
  /** Absolute; made with mode 0700 when it is not there. */
  readonly folder: string
  readonly now: Instant
  readonly notaries: readonly NotaryIdentity[]
}

/**
 * Reads the authority from its folder, or makes it there at the first start; a notary or a service
 * that was not there before is added. What exists is never changed, so opening it twice, or from two processes, gives the same keys.
 */
export async function openAuthority({ folder, now, notaries }: AuthorityDeps): Promise<Authority> {
  const hierarchy = await openHierarchy(hierarchyIn(folder), now)
  const deps = { folder: join(folder, 'notaries'), hierarchy, now }
  const credentials = await Promise.all(notaries.map((notary) => openNotaryCredential(notary, deps)))
  const { trustListKey } = await openServices({ folder, now })
  return {
    anchors: [hierarchy.root],
    intermediates: [hierarchy.issuing],
    notaries: credentials,
    trustListSigner: spkiOf(createPublicKey(trustListKey)),
    seal: {
      certificate: hierarchy.seal,
      chain: [hierarchy.issuing, hierarchy.root],
      privateKeyPem: hierarchy.sealKeyPem,
    },
  }
}

/**
 * The certificates of an authority that is there, and none of its keys: for a process that may verify but not
 * seal. Throws when they are not there; it makes none.
 */
export async function readCertificates(
  folder: string,
): Promise<Pick<Authority, 'anchors' | 'intermediates'>> {
  const { root, issuing } = await readAuthorities(hierarchyIn(folder))
  return { anchors: [root], intermediates: [issuing] }
}
