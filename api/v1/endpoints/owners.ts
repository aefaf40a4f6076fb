import { parseTransactionId } from '../../../domain/ids.ts'
import { formatFraction } from '../../../domain/register/fraction.ts'
import { notFound } from '../../authorize.ts'
import type { ApiDeps } from '../../deps.ts'
import { actorOf } from '../../identity/person.ts'
import { ownTitles } from '../../own-titles.ts'
import { endpoint } from '../endpoint.ts'
import type { Endpoint } from '../endpoint.ts'
import { askingOf, textIn } from '../request.ts'
import { lock, newWatch, objected, ownersObjection, ownTitleList, watch } from '../schemas/owner.ts'

const asked = { subject: 'owners', access: 'person' } as const
const answers = { status: 200, description: 'How the title is watched from now on', content: watch }

/** What an owner sees of his titles, and how he has them watched. */
export function createOwnerEndpoints(deps: ApiDeps): readonly Endpoint[] {
  return [listing(deps), watching(deps), locking(deps), objecting(deps)]
}

function listing(deps: ApiDeps): Endpoint {
  return endpoint({
    ...{ ...asked, method: 'get', path: '/own-titles' },
    summary: 'Your titles, how you have them watched, and what is under way on their parcels',
    answers: { status: 200, description: 'By PIN', content: ownTitleList },
    refuses: [],
    async handle({ req }) {
      const actor = actorOf(req)
      const titles = (await ownTitles(deps, actor)).map(({ record: { parcel, title }, ...standing }) => ({
        ...{ pin: parcel.pin, district: parcel.district, locality: parcel.locality },
        validFrom: title.validFrom,
        shares: title.holders
          .filter(({ id }) => id === actor.nic)
          .map(({ share, right }) => ({ share: formatFraction(share), right })),
        ...standing,
      }))
      return { status: 200, body: { titles } }
    },
  })
}

function watching({ commands }: ApiDeps): Endpoint {
  return endpoint({
    ...{ ...asked, method: 'put', path: '/own-titles/:pin/watch', keyed: true },
    summary: 'Be told of deeds on your parcel, and have registration wait for your objection',
    body: newWatch,
    answers,
    refuses: ['not-the-owner', 'wait-days-invalid'],
    async handle({ req, body }) {
      return { status: 200, body: await commands.watch(askingOf(req), textIn(req, 'pin'), body) }
    },
  })
}

function locking({ commands }: ApiDeps): Endpoint {
  return endpoint({
    ...{ ...asked, method: 'put', path: '/own-titles/:pin/lock', keyed: true },
    summary: 'Lock your title, so that nothing registers on it, or lift the lock; within minutes of a login',
    body: lock,
    answers,
    refuses: ['not-the-owner', 'login-not-fresh'],
    async handle({ req, body: { locked } }) {
      const wish = { locked, loggedInAt: req.person?.loggedInAt }
      return { status: 200, body: await commands.lock(askingOf(req), textIn(req, 'pin'), wish) }
    },
  })
}

function objecting({ commands }: ApiDeps): Endpoint {
  return endpoint({
    ...{ ...asked, method: 'post', path: '/own-titles/:pin/objection', keyed: true },
    summary: 'Object to a transaction on your parcel, before it is registered: officers look at it then',
    body: ownersObjection,
    answers: {
      status: 201,
      description: 'Your objection, or the one that you made before',
      content: objected,
    },
    refuses: ['not-the-owner', 'transaction-not-found', 'reason-missing', 'objection-too-late'],
    async handle({ req, body: { transactionId, reason } }) {
      const id = parseTransactionId(transactionId)
      if (id === undefined) throw notFound()
      const objection = { transactionId: id, reason }
      return { status: 201, body: await commands.objectAsOwner(askingOf(req), textIn(req, 'pin'), objection) }
    },
  })
}
