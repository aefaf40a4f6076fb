import { assessSale } from '../domain/assessment/assess.ts'
import type { Notary, Stores, Vault } from '../domain/ports.ts'
import { Refusal } from '../domain/refusal.ts'
import type { ParcelRecord } from '../domain/register/title.ts'
import { parcelFree } from '../domain/screening/parcel-free.ts'
import { RULES_VERSION } from '../domain/screening/screen.ts'
import { vendorOnTitle } from '../domain/screening/vendor-on-title.ts'
import { localDateAt } from '../domain/time.ts'
import type { Instant } from '../domain/time.ts'
import type { Dossier } from '../domain/transaction/dossier.ts'
import type { Sale } from '../domain/transaction/sale.ts'
import { conclude } from '../domain/verdict.ts'
import type { Finding } from '../domain/verdict.ts'
import type { DocumentActivities } from './contract.ts'
import { deedOf, extractOf, receiptOf } from './dossier-of.ts'
import { parcelOf } from './screening-facts.ts'

/**
 * What the signatures of a deed come to at that moment, judged as its notary's deed. Never throws for a bad
 * file: a file that cannot be read is a finding.
 */
export type DeedVerifier = (deed: Uint8Array, notary: Notary, at: Instant) => Promise<readonly Finding[]>

export interface ExaminationDeps {
  readonly stores: Pick<Stores, 'dossiers' | 'register' | 'notaries'>
  readonly vault: Vault
  readonly verifyDeed: DeedVerifier
}

type ExaminationActivities = Pick<DocumentActivities, 'previewDeed' | 'examineDeed'>

export function createExaminationActivities(deps: ExaminationDeps): ExaminationActivities {
  const { stores, vault, verifyDeed } = deps
  return {
    async previewDeed({ transactionId, ref, at }) {
      const notary = await notaryOf(stores, await extractOf(stores.dossiers, transactionId))
      return verifyDeed(await vault.read(ref), notary, at)
    },
    async examineDeed({ transactionId, round, at }) {
      const dossier = await extractOf(stores.dossiers, transactionId)
      const notary = await notaryOf(stores, dossier)
      const [deed, parcel] = await Promise.all([vault.read(deedOf(dossier)), parcelOf(stores, dossier)])
      const signatures = await verifyDeed(deed, notary, at)
      const found = [...signatures, ...againstRegister(dossier.terms, parcel)]
      // The law of the day of the receipt, however long the examination takes.
      const assessment = assessSale(dossier.terms, localDateAt(receiptOf(dossier).at))
      const examination = { transactionId, round, at, findings: found, assessment }
      // An earlier attempt may have been recorded with other findings: what is on record is the answer.
      const { findings } = await stores.dossiers.recordExamination(examination)
      const open = findings.filter((finding) => finding.verdict !== 'passed')
      return {
        verdict: conclude(findings),
        codes: [...new Set(open.map((finding) => finding.code))],
        rulesVersion: RULES_VERSION,
      }
    },
  }
}

/** What no officer could release is told to the notary before anybody pays. */
function againstRegister(sale: Sale, { title, encumbrances }: ParcelRecord): readonly Finding[] {
  return [vendorOnTitle({ sale, title }), parcelFree({ sale, encumbrances })]
}

async function notaryOf(
  { notaries }: Pick<Stores, 'notaries'>,
  { notaryId }: Pick<Dossier, 'notaryId'>,
): Promise<Notary> {
  const notary = await notaries.find(notaryId)
  if (notary === undefined) throw new Refusal('not-authorised', 'This notary is not on the roll')
  return notary
}
