import { isCompany } from '../../ids.ts'
import type { Bilingual } from '../bilingual.ts'
import type { CourtOrder } from '../court-order.ts'
import { declares } from '../declarations.ts'
import type { Declaration } from '../declarations.ts'
import { PARTY_ROLES } from '../party.ts'
import type { Party, PartyRole } from '../party.ts'
import { partiesAs } from '../sides.ts'

/** Every document that a kind can ask for. The deed is the one that must be signed. */
export const DOCUMENTS = {
  deed: { en: 'Signed deed', fr: 'Acte signé' },
  identity: { en: 'Identity document', fr: 'Pièce d’identité' },
  'civil-status': { en: 'Marriage certificate and regime', fr: 'Acte de mariage et régime' },
  'spouse-consent': { en: 'Consent of the spouse', fr: 'Consentement du conjoint' },
  'company-papers': {
    en: 'Company papers and beneficial owners',
    fr: 'Pièces de la société et bénéficiaires',
  },
  'non-citizen-authorisation': { en: 'Authorisation of a non-citizen', fr: 'Autorisation de non-citoyen' },
  'power-of-attorney': { en: 'Power of attorney', fr: 'Procuration' },
  'survey-report': { en: 'Survey report', fr: 'Rapport d’arpentage' },
  'tax-clearance': { en: 'Tax clearance', fr: 'Quitus fiscal' },
  'land-use-permit': {
    en: 'Building and land use permit',
    fr: 'Permis de construire et d’utilisation du sol',
  },
  'completion-guarantee': { en: 'Guarantee of completion', fr: 'Garantie d’achèvement' },
  'death-certificate': { en: 'Death certificate', fr: 'Acte de décès' },
  'heirs-affidavit': { en: 'Affidavit of the heirs', fr: 'Acte de notoriété des héritiers' },
  'state-consent': {
    en: 'Consent of the Ministry to the transfer',
    fr: 'Consentement du ministère au transfert',
  },
  'loan-agreement': { en: 'Loan agreement', fr: 'Contrat de prêt' },
  discharge: { en: 'Discharge of the creditor', fr: 'Mainlevée du créancier' },
  writ: { en: 'Writ or judgment', fr: 'Commandement ou jugement' },
  'occupation-evidence': { en: 'Evidence of occupation', fr: 'Preuves de la possession' },
  'court-order': { en: 'Certified court order', fr: 'Expédition certifiée de la décision de justice' },
  'earlier-deed': { en: 'Copy of the deed to be rectified', fr: 'Copie de l’acte à rectifier' },
} as const satisfies Readonly<Record<string, Bilingual>>

export type DocumentName = keyof typeof DOCUMENTS

/** Whose document it is asked for: of a party, when there is something about him that calls for it. */
const CONDITIONS = {
  person: (_, party) => party !== null && !isCompany(party.id),
  company: (_, party) => party !== null && isCompany(party.id),
  married: (_, party) => party !== null && party.marriage !== null,
  'in-community': (_, party) => party?.marriage?.regime === 'community',
  'non-citizen': (_, party) => party !== null && !party.citizen,
  'by-attorney': (terms) => declares(terms, 'by-attorney'),
  'new-building': (terms) => declares(terms, 'new-building'),
  'by-order': (terms) => terms.order !== undefined,
} as const satisfies Readonly<Record<string, (terms: DeclaredFacts, party: Party | null) => boolean>>

/** What is asked for depends on. */
interface DeclaredFacts {
  readonly declarations: readonly Declaration[]
  readonly order?: CourtOrder
}

export type Condition = keyof typeof CONDITIONS

export interface AskRow {
  readonly document: DocumentName
  /** Asked of each party in this role; null: asked once. */
  readonly of: PartyRole | null
  readonly basis: string
  /** Asked only then. */
  readonly when?: Condition
  /** Counts for so many days from the day it was made. */
  readonly validForDays?: number
}

/** What a document is asked for as: the deed, or a name made of the party and the document. */
export type DocumentSlot = string

/** One document that this very transaction asks for. */
export interface AskedDocument extends Omit<AskRow, 'when'> {
  /** `vendor-identity`, `vendor-2-identity` for the second vendor, `survey-report` for one of no party. */
  readonly slot: DocumentSlot
  readonly party: Party | null
}

interface Asking extends DeclaredFacts {
  readonly parties: readonly Party[]
}

/**
 * The documents that the kind asks for of these parties, in the order of the row. Where a court has ordered it, the
 * court has heard who they are, and nothing is asked of them.
 */
export function documentsAsked(
  { asks }: { readonly asks: readonly AskRow[] },
  terms: Asking,
): readonly AskedDocument[] {
  const rows = terms.order === undefined ? asks : asks.filter(({ of }) => of === null)
  return rows.flatMap((row) => askedBy(row, terms))
}

function askedBy(row: AskRow, terms: Asking): readonly AskedDocument[] {
  const { of: role, document } = row
  if (role === null) return applies(row, terms, null) ? [askedAs(row, document, null)] : []
  return partiesAs(terms, role).flatMap((party, i) =>
    applies(row, terms, party)
      ? [askedAs(row, `${i === 0 ? role : `${role}-${i + 1}`}-${document}`, party)]
      : [],
  )
}

function applies({ when }: AskRow, terms: Asking, party: Party | null): boolean {
  return when === undefined || CONDITIONS[when](terms, party)
}

function askedAs(
  { document, of, basis, validForDays }: AskRow,
  slot: DocumentSlot,
  party: Party | null,
): AskedDocument {
  const asked = { document, of, basis, slot, party }
  return validForDays === undefined ? asked : { ...asked, validForDays }
}

/** What the document is called, and whose it is. */
export function titleOfAsked({ document, of, party }: AskedDocument): Bilingual {
  const { en, fr } = DOCUMENTS[document]
  if (of === null || party === null) return { en, fr }
  const role = PARTY_ROLES[of]
  return { en: `${en}: ${party.name} (${role.en})`, fr: `${fr}\u00a0: ${party.name} (${role.fr})` }
}
