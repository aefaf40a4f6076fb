import type { DeedData, DeedParty } from './deed-data.ts'
import { inRupees, longDate, rupeesInWords, squareMetres } from './format.ts'

/** One article of the deed: its French text binds, the English line says what it is about. */
export interface Clause {
  readonly title: string
  readonly english: string
  readonly paragraphs: readonly string[]
}

const PERCHE_IN_SQUARE_METRES = 42.2

/** The articles of a deed of sale, in the order in which a Mauritian notary reads them out. */
export function deedClauses(data: DeedData): readonly Clause[] {
  return [
    parties('Le vendeur', 'The vendor', data.vendors, 'ci-après dénommé «\u00a0le vendeur\u00a0»'),
    parties('L’acquéreur', 'The purchaser', data.purchasers, 'ci-après dénommé «\u00a0l’acquéreur\u00a0»'),
    designation(data),
    origin(data),
    price(data),
    fiscalDeclarations(),
    mortgageSituation(),
    closing(data),
  ]
}

function parties(title: string, english: string, people: readonly DeedParty[], named: string): Clause {
  const described = people.map(
    ({ name, nic, profession, address, maritalStatus, share }) =>
      `${name}, ${profession}, ${maritalStatus}, demeurant à ${address}, titulaire de la carte d’identité nationale (NIC) numéro ${nic}, pour ${share}\u00a0;`,
  )
  return {
    title,
    english,
    paragraphs: [
      ...described,
      `${named}, ${people.length > 1 ? 'agissant solidairement' : 'agissant seul'}.`,
    ],
  }
}

function designation({ parcel }: DeedData): Clause {
  const { place, district, description, extentSquareMetres, pin, survey } = parcel
  const perches = (extentSquareMetres / PERCHE_IN_SQUARE_METRES).toFixed(2).replace('.', ',')
  return {
    title: 'Désignation du bien',
    english: 'The property',
    paragraphs: [
      `Le vendeur vend, avec les garanties ordinaires de fait et de droit, à l’acquéreur qui accepte\u00a0: ${description}, situé à ${place}, dans le district de ${district}, de la contenance de ${squareMetres(extentSquareMetres)}, soit environ ${perches} perches, portant le numéro d’identification de parcelle (PIN) ${pin}.`,
      `Le bien est borné tel que décrit au procès-verbal de ${survey.surveyor}, arpenteur juré, en date du ${longDate(survey.date, 'fr')}, enregistré sous la référence ${survey.reference}. Les parties conviennent d’une tolérance de cinq pour cent entre la contenance énoncée et la contenance réelle.`,
    ],
  }
}

function origin({ origin: { notary, date, volume } }: DeedData): Clause {
  return {
    title: 'Origine de propriété',
    english: 'Origin of title',
    paragraphs: [
      `Le bien appartient au vendeur pour l’avoir acquis aux termes d’un acte reçu par ${notary} le ${longDate(date, 'fr')}, transcrit au volume ${volume}.`,
    ],
  }
}

function price({ price: amount }: DeedData): Clause {
  return {
    title: 'Prix',
    english: 'Price',
    paragraphs: [
      `La présente vente est consentie et acceptée moyennant le prix principal de ${rupeesInWords(amount)} (${inRupees(amount)}), payé comptant par l’acquéreur à la vue du notaire soussigné. DONT QUITTANCE.`,
    ],
  }
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
      'Le vendeur déclare que le bien n’est ni loué, ni saisi, qu’il est libre de tout privilège, hypothèque, charge fixe ou flottante, et qu’il se trouve à plus de 81,21 mètres de la ligne des plus hautes marées.',
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
