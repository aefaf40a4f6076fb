import { Router } from 'express'
import { parsePin } from '../../../domain/ids.ts'
import { Refusal } from '../../../domain/refusal.ts'
import { isInForce } from '../../../domain/register/in-force.ts'
import { localDateAt } from '../../../domain/time.ts'
import { authorize } from '../../authorize.ts'
import type { ApiDeps } from '../../deps.ts'
import { textIn } from '../../v1/request.ts'
import { actorAs } from '../guard.ts'
import type { Renderer } from '../render/show.ts'

/** A parcel as the register has it: who holds it, every title it ever had, and every encumbrance with its end. */
export function createParcelPage({ stores, now }: ApiDeps, { show, voiceOf }: Renderer): Router {
  const router = Router()
  router.get('/parcels/:pin', async (req, res) => {
    const role = req.person?.actor.role === 'officer' ? 'officer' : 'notary'
    const actor = actorAs(role, req, res)
    if (actor === undefined) return
    authorize(actor, 'search the register', null)
    const pin = parsePin(textIn(req, 'pin'))
    if (pin === undefined) throw new Refusal('pin-malformed', 'A PIN has nine digits')
    const [record, chain] = await Promise.all([stores.register.find(pin), stores.register.chainOf(pin)])
    if (record === undefined) throw new Refusal('pin-unknown', 'The register knows no such parcel', { pin })
    const today = localDateAt(now())
    const { t } = voiceOf(req)
    show(req, res, {
      template: 'register/parcel',
      title: t.register.title(pin),
      address: `/parcels/${pin}`,
      data: {
        ...{ parcel: record.parcel, holders: record.title.holders, chain },
        encumbrances: record.encumbrances.map((one) => ({ ...one, inForce: isInForce(one, today) })),
      },
    })
  })
  return router
}
