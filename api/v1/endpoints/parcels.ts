import type { Request } from 'express'
import { parsePin } from '../../../domain/ids.ts'
import type { Pin } from '../../../domain/ids.ts'
import { Refusal } from '../../../domain/refusal.ts'
import { titleAt } from '../../../domain/register/chain.ts'
import type { Title } from '../../../domain/register/title.ts'
import { localDateAt, parseInstant, parseLocalDate } from '../../../domain/time.ts'
import { authorize } from '../../authorize.ts'
import type { ApiDeps } from '../../deps.ts'
import { actorOf } from '../../identity/person.ts'
import { endpoint } from '../endpoint.ts'
import type { Endpoint } from '../endpoint.ts'
import { textIn } from '../request.ts'
import { parcelRecord, titleChain } from '../schemas/parcel.ts'
import { parcelView } from '../views/parcel.ts'
import { titleView } from '../views/title.ts'

/** The register, for those whose office it is to search it before they draw up or examine a deed. */
export function createParcelEndpoints({ stores, now }: ApiDeps): readonly Endpoint[] {
  const asked = { method: 'get', subject: 'register', access: 'person' } as const
  return [
    endpoint({
      ...{ ...asked, path: '/parcels/:pin' },
      summary: 'What the register says of a parcel now',
      answers: { status: 200, description: 'Title and encumbrances', content: parcelRecord },
      refuses: ['pin-malformed', 'pin-unknown'],
      async handle({ req }) {
        authorize(actorOf(req), 'search the register', null)
        const pin = pinIn(req)
        const record = await stores.register.find(pin)
        if (record === undefined) throw unknown(pin)
        return { status: 200, body: parcelView(record) }
      },
    }),
    endpoint({
      ...{ ...asked, path: '/parcels/:pin/titles' },
      query: {
        valid: 'Only the title in force on this day, such as `2026-03-20`; today when `known` alone is given',
        known:
          'As the register knew it at this moment, such as `2026-04-02T08:00:00.000Z`; now when left out',
      },
      summary: 'Every title that a parcel ever had, or the one of a day as the register knew it at a moment',
      answers: { status: 200, description: 'Titles, newest first', content: titleChain },
      refuses: ['pin-malformed', 'pin-unknown'],
      async handle({ req }) {
        authorize(actorOf(req), 'search the register', null)
        const pin = pinIn(req)
        const chain = await stores.register.chainOf(pin)
        if (chain.length === 0) throw unknown(pin)
        return { status: 200, body: { pin, titles: asAskedFor(req, chain, now()).map(titleView) } }
      },
    }),
  ]
}

function asAskedFor(
  { query }: Request,
  chain: readonly Title[],
  now: ReturnType<ApiDeps['now']>,
): readonly Title[] {
  if (query['valid'] === undefined && query['known'] === undefined) return chain
  const valid = readQuery(query['valid'] ?? localDateAt(now), 'valid', parseLocalDate)
  const known = readQuery(query['known'] ?? now, 'known', parseInstant)
  return [titleAt(chain, { valid, known }) ?? []].flat()
}

function readQuery<Value>(text: unknown, field: string, parse: (text: string) => Value | undefined): Value {
  const value = typeof text === 'string' ? parse(text) : undefined
  if (value === undefined) throw new Refusal('request-malformed', 'A day or a moment is malformed', { field })
  return value
}

function pinIn(req: Request): Pin {
  const pin = parsePin(textIn(req, 'pin'))
  if (pin === undefined) throw new Refusal('pin-malformed', 'A PIN has nine digits')
  return pin
}

function unknown(pin: Pin): Refusal {
  return new Refusal('pin-unknown', 'The register knows no such parcel', { pin })
}
