import type { CertificateDrawer } from '../../activities/certificate.ts'
import type { AssessmentLine } from '../../domain/assessment/assess.ts'
import type { Duty } from '../../domain/assessment/schedule.ts'
import { formatFraction } from '../../domain/register/fraction.ts'
import type { Notary, Stores } from '../../domain/ports.ts'
import type { ParcelRecord } from '../../domain/register/title.ts'
import type { DossierExtract } from '../../domain/transaction/dossier.ts'
import type { Sale } from '../../domain/transaction/sale.ts'
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
    const [record, notary] = await Promise.all([
      stores.register.find(dossier.terms.pin),
      stores.notaries.find(dossier.notaryId),
    ])
    if (record === undefined || notary === undefined) {
      throw new Error('The record of a registration is not whole')
    }
    return drawRegistrationCertificate(certificateData(dossier, record, notary, verifyAt), faces)
  }
}

export const SALE: Bilingual = { fr: 'Vente', en: 'Sale' }
const VENDOR: Bilingual = { fr: 'Vendeur', en: 'Vendor' }
const PURCHASER: Bilingual = { fr: 'Acquéreur', en: 'Purchaser' }

const DUTIES: Readonly<Record<Duty, Bilingual>> = {
  'registration-duty': { fr: 'Droit d’enregistrement', en: 'Registration duty' },
  'land-transfer-tax': { fr: 'Taxe sur les mutations foncières', en: 'Land transfer tax' },
}

function certificateData(
  { transactionId, terms, registeredAt, transcription, receipt, assessment, deed }: DossierExtract,
  { parcel }: ParcelRecord,
  notary: Notary,
  verifyAt: string,
): CertificateData {
  if (registeredAt === null || transcription === null || receipt === null || deed === null) {
    throw new Error(`${transactionId} is not registered yet`)
  }
  return {
    ...{ transaction: transactionId, kind: SALE, registeredAt, price: terms.price, verifyAt },
    transcription: { volume: transcription.volume, number: String(transcription.number) },
    receipt: { number: receipt.number, at: receipt.at },
    deed: { sha256: deed.sha256, date: terms.deedDate, notary: notary.name },
    parcels: [
      {
        pin: parcel.pin,
        location: `${parcel.locality}, ${parcel.district}`,
        extentSquareMetres: parcel.extent,
      },
    ],
    parties: partiesOf(terms),
    duties: (assessment?.lines ?? []).map(dutyOf),
  }
}

function partiesOf({ vendors, purchasers }: Sale): readonly CertificateParty[] {
  return [
    ...vendors.map(({ name, nic }) => ({ role: VENDOR, name, identity: nic, share: '–' })),
    ...purchasers.map(({ name, nic, share }) => ({
      ...{ role: PURCHASER, name, identity: nic },
      share: formatFraction(share),
    })),
  ]
}

function dutyOf({ duty, amount }: AssessmentLine): CertificateData['duties'][number] {
  return { label: DUTIES[duty], amount }
}
