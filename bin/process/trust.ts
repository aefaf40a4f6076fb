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
