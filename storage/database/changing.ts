import type { Knex } from 'knex'
import type { Pin } from '../../domain/ids.ts'
import { effectOf } from '../../domain/register/effect.ts'
import type { Change, Standing } from '../../domain/register/change.ts'
import type { Parcel, ParcelRecord, Transcription } from '../../domain/register/title.ts'
import { localDateAt } from '../../domain/time.ts'
import type { Instant } from '../../domain/time.ts'
import { KINDS } from '../../domain/transaction/kinds.ts'
import { pinsOf } from '../../domain/transaction/parcels.ts'
import type { Terms } from '../../domain/transaction/terms.ts'
import { inscriptionsMade, titlesMade } from '../changes.ts'
import { insertEncumbrances, insertErasure } from './encumbrances.ts'
import { fromJson } from './json.ts'
import { recordsOf } from './records.ts'
import type { DossierRow } from './rows.ts'
import { insertTitle } from './titles.ts'

/** What the transaction does to the register as it stands now, its parcels locked. Throws as `effectOf` does. */
export async function changeOf(trx: Knex.Transaction, dossier: DossierRow, at: Instant): Promise<Change> {
  const terms = fromJson(dossier.terms)
  const standing = await standingOf(trx, terms)
  return effectOf(KINDS[dossier.kind], standing, terms, localDateAt(at))
}

async function standingOf(trx: Knex.Transaction, terms: Terms): Promise<Standing> {
  // In the order of their PINs, so that two exchanges of the same parcels do not wait for each other.
  for (const pin of pinsOf(terms)) await trx<Parcel>('parcel').where({ pin }).forUpdate().first('pin')
  const parcel = await mustFind(trx, terms.pin)
  return { parcel, counterpart: terms.counterpart === null ? null : await mustFind(trx, terms.counterpart) }
}

async function mustFind(trx: Knex.Transaction, pin: Pin): Promise<ParcelRecord> {
  const [record] = await recordsOf(trx, pin)
  if (record === undefined) throw new Error(`The parcel ${pin} has no title`)
  return record
}

/** Writes the change; whatever it does not name stays as it is. */
export async function writeChange(
  trx: Knex.Transaction,
  change: Change,
  act: { readonly dossier: DossierRow; readonly transcription: Transcription; readonly at: Instant },
): Promise<void> {
  const { transcription, at } = act
  const { transaction_id: transactionId } = act.dossier
  for (const title of titlesMade(change, { transcription, at, transactionId })) {
    await insertTitle(trx, title)
  }
  await insertEncumbrances(trx, inscriptionsMade(change, { transcription, at, transactionId }))
  for (const erasure of change.erasures) await insertErasure(trx, erasure, at, transactionId)
}
