import type { Actor } from '../domain/actor.ts'
import type { Dossier } from '../domain/transaction/dossier.ts'
import { mayDo } from './authorize.ts'
import type { ApiDeps } from './deps.ts'
import { payCodeDigest, payCodeOf } from './pay-code.ts'

interface PayLink {
  readonly payCode: string
  /** The code stands behind the `#`: it reaches neither our log nor a proxy's. */
  readonly payUrl: string
}

/** By notice id. */
export type PayLinks = ReadonlyMap<string, PayLink>

/**
 * The pay links of all unpaid notices, for the notary who hands them on; none for anyone else. A code opens
 * its notice from the moment it is first shown here.
 */
export async function payLinksOf(
  { stores, config }: Pick<ApiDeps, 'stores' | 'config'>,
  actor: Actor,
  dossier: Dossier,
): Promise<PayLinks> {
  if (!mayDo(actor, 'hand out pay codes', dossier)) return new Map()
  const unpaid = dossier.notices.filter(({ paidAt }) => paidAt === null)
  const links = unpaid.map(async ({ noticeId }) => {
    const payCode = payCodeOf(config.payLinkKey, noticeId)
    await stores.payments.recordPayCode(noticeId, payCodeDigest(payCode))
    return [noticeId, { payCode, payUrl: `${config.publicUrl}/pay#${payCode}` }] as const
  })
  return new Map(await Promise.all(links))
}
