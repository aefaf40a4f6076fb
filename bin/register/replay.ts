import { isDeepStrictEqual } from 'node:util'
import { sha256OfJson } from '../../activities/canonical-json.ts'
import { assessAs } from '../../domain/assessment/assess.ts'
import { parseTransactionId } from '../../domain/ids.ts'
import type { Screening, Stores } from '../../domain/ports.ts'
import { factsAsHashed } from '../../domain/screening/older-facts.ts'
import { screen } from '../../domain/screening/screen.ts'
import type { Dossier } from '../../domain/transaction/dossier.ts'
import { KINDS } from '../../domain/transaction/kinds.ts'
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
  const { scheduleVersion, on } = assessment
  // Rows once in force are never edited, so what an older version came to, a newer one comes to too.
  const same = isDeepStrictEqual(assessAs(scheduleVersion, KINDS[terms.kind], terms, on), assessment)
  return [{ decision: `assessment of ${on}`, same, rules: scheduleVersion }]
}

/** The facts must still be those that were hashed: then the rules alone decide. */
function replayScreening({ round, facts, factsSha256, findings, rulesVersion }: Screening): Replayed {
  const isAsHashed = sha256OfJson(factsAsHashed(facts, rulesVersion)) === factsSha256
  return {
    decision: `screening ${round} on the facts of ${facts.asOf}`,
    same: isAsHashed && isDeepStrictEqual(screen(KINDS[facts.terms.kind], facts), findings),
    rules: rulesVersion,
  }
}
