import type { Cents } from '../../../domain/money.ts'
import { formatFraction } from '../../../domain/register/fraction.ts'
import type { LocalDate } from '../../../domain/time.ts'
import type { AmendableTerm, TermChange } from '../../../domain/transaction/amending.ts'
import type { Party } from '../../../domain/transaction/party.ts'
import type { Terms } from '../../../domain/transaction/terms.ts'
import type { Voice } from '../render/show.ts'

/** A term as people read it. */
type Say = (value: never, voice: Voice) => string

const SAY = {
  parties: (parties: Terms['parties'], voice) => parties.map((party) => partyText(party, voice)).join('; '),
  price: (price: Cents | null, { t, f }) => (price === null ? t.words.nothing : f.money(price)),
  deedDate: (day: LocalDate, { f }) => f.day(day),
  diedOn: (day: LocalDate | undefined, { t, f }) => (day === undefined ? t.words.nothing : f.day(day)),
  right: (right: Terms['right'], { t }) => t.words.right[right],
  refersTo: (place: string | null, { t }) => place ?? t.words.nothing,
  order: (order: Terms['order'], { t, f }) =>
    order === undefined ? t.words.nothing : t.words.ordered(order.court, order.number, f.day(order.date)),
  condition: (condition: Terms['condition'], { t, f }) =>
    condition === null ? t.words.nothing : `${condition.text} (${f.day(condition.until)})`,
  declarations: (declared: Terms['declarations'], { t }) =>
    declared.length === 0 ? t.words.nothing : declared.map((one) => t.words.declaration[one]).join('; '),
} as const satisfies Readonly<Record<AmendableTerm, Say>>

/** What was corrected, before and after, in the visitor's words. */
export function changeText(
  voice: Voice,
  { term, before, after }: TermChange,
): { readonly term: string; readonly before: string; readonly after: string } {
  if (!isAmendable(term)) throw new RangeError(`The term ${term} is never corrected`)
  const say: Say = SAY[term]
  return {
    term: voice.t.notary.correcting.terms[term],
    before: say(before as never, voice),
    after: say(after as never, voice),
  }
}

function isAmendable(term: keyof Terms): term is AmendableTerm {
  return Object.hasOwn(SAY, term)
}

function partyText({ role, name, id, share, marriage }: Party, { t }: Voice): string {
  const part = share === null ? [] : [formatFraction(share)]
  const spouse = marriage === null ? [] : [`⚭ ${marriage.spouse.name}`]
  return [`${name} (${t.words.role[role]}, ${id})`, ...part, ...spouse].join(', ')
}
