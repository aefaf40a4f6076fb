import type { Bilingual } from '../bilingual.ts'
import type { Tenure } from '../../register/title.ts'
import type { PartyRole } from '../party.ts'
import type { Declaration, Right } from '../declarations.ts'
import type { Side } from '../sides.ts'
import type { Amount } from './amounts.ts'
import type { AskRow } from './asking.ts'

/**
 * How the parties sign. `notary-attests`: in the notary's presence, as he states in the authentic deed; they may
 * sign the file too. `all-sign`: each with his own certificate, in the file.
 */
export type Signing = 'notary-attests' | 'all-sign'

/** What registration does to the register. */
export type EffectName = 'convey' | 'exchange' | 'partition' | 'inscribe' | 'erase' | 'acquire' | 'rectify'

/** How duties are reckoned; the rates of each class are dated rows of domain/assessment/schedule.ts. */
export type DutyClass = 'conveyance' | 'gift' | 'leasehold' | 'acquisition' | 'fixed' | 'free'

/** An optional term that a kind cannot do without. */
export type NeededTerm = 'counterpart' | 'refersTo' | 'condition' | 'diedOn'

/** A charge that is written into the inscription volumes. */
export type Inscribed = 'mortgage' | 'seizure' | 'promise'

export interface RoleRow {
  readonly role: PartyRole
  readonly side: Side
  readonly least: number
  readonly most: number
  /** Its parties have shares, which make one. */
  readonly shares: boolean
  /** Signs the deed, in the order of the rows; the notary signs after them all. */
  readonly signs: boolean
  /** May owe a duty. */
  readonly pays: boolean
}

/** All that the engine knows of one kind of transaction. */
export interface KindRow {
  readonly title: Bilingual
  readonly basis: string
  readonly roles: readonly RoleRow[]
  readonly asks: readonly AskRow[]
  readonly signing: Signing
  readonly effect: EffectName
  /** The charge that the effect `inscribe` makes; its beneficiaries are the concerned parties. */
  readonly inscribes: Inscribed | null
  /** How the land must be held for it; null where that makes no difference. */
  readonly tenure: Tenure | null
  /** What the sum in the terms is; null where the kind has none. */
  readonly amount: Amount | null
  readonly needs: readonly NeededTerm[]
  /** What can pass; the first is meant where nothing is said. */
  readonly rights: readonly Right[]
  readonly declarations: readonly Declaration[]
  readonly duties: DutyClass
  /** Kinds of encumbrance that forbid it until they are lifted. */
  readonly bars: readonly string[]
  /**
   * An owner who has locked his title stops it. Not what comes upon him by the law: two officers look at that, and he
   * is told. That no lock stops a creditor, a court or an heir is an assumption: the statutes know no lock.
   */
  readonly lockStops: boolean
  /** For so many days it is published, and anyone may object, before it can register; null where it is not. */
  readonly publication: number | null
  /** A court may order it: then only the notary signs, who files the certified order. Absent where it takes a deed. */
  readonly byOrder?: true
}
