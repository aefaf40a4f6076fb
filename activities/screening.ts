import type { Stores } from '../domain/ports.ts'
import { flagsAmong, heaviest, RULES_VERSION, screen } from '../domain/screening/screen.ts'
import { KINDS } from '../domain/transaction/kinds.ts'
import { sha256OfJson } from './canonical-json.ts'
import type { ScreeningOutcome, Step } from './contract.ts'
import { extractOf } from './dossier-of.ts'
import { ownersWord } from './owners.ts'
import { gatherFacts } from './screening-facts.ts'

/** Screens on facts as of now, and stores them whole with their hash beside what the rules made of them. */
export function createScreeningActivities(
  stores: Pick<Stores, 'dossiers' | 'register' | 'screenings' | 'shields' | 'publications'>,
): {
  screenTransaction(input: Step & { readonly round: number }): Promise<ScreeningOutcome>
} {
  return {
    async screenTransaction({ transactionId, round, at }) {
      const dossier = await extractOf(stores.dossiers, transactionId)
      const facts = await gatherFacts(stores, dossier, at, await ownersWord(stores, dossier))
      const given = { facts, factsSha256: sha256OfJson(facts), rulesVersion: RULES_VERSION }
      const screening = { transactionId, round, ...given, findings: screen(KINDS[dossier.kind], facts) }
      // An earlier attempt may have been recorded on other facts: what is on record is the answer.
      const recorded = await stores.screenings.record(screening)
      const flags = flagsAmong(recorded.findings)
      return { flagged: flags.length > 0, weight: heaviest(flags), rulesVersion: recorded.rulesVersion }
    },
  }
}
