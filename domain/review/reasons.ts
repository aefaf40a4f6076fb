/*
 * Why officers return, refuse or release: a closed list with what each rests on, so that decisions can be counted,
 * compared and defended. What to do about each stands in web/text, in French and English; the compiler counts.
 */

const TRANSCRIPTION = 'Transcription and Mortgage Act'
const DUTIES = 'Registration Duty Act'
const LAND_DUTIES = 'Land (Duties and Taxes) Act'
const INSTRUCTION = 'Registrar-General’s screening instruction'

/** What a release rests on: somebody saw why the flag means nothing. */
const RELEASES = {
  'explained-by-documents': `${INSTRUCTION} 3 (a flag explained by documents on the dossier)`,
  'explained-by-improvement': `${LAND_DUTIES} s. 28 (value after building or improvement)`,
  'family-arrangement': `${LAND_DUTIES} s. 29 (transfers between ascendants and descendants)`,
  'register-was-wrong': `${TRANSCRIPTION} (rectification of the register)`,
  'confirmed-by-party': `${INSTRUCTION} 4 (confirmed by the party in person)`,
} as const

/** What goes back can be mended. */
const RETURNS = {
  'deed-unclear': `${DUTIES} s. 36 (information to be inserted before registration)`,
  'document-missing': `${DUTIES} s. 36 (information to be inserted before registration)`,
  'declaration-incomplete': `${LAND_DUTIES} s. 6; ${DUTIES} s. 36E (declarations)`,
  'party-data-differs': `${TRANSCRIPTION} (the parties as the repertory names them)`,
  'parcel-description-differs': 'Cadastral Survey Act s. 7 (parcel identification number and plan)',
  'signature-in-doubt': 'Electronic Transactions Act 2000; Notaries Act 2008 s. 14',
  'power-of-attorney-lapsed': 'Civil Code arts. 1984 and 2003 (mandate and its end)',
} as const

/** What is refused cannot be mended in this transaction. */
const REFUSALS = {
  'vendor-not-entitled': 'Civil Code art. 1599 (the sale of what belongs to another is void)',
  'parcel-not-disposable': `Sale of Immovable Property Act; ${TRANSCRIPTION} (seizure, caveat)`,
  'deed-reused': `${INSTRUCTION} 1 (reuse of a signed deed)`,
  'declared-value-untenable': `${LAND_DUTIES} ss. 7 and 39 (incorrect declaration, avoidance)`,
  'authorisation-lacking': 'Non-Citizens (Property Restriction) Act s. 3',
  'injunction-in-force': 'Courts Act (orders of the Supreme Court)',
  'not-authentic': 'Notaries Act 2008; Civil Code art. 1317 (authentic deeds)',
} as const

const BASES = { ...RELEASES, ...RETURNS, ...REFUSALS } as const

export type Reason = keyof typeof BASES

/** The reasons that are lawful for each decision. */
export const REASONS = {
  release: namesOf(RELEASES),
  return: namesOf(RETURNS),
  refuse: namesOf(REFUSALS),
} as const satisfies Readonly<Record<string, readonly Reason[]>>

/** What the reason rests on; undefined for a code that is none of an officer's. */
export function basisOf(code: string): string | undefined {
  return isReason(code) ? BASES[code] : undefined
}

export function isReason(code: string): code is Reason {
  return Object.hasOwn(BASES, code)
}

function namesOf<Name extends string>(bases: Readonly<Record<Name, string>>): readonly Name[] {
  return Object.keys(bases) as Name[]
}
