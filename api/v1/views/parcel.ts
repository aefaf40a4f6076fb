import type { z } from 'zod'
import type { ParcelRecord } from '../../../domain/register/title.ts'
import type { parcelRecord } from '../schemas/parcel.ts'
import { encumbranceView, titleView } from './title.ts'

/** A parcel as the register has it now, its shares as text. */
export function parcelView({ parcel, title, encumbrances }: ParcelRecord): z.input<typeof parcelRecord> {
  return { parcel, title: titleView(title), encumbrances: encumbrances.map(encumbranceView) }
}
