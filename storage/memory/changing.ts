import type { Pin } from '../../domain/ids.ts'
import { effectOf } from '../../domain/register/effect.ts'
import type { Change } from '../../domain/register/change.ts'
import type { ParcelRecord, Transcription } from '../../domain/register/title.ts'
import { localDateAt } from '../../domain/time.ts'
import type { Instant } from '../../domain/time.ts'
import type { Dossier } from '../../domain/transaction/dossier.ts'
import { KINDS } from '../../domain/transaction/kinds.ts'
import { inscriptionsMade, titlesMade } from '../changes.ts'
import type { State } from './state.ts'

export function changeOf(state: State, { kind, terms }: Dossier, at: Instant): Change {
  const { pin, counterpart } = terms
  const standing = {
    parcel: mustFind(state, pin),
    counterpart: counterpart === null ? null : mustFind(state, counterpart),
  }
  return effectOf(KINDS[kind], standing, terms, localDateAt(at))
}

function mustFind(state: State, pin: Pin): ParcelRecord {
  const land = state.parcels.get(pin)
  const title = state.titles.get(pin)?.[0]
  if (land === undefined || title === undefined) throw new Error(`The parcel ${pin} has no title`)
  return { ...land, title }
}

export function writeChange(
  state: State,
  change: Change,
  act: { readonly dossier: Dossier; readonly transcription: Transcription; readonly at: Instant },
): void {
  const { transcription, at } = act
  const { transactionId } = act.dossier
  for (const title of titlesMade(change, { transcription, at, transactionId })) {
    state.titles.set(title.pin, [title, ...(state.titles.get(title.pin) ?? [])])
  }
  for (const one of inscriptionsMade(change, { transcription, at, transactionId })) {
    amend(state, one.pin, (encumbrances) => [...encumbrances, one])
  }
  for (const { pin, rank } of change.erasures) {
    amend(state, pin, (encumbrances) =>
      encumbrances.map((one) =>
        one.rank === rank ? { ...one, erasedAt: at, erasedBy: transactionId } : one,
      ),
    )
  }
}

function amend(
  state: State,
  pin: Pin,
  change: (encumbrances: ParcelRecord['encumbrances']) => ParcelRecord['encumbrances'],
): void {
  const land = state.parcels.get(pin)
  if (land !== undefined) {
    state.parcels.set(pin, { ...land, encumbrances: change(land.encumbrances) })
  }
}
