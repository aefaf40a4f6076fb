import type { z } from 'zod'
import type { ParcelRecord } from '../../../domain/register/title.ts'
import type { parcelRecord } from '../schemas/parcel.ts'
import { encumbranceView, holderView } from './title.ts'

/** A parcel as the register has it now, its shares as text. */
export function parcelView({ parcel, title, encumbrances }: ParcelRecord): z.input<typeof parcelRecord> {
  const { holders, transcription, validFrom, registeredAt, price, refersTo } = title
  return {
    parcel,
    title: {
      ...{ transcription, validFrom, registeredAt, price, refersTo },
      holders: holders.map(holderView),
    },
    encumbrances: encumbrances.map(encumbranceView),
  }
}
