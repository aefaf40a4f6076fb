import { isDeepStrictEqual } from 'node:util'
import { sha256OfJson } from '../../activities/canonical-json.ts'
import { assessSale } from '../../domain/assessment/assess.ts'
import { parseTransactionId } from '../../domain/ids.ts'
import type { Stores } from '../../domain/ports.ts'
import { openQuestions } from '../../domain/screening/open-questions.ts'
import { screen } from '../../domain/screening/screen.ts'
import type { Dossier } from '../../domain/transaction/dossier.ts'
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
  const transactionId = parseTransactionId(id.replace(/-case-\d+$/, ''))
  if (transactionId === undefined) throw new Error('Name a transaction (LT-XXXX-XXXX-XXXX) or its case')
  const replayed = await withStores(dataFolder, async (stores) => {
    const dossier = await stores.dossiers.find(transactionId)
    if (dossier === undefined) throw new Error(`There is no transaction ${transactionId}`)
    return [...replayAssessment(dossier), ...(await replayScreenings(stores, dossier))]
  })
  for (const { decision, same, rules } of replayed) {
    console.log(`${same ? 'same   ' : 'DIFFERS'}  ${decision} (rules ${rules})`)
  }
  if (replayed.length === 0) console.log('Nothing has been decided on this transaction yet.')
  return replayed.every((one) => one.same) ? 0 : 1
}

function replayAssessment({ terms, assessment }: Dossier): readonly Replayed[] {
  if (assessment === null) return []
  const same = isDeepStrictEqual(assessSale(terms, assessment.on), assessment)
  return [{ decision: `assessment of ${assessment.on}`, same, rules: assessment.scheduleVersion }]
}

async function replayScreenings(
  { screenings }: Stores,
  { transactionId, findings: examined }: Dossier,
): Promise<readonly Replayed[]> {
  const records = await screenings.of(transactionId)
  return records.map(({ round, facts, factsSha256, findings, rulesVersion }) => ({
    decision: `screening ${round} on the facts of ${facts.asOf}`,
    same:
      sha256OfJson(facts) === factsSha256 &&
      isDeepStrictEqual([...screen(facts), ...openQuestions(examined)], findings),
    rules: rulesVersion,
  }))
}
