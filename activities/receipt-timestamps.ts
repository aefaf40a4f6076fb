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
 * whatever happens to the certificate later. Answers the timestamps over this very deed, of whatever round. Throws a
 * fault while the authority is away.
 */
export async function stampLodgedDeed(
  deps: ReceiptTimestampDeps,
  lodged: LodgedDeed,
): Promise<readonly ReceiptTimestamp[]> {
  const known = await deps.receiptTimestamps.of(lodged.transactionId)
  const isStamped = known.some(({ round }) => round === lodged.round)
  return over(lodged, isStamped ? known : [...known, await stamp(deps, lodged)])
}

/** The same without asking anybody. */
export async function timestampsOver(
  { receiptTimestamps }: Pick<ReceiptTimestampDeps, 'receiptTimestamps'>,
  lodged: Pick<LodgedDeed, 'transactionId' | 'deedSha256'>,
): Promise<readonly ReceiptTimestamp[]> {
  return over(lodged, await receiptTimestamps.of(lodged.transactionId))
}

/** Answers what is on record: another attempt may have been first. */
async function stamp(
  { authority, receiptTimestamps }: ReceiptTimestampDeps,
  { transactionId, round, deedSha256 }: LodgedDeed,
): Promise<ReceiptTimestamp> {
  const token = await authority.stamp(Buffer.from(deedSha256, 'hex'))
  const tokenSha256 = createHash('sha256').update(token).digest('hex') as Sha256
  const { genTime: at } = parseToken(token).info
  return receiptTimestamps.record(transactionId, { round, deedSha256, at, tokenSha256, token })
}

function over(
  { deedSha256 }: Pick<LodgedDeed, 'deedSha256'>,
  timestamps: readonly ReceiptTimestamp[],
): readonly ReceiptTimestamp[] {
  return timestamps.filter((timestamp) => timestamp.deedSha256 === deedSha256)
}
