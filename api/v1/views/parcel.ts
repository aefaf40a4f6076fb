import type { z } from 'zod'
import { formatFraction } from '../../../domain/register/fraction.ts'
import type { ParcelRecord } from '../../../domain/register/title.ts'
import type { parcelRecord } from '../schemas/parcel.ts'

/** A parcel as the register has it now, its shares as text. */
export function parcelView({ parcel, title, encumbrances }: ParcelRecord): z.input<typeof parcelRecord> {
  const { holders, transcription, registeredAt, price } = title
  return {
    parcel,
    title: {
      ...{ transcription, registeredAt, price },
      holders: holders.map((each) => ({ ...each, share: formatFraction(each.share) })),
    },
    encumbrances: encumbrances.map(({ kind, inscription, inscribedOn, beneficiary }) => ({
      ...{ kind, inscription, inscribedOn, beneficiary },
    })),
  }
}
