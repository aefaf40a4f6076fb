import type { z } from 'zod'
import { formatFraction } from '../../../domain/register/fraction.ts'
import type { Encumbrance, Holder, Title } from '../../../domain/register/title.ts'
import type { titleChain } from '../schemas/parcel.ts'
import type { encumbrance, holder } from '../schemas/title.ts'

/** A holder, his share as text. */
export function holderView({ id, name, share, right, marriage }: Holder): z.input<typeof holder> {
  return { id, name, share: formatFraction(share), right, marriage }
}

/** A title, without its parcel. */
export function titleView(one: Title): z.input<typeof titleChain>['titles'][number] {
  const { holders, transcription, validFrom, registeredAt, price, transactionId, refersTo } = one
  return {
    ...{ transcription, validFrom, registeredAt, price, transactionId, refersTo },
    holders: holders.map(holderView),
    order: one.order ?? null,
  }
}

/** An encumbrance, without its parcel. */
export function encumbranceView(one: Encumbrance): z.input<typeof encumbrance> {
  const { kind, inscription, rank, inscribedOn, beneficiary, beneficiaryId } = one
  const { amount, until, condition, erasedAt, erasedBy } = one
  return {
    ...{ kind, inscription, rank, inscribedOn, beneficiary, beneficiaryId },
    ...{ amount, until, condition, erasedAt, erasedBy },
  }
}
