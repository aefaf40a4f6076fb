import { createHash } from 'node:crypto'
import type { Sha256, TransactionId } from '../domain/ids.ts'
import type { ReceiptTimestamp, ReceiptTimestampStore, TimestampAuthority } from '../domain/ports.ts'
import { parseToken } from '../signatures/timestamp/verify-token.ts'

export interface ReceiptTimestampDeps {
  readonly receiptTimestamps: ReceiptTimestampStore
  readonly authority: TimestampAuthority
}

export interface LodgedDeed {
  readonly transactionId: TransactionId
  readonly round: number
  readonly deedSha256: Sha256
}

/**
 * Has the authority stamp a lodged deed, once a round: from now on its signature is known to be older than
 * whatever happens to the certificate later. Throws a fault while the authority is away.
 */
export async function stampLodgedDeed(
  deps: ReceiptTimestampDeps,
  { transactionId, round, deedSha256 }: LodgedDeed,
): Promise<void> {
  const known = await deps.receiptTimestamps.of(transactionId)
  if (known.some((timestamp) => timestamp.round === round)) return
  const token = await deps.authority.stamp(Buffer.from(deedSha256, 'hex'))
  const tokenSha256 = createHash('sha256').update(token).digest('hex') as Sha256
  const { genTime: at } = parseToken(token).info
  const stamped = { round, deedSha256, at, tokenSha256, token }
  await deps.receiptTimestamps.record(transactionId, stamped)
}

/** The timestamps over this very deed, of whatever round. */
export async function timestampsOver(
  { receiptTimestamps }: Pick<ReceiptTimestampDeps, 'receiptTimestamps'>,
  { transactionId, deedSha256 }: Pick<LodgedDeed, 'transactionId' | 'deedSha256'>,
): Promise<readonly ReceiptTimestamp[]> {
  const all = await receiptTimestamps.of(transactionId)
  return all.filter((timestamp) => timestamp.deedSha256 === deedSha256)
}
