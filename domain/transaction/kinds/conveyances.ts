import {
  DEED,
  LAND_USE_PERMIT,
  POWER_OF_ATTORNEY,
  SURVEY_REPORT,
  TAX_CLEARANCE,
  whoAcquires,
  whoGives,
} from './asks.ts'
import type { KindRow } from './kind-row.ts'
import { giving, receiving } from './roles.ts'

/* Kinds by which living people pass land, or a right in it, to one another. */

const BETWEEN_THE_LIVING = {
  signing: 'notary-attests',
  inscribes: null,
  tenure: 'freehold',
  needs: [],
  rights: ['ownership', 'bare-ownership', 'usufruct'],
  /** A mortgage follows the parcel into other hands; these two forbid that it passes. */
  bars: ['caveat', 'seizure'],
  lockStops: true,
  publication: null,
} as const satisfies Partial<KindRow>

const COMMON_ASKS = [POWER_OF_ATTORNEY, LAND_USE_PERMIT]

export const CONVEYANCES = {
  sale: {
    ...BETWEEN_THE_LIVING,
    title: { en: 'Sale', fr: 'Vente' },
    basis: 'Civil Code arts. 1582 and 1599',
    roles: [giving('vendor'), receiving('purchaser')],
    asks: [DEED, ...whoGives('vendor'), ...whoAcquires('purchaser'), ...COMMON_ASKS],
    effect: 'convey',
    amount: 'price',
    declarations: ['first-time-buyer', 'scheme', 'by-attorney', 'new-building', 'private-signature'],
    duties: 'conveyance',
  },
  vefa: {
    ...BETWEEN_THE_LIVING,
    title: {
      en: 'Sale in future state of completion (VEFA)',
      fr: 'Vente en l’état futur d’achèvement (VEFA)',
    },
    basis: 'Civil Code art. 1601-1 ff.; Registration Duty Act, First Schedule, Part I, item J 15',
    roles: [giving('vendor'), receiving('purchaser')],
    asks: [
      ...[DEED, ...whoGives('vendor'), ...whoAcquires('purchaser')],
      { document: 'land-use-permit', of: null, basis: LAND_USE_PERMIT.basis },
      { document: 'completion-guarantee', of: null, basis: 'Civil Code art. 1601-1 ff. (assumption)' },
      POWER_OF_ATTORNEY,
    ],
    effect: 'convey',
    amount: 'price',
    rights: ['ownership'],
    declarations: ['first-time-buyer', 'scheme', 'by-attorney'],
    duties: 'conveyance',
  },
  gift: {
    ...BETWEEN_THE_LIVING,
    title: { en: 'Gift', fr: 'Donation' },
    basis: 'Civil Code art. 931 (by notarial deed) and art. 938',
    roles: [giving('donor'), receiving('donee')],
    asks: [DEED, ...whoGives('donor'), ...whoAcquires('donee'), ...COMMON_ASKS],
    effect: 'convey',
    amount: 'value',
    declarations: ['to-descendant', 'by-attorney', 'new-building'],
    duties: 'gift',
  },
  exchange: {
    ...BETWEEN_THE_LIVING,
    title: { en: 'Exchange', fr: 'Échange' },
    basis: 'Civil Code art. 1702',
    roles: [giving('exchanger', { shares: true }), receiving('counter-exchanger')],
    asks: [
      ...[DEED, ...whoGives('exchanger'), ...whoGives('counter-exchanger')],
      ...[...authorisationOf('exchanger'), ...authorisationOf('counter-exchanger')],
      ...COMMON_ASKS,
    ],
    effect: 'exchange',
    amount: 'value',
    needs: ['counterpart'],
    rights: ['ownership'],
    declarations: ['by-attorney', 'new-building'],
    duties: 'conveyance',
  },
  partition: {
    ...BETWEEN_THE_LIVING,
    title: { en: 'Partition', fr: 'Partage' },
    basis: 'Civil Code arts. 815 and 883',
    roles: [giving('sharer', { least: 2, pays: false }), receiving('allottee')],
    asks: [DEED, ...whoGives('sharer'), ...whoAcquires('allottee'), SURVEY_REPORT, POWER_OF_ATTORNEY],
    effect: 'partition',
    amount: 'value',
    rights: ['ownership'],
    declarations: ['by-attorney'],
    duties: 'fixed',
  },
  'state-lease-transfer': {
    ...BETWEEN_THE_LIVING,
    title: { en: 'Transfer of a lease of State land', fr: 'Cession de bail de terre de l’État' },
    basis: 'State Lands Act; Land (Duties and Taxes) Act s. 26A',
    tenure: 'state-lease',
    roles: [giving('transferor'), receiving('transferee')],
    asks: [
      ...[DEED, ...whoGives('transferor'), ...whoAcquires('transferee')],
      { document: 'state-consent', of: null, basis: 'State Lands Act s. 6 (the section is an assumption)' },
      ...[TAX_CLEARANCE, POWER_OF_ATTORNEY],
    ],
    effect: 'convey',
    amount: 'price',
    rights: ['ownership'],
    declarations: ['by-attorney', 'private-signature'],
    duties: 'leasehold',
  },
} as const satisfies Readonly<Record<string, KindRow>>

/** Whoever exchanges acquires too. */
function authorisationOf(of: 'exchanger' | 'counter-exchanger'): KindRow['asks'] {
  return whoAcquires(of).filter(({ when }) => when === 'non-citizen')
}
