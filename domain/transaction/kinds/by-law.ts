import { DEED, POWER_OF_ATTORNEY, SURVEY_REPORT, TAX_CLEARANCE, whoAcquires, whoIs } from './asks.ts'
import type { KindRow } from './kind-row.ts'
import { concerned, giving, receiving } from './roles.ts'

/* Kinds in which a title passes, or is put right, by the law and not by the will of a holder. */

const BY_LAW = {
  signing: 'notary-attests',
  tenure: null,
  inscribes: null,
  needs: [],
  rights: ['ownership'],
  declarations: ['by-attorney'],
  lockStops: false,
  publication: null,
} as const satisfies Partial<KindRow>

/** The Act has a period for objections; its length is not in our sources, so three months are assumed. */
const OBJECTION_DAYS = 90

export const BY_LAW_KINDS = {
  succession: {
    ...BY_LAW,
    title: { en: 'Succession', fr: 'Succession' },
    basis: 'Civil Code art. 718 ff.; Registration Duty Act s. 36A',
    roles: [giving('deceased', { most: 1, signs: false, pays: false }), receiving('heir')],
    asks: [
      DEED,
      { document: 'death-certificate', of: null, basis: 'Civil Status Act' },
      { document: 'heirs-affidavit', of: null, basis: 'Civil Code art. 730 ff. (proof of heirship)' },
      ...[...whoAcquires('heir'), TAX_CLEARANCE, POWER_OF_ATTORNEY],
    ],
    effect: 'convey',
    amount: 'value',
    rights: ['ownership', 'bare-ownership', 'usufruct'],
    needs: ['diedOn'],
    duties: 'fixed',
    bars: [],
  },
  prescription: {
    ...BY_LAW,
    title: { en: 'Acquisitive prescription', fr: 'Prescription acquisitive' },
    basis: 'Acquisitive Prescription Act 2018 (Act 13 of 2018) ss. 4 to 8',
    roles: [receiving('occupier'), concerned('witness', { least: 2, most: 2 })],
    asks: [
      ...[DEED, ...whoAcquires('occupier'), ...whoIs('witness')],
      { document: 'occupation-evidence', of: null, basis: 'Acquisitive Prescription Act 2018 s. 4' },
      ...[SURVEY_REPORT, POWER_OF_ATTORNEY],
    ],
    effect: 'acquire',
    /** Nobody acquires land of the State by possession (Civil Code art. 2226). */
    tenure: 'freehold',
    amount: 'value',
    duties: 'acquisition',
    bars: ['caveat', 'seizure'],
    publication: OBJECTION_DAYS,
  },
  rectification: {
    ...BY_LAW,
    title: { en: 'Rectification', fr: 'Rectification' },
    basis: 'Transcription and Mortgage Act (the earlier transcription stays on record)',
    roles: [receiving('holder')],
    asks: [
      ...[DEED, ...whoIs('holder')],
      { document: 'earlier-deed', of: null, basis: 'Transcription and Mortgage Act' },
      {
        ...{ document: 'court-order', of: null, when: 'by-order' },
        basis:
          'Transcription and Mortgage Act (order of the court, certified by its registry; an assumption)',
      },
      POWER_OF_ATTORNEY,
    ],
    effect: 'rectify',
    amount: null,
    needs: ['refersTo'],
    byOrder: true,
    duties: 'fixed',
    bars: [],
  },
} as const satisfies Readonly<Record<string, KindRow>>
