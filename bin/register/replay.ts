import { isDeepStrictEqual } from 'node:util'
import { sha256OfJson } from '../../activities/canonical-json.ts'
import { assessSale } from '../../domain/assessment/assess.ts'
import { parseTransactionId } from '../../domain/ids.ts'
import type { Screening, Stores } from '../../domain/ports.ts'
import { screen } from '../../domain/screening/screen.ts'
import type { Dossier } from '../../domain/transaction/dossier.ts'
import { UsageError } from '../usage-error.ts'
import { withStores } from './open-register.ts'

/** One decision of the engine, run again on what was stored. */
interface Replayed {
  readonly decision: string
  readonly same: boolean
  readonly rules: string
}

/**
 * Runs screening and assessment again on the stored facts of a transaction, named by its id or by the id of
 * its case, and compares. Answers the exit code: 0 when everything comes out as it was recorded.
 */
export async function replay(id: string, dataFolder: string): Promise<number> {
  const replayed = await withStores(dataFolder, (stores) => replayOn(stores, id))
  for (const { decision, same, rules } of replayed) {
    console.log(`${same ? 'same   ' : 'DIFFERS'}  ${decision} (rules ${rules})`)
  }
  if (replayed.length === 0) console.log('Nothing has been decided on this transaction yet.')
  return replayed.every((one) => one.same) ? 0 : 1
}

/** Throws when the id names no transaction. */
export async function replayOn(
  { dossiers, screenings }: Pick<Stores, 'dossiers' | 'screenings'>,
  id: string,
): Promise<readonly Replayed[]> {
  const transactionId = parseTransactionId(id.replace(/-case-\d+$/, ''))
  if (transactionId === undefined) throw new UsageError('Name a transaction (LT-XXXX-XXXX-XXXX) or its case')
  const dossier = await dossiers.find(transactionId)
  if (dossier === undefined) throw new Error(`There is no transaction ${transactionId}`)
  return [...replayAssessment(dossier), ...(await screenings.of(transactionId)).map(replayScreening)]
}

function replayAssessment({ terms, assessment }: Dossier): readonly Replayed[] {
  if (assessment === null) return []
  const same = isDeepStrictEqual(assessSale(terms, assessment.on), assessment)
  return [{ decision: `assessment of ${assessment.on}`, same, rules: assessment.scheduleVersion }]
}

/** The facts must still be those that were hashed: then the rules alone decide. */
function replayScreening({ round, facts, factsSha256, findings, rulesVersion }: Screening): Replayed {
  return {
    decision: `screening ${round} on the facts of ${facts.asOf}`,
    same: sha256OfJson(facts) === factsSha256 && isDeepStrictEqual(screen(facts), findings),
    rules: rulesVersion,
  }
}
