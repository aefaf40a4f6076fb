import type { TransactionId } from '../domain/ids.ts'
import type { Screening, ScreeningStore, StoredCase, Stores } from '../domain/ports.ts'
import { Refusal } from '../domain/refusal.ts'
import { flagsAmong } from '../domain/screening/screen.ts'
import type { Step, TransactionActivities } from './contract.ts'

interface ReviewActivities extends Pick<TransactionActivities, 'claimCase' | 'decideCase'> {
  openCase(input: Step & { readonly round: number }): Promise<void>
}

/** A case for the officers: the flags of one screening with the facts that they rest on. */
export function createReviewActivities({
  cases,
  screenings,
}: Pick<Stores, 'cases' | 'screenings'>): ReviewActivities {
  return {
    async openCase({ transactionId, round, at }) {
      const screening = await screeningOf(screenings, transactionId, round)
      await cases.open({
        caseId: caseIdOf(transactionId, round),
        transactionId,
        openedAt: at,
        outcome: null,
        flags: flagsAmong(screening.findings),
        claimedBy: null,
        decisions: [],
        facts: screening.facts,
        factsSha256: screening.factsSha256,
        rulesVersion: screening.rulesVersion,
      })
    },
    async claimCase({ transactionId, round, officer, at }) {
      if (officer.role !== 'officer') throw new Refusal('not-authorised', 'Only an officer may claim a case')
      await cases.claim(caseIdOf(transactionId, round), officer, at)
    },
    // Decides only who holds the claim, and the claim was an officer's.
    decideCase: ({ transactionId, round, decision }) =>
      cases.decide(caseIdOf(transactionId, round), decision),
  }
}

async function screeningOf(
  screenings: ScreeningStore,
  transactionId: TransactionId,
  round: number,
): Promise<Screening> {
  const found = (await screenings.of(transactionId)).find((screening) => screening.round === round)
  if (found === undefined) throw new Error(`${transactionId} was never screened in round ${round}`)
  return found
}

function caseIdOf(transactionId: TransactionId, round: number): StoredCase['caseId'] {
  return `${transactionId}-case-${round}`
}
