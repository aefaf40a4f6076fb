import { expect } from 'chai'
import type { PersonId } from '../../../domain/ids.ts'
import type { Change, Standing } from '../../../domain/register/change.ts'
import { effectOf } from '../../../domain/register/effect.ts'
import { formatFraction, WHOLE } from '../../../domain/register/fraction.ts'
import type { Fraction } from '../../../domain/register/fraction.ts'
import type { Encumbrance, Holder, ParcelRecord } from '../../../domain/register/title.ts'
import { BY_LAW_KINDS } from '../../../domain/transaction/kinds/by-law.ts'
import { CHARGES } from '../../../domain/transaction/kinds/charges.ts'
import { CONVEYANCES } from '../../../domain/transaction/kinds/conveyances.ts'
import type { KindRow } from '../../../domain/transaction/kinds/kind-row.ts'
import type { Party, PartyRole } from '../../../domain/transaction/party.ts'
import type { Kind, Terms } from '../../../domain/transaction/terms.ts'
import { must } from '../../must.ts'
import { parcel, pin, title, today } from '../sample.ts'

/* Deeds of every kind on one parcel, and what they make of it. */

export const ROWS: Readonly<Record<Kind, KindRow>> = { ...CONVEYANCES, ...CHARGES, ...BY_LAW_KINDS }

export function party(
  role: PartyRole,
  id: PersonId,
  share: Fraction | null = null,
  name = `${role} ${id}`,
): Party {
  return { role, id, name, citizen: true, share, marriage: null, cannotSign: null }
}

export function deed(kind: Kind, parties: readonly Party[], change: Partial<Terms> = {}): Terms {
  return {
    ...{ kind, pin, counterpart: null, parties, price: null, deedDate: today, right: 'ownership' },
    ...{ refersTo: null, condition: null, declarations: [], ...change },
  }
}

export function standing(
  holders: readonly Holder[] = title.holders,
  encumbrances: readonly Encumbrance[] = [],
  change: Partial<ParcelRecord> = {},
): Standing {
  return { parcel: { parcel, title: { ...title, holders }, encumbrances, ...change }, counterpart: null }
}

export function effect(terms: Terms, on: Standing = standing(), change: Partial<KindRow> = {}): Change {
  return effectOf({ ...ROWS[terms.kind], ...change }, on, terms, today)
}

/** The holders after the deed, as `share right` by person. */
export function after(terms: Terms, on?: Standing): readonly (readonly [PersonId, string])[] {
  return lines(must(effect(terms, on).titles[0]).holders)
}

export function lines(holders: readonly Holder[]): readonly (readonly [PersonId, string])[] {
  return holders.map(({ id, share, right }) => [id, `${formatFraction(share)} ${right}`])
}

export function refused(code: string, work: () => unknown): void {
  expect(work).to.throw().with.property('code', code)
}

export { WHOLE }
