import type { Bilingual } from '../../domain/transaction/bilingual.ts'
import { KINDS } from '../../domain/transaction/kinds.ts'
import { AMOUNTS } from '../../domain/transaction/kinds/amounts.ts'
import { PARTY_ROLES } from '../../domain/transaction/party.ts'
import type { Kind } from '../../domain/transaction/terms.ts'
import type { DeedData, DeedRole } from './deed-data.ts'
import { inRupees, longDate, rupeesInWords, squareMetres } from './format.ts'

/** One article of the deed: its French text binds, the English line says what it is about. */
export interface Clause {
  readonly title: string
  readonly english: string
  readonly paragraphs: readonly string[]
}

const PERCHE_IN_SQUARE_METRES = 42.2

/** What the deed calls itself. */
export function actOf(kind: Kind): Bilingual {
  const { fr, en } = KINDS[kind].title
  const article = /^[AEÉIOU]/.test(fr) ? 'd’' : 'de '
  return { fr: `Acte ${article}${lowerFirst(fr)}`, en: `Deed of ${lowerFirst(en)}` }
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

/** The articles of a deed, in the order in which a Mauritian notary reads them out. */
export function deedClauses(data: DeedData): readonly Clause[] {
  return [
    ...data.roles.map(parties),
    ...death(data),
    designation(data),
    origin(data),
    ...price(data),
    fiscalDeclarations(),
    mortgageSituation(),
    closing(data),
  ]
}

function parties({ role, people }: DeedRole): Clause {
  const { fr, en } = PARTY_ROLES[role]
  const described = people.map(
    ({ name, nic, profession, address, maritalStatus, share }) =>
      `${name}, ${profession}, ${maritalStatus}, demeurant à ${address}, titulaire de la carte d’identité nationale (NIC) numéro ${nic}, pour ${share}\u00a0;`,
  )
  const named = `ci-après dénommé «\u00a0${lowerFirst(fr)}\u00a0»`
  const acting = people.length > 1 ? 'agissant solidairement' : 'agissant seul'
  return { title: fr, english: en, paragraphs: [...described, `${named}, ${acting}.`] }
}

function death({ diedOn }: DeedData): readonly Clause[] {
  if (diedOn === undefined) return []
  const sentence = `Le défunt est décédé le ${longDate(diedOn, 'fr')}, selon l’acte de décès annexé\u00a0; la succession s’est ouverte ce jour-là.`
  return [{ title: 'Ouverture de la succession', english: 'Death', paragraphs: [sentence] }]
}

function designation({ parcel, kind }: DeedData): Clause {
  const { place, district, description, extentSquareMetres, pin, survey } = parcel
  const perches = (extentSquareMetres / PERCHE_IN_SQUARE_METRES).toFixed(2).replace('.', ',')
  return {
    title: 'Désignation du bien',
    english: 'The property',
    paragraphs: [
      `${operationOf(kind)}\u00a0: ${description}, situé à ${place}, dans le district de ${district}, de la contenance de ${squareMetres(extentSquareMetres)}, soit environ ${perches} perches, portant le numéro d’identification de parcelle (PIN) ${pin}.`,
      `Le bien est borné tel que décrit au procès-verbal de ${survey.surveyor}, arpenteur juré, en date du ${longDate(survey.date, 'fr')}, enregistré sous la référence ${survey.reference}. Les parties conviennent d’une tolérance de cinq pour cent entre la contenance énoncée et la contenance réelle.`,
    ],
  }
}

function origin({ origin: { notary, date, volume } }: DeedData): Clause {
  return {
    title: 'Origine de propriété',
    english: 'Origin of title',
    paragraphs: [
      `Le bien est tenu aux termes d’un acte reçu par ${notary} le ${longDate(date, 'fr')}, transcrit au volume ${volume}.`,
    ],
  }
}

const SALES: readonly Kind[] = ['sale', 'vefa']

function operationOf(kind: Kind): string {
  return SALES.includes(kind)
    ? 'Le vendeur vend, avec les garanties ordinaires de fait et de droit, à l’acquéreur qui accepte'
    : `Le présent acte (${lowerFirst(KINDS[kind].title.fr)}) porte sur`
}

function price({ price: amount, kind }: DeedData): readonly Clause[] {
  const name = KINDS[kind].amount
  if (amount === null || name === null) return []
  const { fr, en } = AMOUNTS[name]
  const sum = `${rupeesInWords(amount)} (${inRupees(amount)})`
  const sentence = SALES.includes(kind)
    ? `La présente vente est consentie et acceptée moyennant le prix principal de ${sum}, payé comptant par l’acquéreur à la vue du notaire soussigné. DONT QUITTANCE.`
    : `${fr}\u00a0: ${sum}.`
  return [{ title: fr, english: en, paragraphs: [sentence] }]
}

function fiscalDeclarations(): Clause {
  return {
    title: 'Déclarations fiscales',
    english: 'Fiscal declarations',
    paragraphs: [
      'Lecture faite des articles 19 et 41 de la «\u00a0Registration Duty Act\u00a0» et de l’article 20 de la «\u00a0Notaries Act\u00a0», les parties affirment que le prix ci-dessus exprime l’intégralité de la valeur convenue. L’acquéreur déclare être le seul bénéficiaire effectif et ne pas acquérir pour le compte d’un non-citoyen.',
    ],
  }
}

function mortgageSituation(): Clause {
  return {
    title: 'Situation hypothécaire',
    english: 'Encumbrances',
    paragraphs: [
      'Il est déclaré que le bien n’est ni loué, ni saisi, qu’il est libre de tout privilège, hypothèque, charge fixe ou flottante, et qu’il se trouve à plus de 81,21 mètres de la ligne des plus hautes marées.',
    ],
  }
}

function closing({ place, date, notary }: DeedData): Clause {
  return {
    title: 'Dont acte',
    english: 'Attestation',
    paragraphs: [
      `Fait et passé en minute à ${place}, en l’étude du notaire soussigné, le ${longDate(date, 'fr')}. Lecture faite, les parties ont signé avec ${notary.name}, notaire, après que celui-ci a rempli les formalités de l’article 14 de la «\u00a0Notaries Act\u00a0».`,
    ],
  }
}
