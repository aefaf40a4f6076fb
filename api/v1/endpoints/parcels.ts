import { parsePin } from '../../../domain/ids.ts'
import { Refusal } from '../../../domain/refusal.ts'
import { authorize } from '../../authorize.ts'
import type { ApiDeps } from '../../deps.ts'
import { actorOf } from '../../identity/person.ts'
import { endpoint } from '../endpoint.ts'
import type { Endpoint } from '../endpoint.ts'
import { textIn } from '../request.ts'
import { parcelRecord } from '../schemas/parcel.ts'
import { parcelView } from '../views/parcel.ts'

/** The register, for those whose office it is to search it before they draw up or examine a deed. */
export function createParcelEndpoints({ stores }: ApiDeps): readonly Endpoint[] {
  return [
    endpoint({
      ...{ method: 'get', path: '/parcels/:pin', subject: 'register', access: 'person' },
      summary: 'What the register says of a parcel now',
      answers: { status: 200, description: 'Title and encumbrances', content: parcelRecord },
      refuses: ['pin-malformed', 'pin-unknown'],
      async handle({ req }) {
        authorize(actorOf(req), 'search the register', null)
        const pin = parsePin(textIn(req, 'pin'))
        if (pin === undefined) throw new Refusal('pin-malformed', 'A PIN has nine digits')
        const record = await stores.register.find(pin)
        if (record === undefined) {
          throw new Refusal('pin-unknown', 'The register knows no such parcel', { pin })
        }
        return { status: 200, body: parcelView(record) }
      },
    }),
  ]
}
