import type { DossierStore } from '../domain/ports.ts'
import type { DocumentActivities } from './contract.ts'
import { extractOf } from './dossier-of.ts'
import type { Examination } from './examination.ts'
import type { Receipts } from './receipt.ts'

type Parts = Pick<Examination, 'examineDeed' | 'examineDossier'> & Pick<Receipts, 'sealReceiptOf'>

/**
 * The first examination begins the stage and has the receipt sealed beside it, so that a lodging costs the
 * procedure one errand. No examination waits for a seal: one that cannot be had now is asked for again later.
 */
export function withFirstExamination(
  dossiers: DossierStore,
  { examineDeed, examineDossier, sealReceiptOf }: Parts,
): Pick<DocumentActivities, 'examineDeed'> {
  return {
    async examineDeed(input) {
      const { transactionId, round, at } = input
      // A deed lodged anew was put into its stage by its own commit, and keeps its receipt.
      if (round > 1) return examineDeed(input)
      await dossiers.enter({ transactionId, stage: 'examining', round, at })
      const dossier = await extractOf(dossiers, transactionId)
      const sealing = sealReceiptOf(dossier, at).then(
        () => true,
        () => false,
      )
      const [examined, receiptSealed] = await Promise.all([examineDossier(dossier, input), sealing])
      return { ...examined, receiptSealed }
    },
  }
}
