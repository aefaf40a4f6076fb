import { assess } from '../domain/assessment/assess.ts'
import type { Notary, ReceiptTimestamp, Stores, Vault } from '../domain/ports.ts'
import { Refusal } from '../domain/refusal.ts'
import { againstRegister } from '../domain/screening/against-register.ts'
import { papersCurrent } from '../domain/screening/papers-current.ts'
import { RULES_VERSION } from '../domain/screening/screen.ts'
import { localDateAt } from '../domain/time.ts'
import type { DocumentRef } from '../domain/transaction/document.ts'
import type { Dossier, DossierExtract } from '../domain/transaction/dossier.ts'
import { KINDS } from '../domain/transaction/kinds.ts'
import { conclude } from '../domain/verdict.ts'
import type { Finding } from '../domain/verdict.ts'
import type { DocumentActivities, Examined } from './contract.ts'
import { findingsFor } from './deed-findings.ts'
import { deedOf, extractOf, receiptOf } from './dossier-of.ts'
import type { Judge } from './judging.ts'
import { stampLodgedDeed, timestampsOver } from './receipt-timestamps.ts'
import type { LodgedDeed, ReceiptTimestampDeps } from './receipt-timestamps.ts'
import { standingOf } from './screening-facts.ts'

export interface ExaminationDeps extends Omit<ReceiptTimestampDeps, 'receiptTimestamps'> {
  readonly stores: Pick<Stores, 'dossiers' | 'register' | 'notaries' | 'receiptTimestamps'>
  readonly vault: Vault
  readonly judge: Judge
}

export interface Examination extends Pick<DocumentActivities, 'examineDeed' | 'stampReceipt'> {
  /** The same as `examineDeed` where the dossier was just read. */
  readonly examineDossier: (
    dossier: DossierExtract,
    input: Parameters<DocumentActivities['examineDeed']>[0],
  ) => Promise<Examined>
}

export function createExaminationActivities(deps: ExaminationDeps): Examination {
  const { stores, vault, judge } = deps
  const stamping = { ...deps, receiptTimestamps: stores.receiptTimestamps }
  const examination: Examination = {
    async stampReceipt(lodged) {
      await stampLodgedDeed(stamping, lodged)
    },
    async examineDeed(input) {
      const dossier = await extractOf(stores.dossiers, input.transactionId)
      return examination.examineDossier(dossier, input)
    },
    async examineDossier(dossier, { transactionId, round, at, mayWait }) {
      const ref = deedOf(dossier)
      const lodged = { transactionId, round, deedSha256: ref.sha256 }
      const [notary, bytes, standing, documents, { stamped, receipts }] = await Promise.all([
        notaryOf(stores, dossier),
        vault.read(ref),
        standingOf(stores, dossier),
        stores.dossiers.documentsOf(transactionId),
        stampedIfPossible(stamping, lodged),
      ])
      const { verdict, basis } = await judge({ bytes, receipts })
      const { terms } = dossier
      const kind = KINDS[dossier.kind]
      // The law of the day of the receipt, however long the examination takes.
      const assessment = assess(kind, terms, localDateAt(receiptOf(dossier).at))
      const found = [
        ...findingsFor(verdict, notary, terms),
        ...againstRegister(kind, { terms, standing, asOf: at }),
        papersCurrent(kind, { dossier: { ...dossier, documents }, due: assessment.total, at }),
      ]
      if (mayWait === true && verdict.decision === 'RETRY' && conclude(found) === 'indeterminate') {
        return { ...outcomeOf(ref, found), stamped, tryLater: true }
      }
      const judgement = { ...basis, document: ref }
      const examined = { transactionId, round, at, findings: found, assessment, judgement }
      // An earlier attempt may have been recorded with other findings: what is on record is the answer.
      const { findings } = await stores.dossiers.recordExamination(examined)
      return { ...outcomeOf(ref, findings), stamped }
    },
  }
  return examination
}

function outcomeOf({ sha256 }: DocumentRef, findings: readonly Finding[]): Examined {
  const open = findings.filter((finding) => finding.verdict !== 'passed')
  return {
    deedSha256: sha256,
    verdict: conclude(findings),
    codes: [...new Set(open.map((finding) => finding.code))],
    rulesVersion: RULES_VERSION,
  }
}

/** No deed waits for the timestamp authority: it is asked once, and while it is away somebody asks again later. */
async function stampedIfPossible(
  deps: ReceiptTimestampDeps,
  lodged: LodgedDeed,
): Promise<{ readonly stamped: boolean; readonly receipts: readonly ReceiptTimestamp[] }> {
  try {
    return { stamped: true, receipts: await stampLodgedDeed(deps, lodged) }
  } catch {
    return { stamped: false, receipts: await timestampsOver(deps, lodged) }
  }
}

async function notaryOf(
  { notaries }: Pick<Stores, 'notaries'>,
  { notaryId }: Pick<Dossier, 'notaryId'>,
): Promise<Notary> {
  const notary = await notaries.find(notaryId)
  if (notary === undefined) throw new Refusal('not-authorised', 'This notary is not on the roll')
  return notary
}
