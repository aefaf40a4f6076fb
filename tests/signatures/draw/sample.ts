import { readFileSync } from 'node:fs'
import { rupees } from '../../../domain/money.ts'
import type { Instant, LocalDate } from '../../../domain/time.ts'
import type { CertificateData } from '../../../signatures/draw/certificate-data.ts'
import type { DeedData, DeedParty } from '../../../signatures/draw/deed-data.ts'
import { readFaces } from '../../../signatures/draw/document.ts'
import type { ReceiptData } from '../../../signatures/draw/receipt.ts'

function face(name: string): Uint8Array {
  const path = `@expo-google-fonts/crimson-text/${name}/CrimsonText_${name}.ttf`
  return readFileSync(new URL(import.meta.resolve(path)))
}

export const files = {
  regular: face('400Regular'),
  italic: face('400Regular_Italic'),
  bold: face('600SemiBold'),
}

export const faces = await readFaces(files)

export function person(name: string, nic: string, share: string): DeedParty {
  return {
    name,
    nic,
    share,
    profession: 'institutrice',
    address: '14, rue des Lauriers, Rose-Hill',
    maritalStatus: 'célibataire',
  }
}

export const deed: DeedData = {
  repertory: '2026/118',
  notary: { name: 'Maître Zoé Lagrange', office: '7, rue du Vieux Conseil, Port-Louis' },
  place: 'Port-Louis',
  date: '2026-11-18' as LocalDate,
  at: '2026-11-18T08:00:00.000Z' as Instant,
  kind: 'sale',
  roles: [
    { role: 'vendor', people: [person('Anaïs Hélène BEAUCHAMP', 'B1203781234567', 'la totalité')] },
    { role: 'purchaser', people: [person('Rohan Kaviraj SUNEETLALL', 'S0107851122339', 'la totalité')] },
  ],
  parcel: {
    pin: '103040781',
    place: 'Les Mimosas, Moka',
    district: 'Moka',
    extentSquareMetres: 1088.5,
    description: 'un terrain portant une maison d’habitation',
    survey: { surveyor: 'Monsieur Théo Rivalin', date: '2026-09-02' as LocalDate, reference: 'LS 104/2026' },
  },
  origin: { notary: 'Maître Rémi Vacoas', date: '2011-03-01' as LocalDate, volume: 'TV 7741 No 12' },
  price: rupees(8_000_000),
}

export const receipt: ReceiptData = {
  number: 'R-2026-004711',
  at: '2026-11-20T22:12:44.078Z' as Instant,
  transaction: 'LT-7Q2M-94KD-X1TB',
  kind: { fr: 'Vente', en: 'Sale' },
  pin: '103040781',
  notary: 'Maître Zoé Lagrange',
  deedSha256: '9f86d081'.repeat(8),
  verifyAt: 'https://registrar.test/verify',
}

export const certificate: CertificateData = {
  transaction: 'LT-2026-000118',
  kind: { fr: 'Vente', en: 'Sale' },
  registeredAt: '2026-11-23T12:05:07.000Z' as Instant,
  transcription: { volume: 'TV 10482', number: '37' },
  receipt: { number: '2026/004711', at: '2026-11-20T06:12:44.000Z' as Instant },
  deed: { sha256: '9f86d081'.repeat(8), date: '2026-11-18' as LocalDate, notary: 'Maître Zoé Lagrange' },
  parcels: [{ pin: '103040781', location: 'Les Mimosas, Moka', extentSquareMetres: 1088.5 }],
  parties: [
    {
      role: { fr: 'Acquéreur', en: 'Purchaser' },
      name: 'Rohan Kaviraj SUNEETLALL',
      identity: 'S0107851122339',
      share: '1/2',
    },
  ],
  sum: { label: { fr: 'Prix', en: 'Price' }, amount: rupees(8_000_000) },
  duties: [
    { label: { fr: 'Droit d’enregistrement', en: 'Registration duty' }, amount: rupees(400_000) },
    { label: { fr: 'Taxe de transfert', en: 'Land transfer tax' }, amount: rupees(400_000) },
  ],
  verifyAt: 'registrar.example/verifier',
}
