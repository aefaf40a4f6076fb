import { KIND_NAMES, KINDS } from '../../domain/transaction/kinds.ts'
import type { Kind } from '../../domain/transaction/terms.ts'
import { termsFor } from './kind-terms.ts'
import type { Subject } from './kind-terms.ts'
import type { Narrator } from './narrator.ts'
import { finish, lodgeAndPay, waitWhilePublished } from './sale.ts'
import type { RegisteredSale } from './sale.ts'
import { freeParcel } from './terms.ts'
import type { ParcelView } from './terms.ts'
import type { DemoWorld } from './world.ts'

/** What became of one kind, and the register before and after. */
export interface WalkedKind {
  readonly kind: Kind
  readonly id: string
  /** Null where the law has everybody wait: a demonstration shortens no time to object. */
  readonly registered: RegisteredSale | null
  /** Until when it is published; null where it is not. */
  readonly publishedUntil: string | null
  readonly before: readonly ParcelView[]
  readonly after: readonly ParcelView[]
}

/** One transaction of each kind through the API, in the order of the catalogue: a mortgage comes before its erasure. */
export async function everyKind(world: DemoWorld, narrator: Narrator): Promise<readonly WalkedKind[]> {
  const walked: WalkedKind[] = []
  for (const kind of KIND_NAMES) {
    const used = walked.flatMap(({ before }) => before).map(({ parcel }) => parcel.pin)
    const mortgaged = walked.find((one) => one.kind === 'mortgage')?.after[0]
    walked.push(await walkKind(world, narrator, kind, await subjectFor(world, kind, used, mortgaged)))
  }
  return walked
}

async function walkKind(
  world: DemoWorld,
  narrator: Narrator,
  kind: Kind,
  subject: Subject,
): Promise<WalkedKind> {
  const before = [subject.record, ...(subject.other === null ? [] : [subject.other])]
  narrator.chapter(`${KINDS[kind].title.en} / ${KINDS[kind].title.fr}`)
  for (const record of before) tell(narrator, 'before', record)
  const id = await lodgeAndPay(world, narrator, termsFor(kind, subject))
  const isPublished = KINDS[kind].publication !== null
  const publishedUntil = isPublished ? await waitWhilePublished(world, narrator, id) : null
  const registered = isPublished ? null : await finish(world, narrator, id)
  const after = await Promise.all(before.map(({ parcel }) => readParcel(world, parcel.pin)))
  narrator.note(
    registered === null
      ? `on hold until ${publishedUntil ?? ''}, while it is published; the register stays as it is`
      : `registered at ${registered.transcription}`,
  )
  for (const record of after) tell(narrator, 'after', record)
  return { kind, id, registered, publishedUntil, before, after }
}

/** What the kind can be about: its own parcel of the right tenure and number of holders, or the mortgaged one. */
async function subjectFor(
  { notary }: DemoWorld,
  kind: Kind,
  used: readonly string[],
  mortgaged: ParcelView | undefined,
): Promise<Subject> {
  if (kind === 'erasure' && mortgaged !== undefined) {
    return { record: mortgaged, other: null, refersTo: mortgaged.encumbrances.at(-1)?.inscription ?? null }
  }
  const tenure = KINDS[kind].tenure ?? 'freehold'
  const fits = ({ parcel, title: { price, holders } }: ParcelView): boolean =>
    parcel.tenure === tenure &&
    price !== null &&
    holders.every(({ right }) => right === 'full') &&
    holders.length > 1 === (kind === 'partition')
  const record = await freeParcel(notary, used, fits)
  const { volume, number } = record.title.transcription
  const needsOther = KINDS[kind].needs.includes('counterpart')
  return {
    record,
    other: needsOther ? await freeParcel(notary, [...used, record.parcel.pin], fits) : null,
    refersTo: kind === 'rectification' ? `${volume} No ${String(number)}` : null,
  }
}

function readParcel({ notary }: DemoWorld, pin: string): Promise<ParcelView> {
  return notary.get<ParcelView>(`/v1/parcels/${pin}`)
}

function tell(narrator: Narrator, when: string, { parcel, title, encumbrances }: ParcelView): void {
  const { volume, number } = title.transcription
  const holders = title.holders.map(({ name, share, right }) => `${name} ${share} ${right}`).join('; ')
  narrator.note(`${when}: ${parcel.pin}, ${volume} No ${String(number)}: ${holders}`)
  for (const { kind, inscription, beneficiary, erasedAt } of encumbrances) {
    const state = erasedAt === null ? '' : ', erased'
    narrator.note(`${when}: ${parcel.pin}, ${inscription}: ${kind} for ${beneficiary}${state}`)
  }
}
