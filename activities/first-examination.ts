import type { DossierStore } from '../domain/ports.ts'
import type { DocumentActivities } from './contract.ts'

type Parts = Pick<DocumentActivities, 'examineDeed' | 'sealReceipt'>

/**
 * The first examination begins the stage and has the receipt sealed beside it, so that a lodging costs the
 * procedure one errand. No examination waits for a seal: one that cannot be had now is asked for again later.
 */
export function withFirstExamination(
  dossiers: DossierStore,
  { examineDeed, sealReceipt }: Parts,
): Pick<DocumentActivities, 'examineDeed'> {
  return {
    async examineDeed(input) {
      const { transactionId, round, at } = input
      // A deed lodged anew was put into its stage by its own commit, and keeps its receipt.
      if (round > 1) return examineDeed(input)
      await dossiers.enter({ transactionId, stage: 'examining', round, at })
      const sealing = sealReceipt({ transactionId, at }).then(
        () => true,
        () => false,
      )
      const [examined, receiptSealed] = await Promise.all([examineDeed(input), sealing])
      return { ...examined, receiptSealed }
    },
  }
}
