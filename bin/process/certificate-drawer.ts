import type { CertificateDrawer } from '../../activities/certificate.ts'
import type { AssessmentLine } from '../../domain/assessment/assess.ts'
import type { Duty } from '../../domain/assessment/schedule.ts'
import { formatFraction } from '../../domain/register/fraction.ts'
import type { Notary, Stores } from '../../domain/ports.ts'
import type { ParcelRecord } from '../../domain/register/title.ts'
import type { DossierExtract } from '../../domain/transaction/dossier.ts'
import { KINDS } from '../../domain/transaction/kinds.ts'
import { AMOUNTS } from '../../domain/transaction/kinds/amounts.ts'
import { pinsOf } from '../../domain/transaction/parcels.ts'
import { PARTY_ROLES } from '../../domain/transaction/party.ts'
import type { Terms } from '../../domain/transaction/terms.ts'
import type { Bilingual, CertificateData, CertificateParty } from '../../signatures/draw/certificate-data.ts'
import { drawRegistrationCertificate } from '../../signatures/draw/certificate.ts'
import type { Faces } from '../../signatures/draw/document.ts'

interface CertificateDrawerDeps {
  readonly stores: Pick<Stores, 'register' | 'notaries'>
  /** Where anyone can check a document. */
  readonly verifyAt: string
  readonly faces: Faces
}

/** Draws the certificate of a registered transaction from the record. */
export function certificateDrawer({ stores, verifyAt, faces }: CertificateDrawerDeps): CertificateDrawer {
  return async (dossier) => {
    const pins = pinsOf(dossier.terms)
    const [notary, ...found] = await Promise.all([
      stores.notaries.find(dossier.notaryId),
      ...pins.map((pin) => stores.register.find(pin)),
    ])
    const records = found.flatMap((record) => record ?? [])
    if (records.length < pins.length || notary === undefined) {
      throw new Error('The record of a registration is not whole')
    }
    return drawRegistrationCertificate(certificateData(dossier, records, notary, verifyAt), faces)
  }
}

const DUTIES: Readonly<Record<Duty, Bilingual>> = {
  'registration-duty': { fr: 'Droit d’enregistrement', en: 'Registration duty' },
  'land-transfer-tax': { fr: 'Taxe sur les mutations foncières', en: 'Land transfer tax' },
  'leasehold-transfer-tax': { fr: 'Taxe sur les cessions de bail', en: 'Tax on the transfer of a lease' },
  'undervaluation-penalty': { fr: 'Pénalité pour sous-évaluation', en: 'Penalty for undervaluation' },
  'late-deed-surcharge': { fr: 'Majoration pour acte tardif', en: 'Surcharge for a late deed' },
  'late-lodging-surcharge': { fr: 'Majoration pour dépôt tardif', en: 'Surcharge for late lodging' },
  'late-payment-surcharge': { fr: 'Majoration pour paiement tardif', en: 'Surcharge for late payment' },
}

function certificateData(
  { transactionId, kind, terms, registeredAt, transcription, receipt, assessment, deed }: DossierExtract,
  records: readonly ParcelRecord[],
  notary: Notary,
  verifyAt: string,
): CertificateData {
  if (registeredAt === null || transcription === null || receipt === null || deed === null) {
    throw new Error(`${transactionId} is not registered yet`)
  }
  const { title, amount } = KINDS[kind]
  return {
    ...{ transaction: transactionId, kind: title, registeredAt, verifyAt },
    transcription: { volume: transcription.volume, number: String(transcription.number) },
    receipt: { number: receipt.number, at: receipt.at },
    deed: { sha256: deed.sha256, date: terms.deedDate, notary: notary.name },
    ...(terms.order === undefined ? {} : { order: terms.order }),
    sum: amount && terms.price !== null ? { label: AMOUNTS[amount], amount: terms.price } : null,
    parcels: records.map(({ parcel: { pin, locality, district, extent } }) => ({
      ...{ pin, location: `${locality}, ${district}`, extentSquareMetres: extent },
    })),
    parties: partiesOf(terms),
    duties: (assessment?.lines ?? []).map(dutyOf),
  }
}

function partiesOf({ parties }: Terms): readonly CertificateParty[] {
  return parties.map(({ role, name, id, share }) => ({
    ...{ role: PARTY_ROLES[role], name, identity: id },
    share: share === null ? '–' : formatFraction(share),
  }))
}

function dutyOf({ duty, amount }: AssessmentLine): CertificateData['duties'][number] {
  return { label: DUTIES[duty], amount }
}
