import { assess } from '../../domain/assessment/assess.ts'
import type { TransactionId } from '../../domain/ids.ts'
import { parseLocalDate } from '../../domain/time.ts'
import type { LocalDate } from '../../domain/time.ts'
import type { DocumentRef } from '../../domain/transaction/document.ts'
import { KINDS } from '../../domain/transaction/kinds.ts'
import type { Terms } from '../../domain/transaction/terms.ts'
import type { Finding } from '../../domain/verdict.ts'
import { at, digest, judgement, sale, today } from '../domain/sample.ts'
import { must } from '../must.ts'
import { day, notary, uploadOf } from '../storage/contract/world.ts'
import type { Walk, World } from '../storage/contract/world.ts'

export const SOUND: Finding = { rule: 'r', verdict: 'passed', code: 'sound', basis: 'a test', detail: {} }

/** Lodged with its deed, and examining. A power of attorney that ends lies beside what the kind asks for. */
export async function examining(
  world: World,
  change: Partial<Terms> = {},
  stored?: DocumentRef,
  powerEnds?: string,
): Promise<Walk> {
  const { stores } = world
  const opened = await world.opened(change)
  const { transactionId } = opened
  const deed = stored?.sha256 ?? opened.deed
  const upload = uploadOf(transactionId, deed)
  await stores.dossiers.addDocument({ ...upload, ref: stored ?? upload.ref })
  await world.filed({ ...opened, deed })
  if (powerEnds !== undefined) await fileEnding(world, transactionId, must(parseLocalDate(powerEnds)))
  await stores.dossiers.lodge({ transactionId, actor: notary, at })
  await stores.dossiers.enter({ transactionId, stage: 'examining', round: 1, at: day(1) })
  return { ...opened, deed }
}

async function fileEnding(
  { stores }: World,
  transactionId: TransactionId,
  validUntil: LocalDate,
): Promise<void> {
  const newer = { ...uploadOf(transactionId, digest), slot: 'power-of-attorney' }
  const { documentId } = await stores.dossiers.addDocument(newer)
  const judged = { transactionId, documentId, accepted: true, reason: null, actor: notary, at }
  await stores.dossiers.judgeDocument({ ...judged, validUntil })
}

/** Examined with these findings. */
export async function examined(
  world: World,
  change: Partial<Terms> = {},
  findings: readonly Finding[] = [SOUND],
  powerEnds?: string,
): Promise<Walk> {
  const walk = await examining(world, change, undefined, powerEnds)
  const assessment = assess(KINDS.sale, { ...sale, ...change }, today)
  const { transactionId } = walk
  await world.stores.dossiers.recordExamination({
    judgement,
    transactionId,
    round: 1,
    at: day(1),
    findings,
    assessment,
  })
  return walk
}
