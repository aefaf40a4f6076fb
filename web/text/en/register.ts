import type { HeldRight, Tenure } from '../../../domain/register/title.ts'

/** What a page says of a parcel of the register. */
export const register = {
  title: (pin: string): string => `Parcel ${pin}`,
  place: 'Place',
  extent: 'Extent',
  squareMetres: (extent: string): string => `${extent} m²`,
  tenure: 'Tenure',
  tenures: {
    freehold: 'Freehold',
    'state-lease': 'Lease of State land',
  } satisfies Readonly<Record<Tenure, string>>,
  holders: 'Who holds it',
  holder: 'Holder',
  right: 'Right',
  rights: {
    full: 'Full ownership',
    bare: 'Bare ownership',
    usufruct: 'Usufruct',
  } satisfies Readonly<Record<HeldRight, string>>,
  married: {
    community: (spouse: string): string => `Married in community with ${spouse}`,
    separation: (spouse: string): string => `Married with separate property to ${spouse}`,
  },
  chain: 'Every title, newest first',
  transcription: 'Transcription',
  validFrom: 'In effect from',
  registeredAt: 'On the register since',
  rectifies: (place: string): string => `Rectifies ${place}`,
  encumbrances: 'Every encumbrance, by rank',
  unburdened: 'The parcel never had an encumbrance.',
  rank: 'Rank',
  inscription: 'Inscription',
  beneficiary: 'In favour of',
  amount: 'Sum secured',
  standing: 'Standing',
  inForce: 'In force',
  inForceUntil: (day: string): string => `In force until ${day}`,
  erased: (when: string, by: string): string => `Erased on ${when} ${by}`.trim(),
  lapsed: (day: string): string => `Over since ${day}`,
}
