import { join } from 'node:path'
import type { Instant } from '../../domain/time.ts'
import { openHierarchy, readAuthorities } from './hierarchy.ts'
import { openNotaryCredential, type NotaryCredential, type NotaryIdentity } from './notary-credential.ts'

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
}

export interface AuthorityDeps {
  /** Absolute; made with mode 0700 when it is not there. */
  readonly folder: string
  readonly now: Instant
  readonly notaries: readonly NotaryIdentity[]
}

/**
 * Reads the authority from its folder, or makes it there at the first start; a notary who was not there before
 * is added. What exists is never changed, so opening it twice, or from two processes, gives the same keys.
 */
export async function openAuthority({ folder, now, notaries }: AuthorityDeps): Promise<Authority> {
  const hierarchy = await openHierarchy(join(folder, 'hierarchy'), now)
  const deps = { folder: join(folder, 'notaries'), hierarchy, now }
  const credentials = await Promise.all(notaries.map((notary) => openNotaryCredential(notary, deps)))
  return {
    anchors: [hierarchy.root],
    intermediates: [hierarchy.issuing],
    notaries: credentials,
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
  const { root, issuing } = await readAuthorities(join(folder, 'hierarchy'))
  return { anchors: [root], intermediates: [issuing] }
}
