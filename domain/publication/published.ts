import type { Pin, TransactionId } from '../ids.ts'
import { isObjectable } from '../shield/shield.ts'
import type { Instant } from '../time.ts'
import type { Receipt } from '../transaction/dossier.ts'
import { KINDS } from '../transaction/kinds.ts'
import type { Stage } from '../transaction/stages.ts'
import { principalsOf } from '../transaction/sides.ts'
import type { Kind, Terms } from '../transaction/terms.ts'
import { publicationOf } from './publication.ts'

/** What the public notice says of a transaction. Acquisitive Prescription Act 2018 s. 5: who claims which land. */
export interface Published {
  readonly transactionId: TransactionId
  readonly kind: Kind
  readonly pin: Pin
  readonly claimants: string
  readonly receipt: string
  readonly since: Instant
  /** What is objected after this moment comes too late. */
  readonly until: Instant
}

/** Kinds that are published at all. */
export const PUBLISHED_KINDS = (Object.keys(KINDS) as readonly Kind[]).filter(
  (kind) => KINDS[kind].publication !== null,
)

/** The notice that stands at this moment; null for a transaction that is not published, not yet or no longer. */
export function noticeOf(
  dossier: {
    readonly transactionId: TransactionId
    readonly stage: Stage
    readonly terms: Terms
    readonly receipt: Pick<Receipt, 'number' | 'at'> | null
  },
  at: Instant,
): Published | null {
  const { transactionId, stage, terms, receipt } = dossier
  const row = KINDS[terms.kind]
  const publication = publicationOf(row, receipt)
  if (receipt === null || publication === null) return null
  if (publication.until <= at || !isObjectable(stage)) return null
  return {
    ...{ transactionId, kind: terms.kind, pin: terms.pin, claimants: principalsOf(row, terms) },
    ...{ receipt: receipt.number, since: receipt.at, until: publication.until },
  }
}

/** Whose time runs out first comes first. */
export function bySoonest(a: Published, b: Published): number {
  return a.until + a.transactionId < b.until + b.transactionId ? -1 : 1
}
