import type { Stores } from '../domain/ports.ts'
import { flagsAmong, heaviest, RULES_VERSION, screen } from '../domain/screening/screen.ts'
import type { DossierExtract } from '../domain/transaction/dossier.ts'
import { KINDS } from '../domain/transaction/kinds.ts'
import { sha256OfJson } from './canonical-json.ts'
import type { ScreeningOutcome, Step } from './contract.ts'
import { extractOf } from './dossier-of.ts'
import { ownersWord } from './owners.ts'
import type { OwnersWord } from './owners.ts'
import { gatherFacts } from './screening-facts.ts'

interface Screening {
  screenTransaction(step: Round): Promise<ScreeningOutcome>
  /** The same where dossier and word were just read. */
  screenDossier(dossier: DossierExtract, word: OwnersWord, step: Round): Promise<ScreeningOutcome>
}

type Round = Step & { readonly round: number }

/** Screens on facts as of now, and stores them whole with their hash beside what the rules made of them. */
export function createScreeningActivities(
  stores: Pick<Stores, 'dossiers' | 'register' | 'screenings' | 'shields' | 'publications'>,
): Screening {
  const screening: Screening = {
    async screenTransaction(step) {
      const dossier = await extractOf(stores.dossiers, step.transactionId)
      return screening.screenDossier(dossier, await ownersWord(stores, dossier), step)
    },
    async screenDossier(dossier, word, { transactionId, round, at }) {
      const facts = await gatherFacts(stores, dossier, at, word)
      const given = { facts, factsSha256: sha256OfJson(facts), rulesVersion: RULES_VERSION }
      const screened = { transactionId, round, ...given, findings: screen(KINDS[dossier.kind], facts) }
      // An earlier attempt may have been recorded on other facts: what is on record is the answer.
      const recorded = await stores.screenings.record(screened)
      const flags = flagsAmong(recorded.findings)
      return { flagged: flags.length > 0, weight: heaviest(flags), rulesVersion: recorded.rulesVersion }
    },
  }
  return screening
}
