import { Router } from 'express'
import type { Request, Response } from 'express'
import type { Published } from '../../../domain/publication/published.ts'
import { notFound } from '../../authorize.ts'
import type { ApiDeps } from '../../deps.ts'
import { PROBLEMS } from '../../problem.ts'
import { perMinute } from '../../rate-limits.ts'
import { transactionIn } from '../../v1/request.ts'
import { answering, messageFor } from '../answering.ts'
import { formOf, keyIn, readForm, textIn, typedIn } from '../form.ts'
import type { Form } from '../form.ts'
import type { FieldMessage, Renderer, Voice } from '../render/show.ts'

const FIELDS = ['name', 'reach', 'grounds'] as const

/** The public notices, and the form by which anyone objects to one. */
export function createPublicationPages(deps: ApiDeps, renderer: Renderer): Router {
  const { show, voiceOf } = renderer
  const look = looking(deps, renderer)
  const object = async (req: Request, res: Response): Promise<void> => {
    const form = formOf(req)
    const missing = missingIn(voiceOf(req), form)
    if (missing.length > 0) {
      await look(req, res.status(PROBLEMS['reason-missing'].status), missing)
      return
    }
    const objector = `${textIn(form, 'name')}, ${textIn(form, 'reach')}`
    const said = { objector, grounds: textIn(form, 'grounds') }
    const { objectionId } = await deps.commands.objectToPublication(transactionIn(req), keyIn(form), said)
    const { publications } = voiceOf(req).t
    show(req, res, {
      template: 'publications/objected',
      title: publications.objected,
      address: '/publications',
      data: { objectionId },
    })
  }

  const router = Router()
  router.get('/publications', async (req, res) => {
    const notices = await deps.stores.publications.published(deps.now())
    show(req, res, {
      template: 'publications/list',
      title: voiceOf(req).t.publications.title,
      data: { notices: await Promise.all(notices.map((notice) => placed(deps, notice))) },
    })
  })
  router.get('/publications/:id', (req, res) => look(req, res))
  router.post(
    '/publications/:id',
    perMinute(deps.config.attemptsPerMinute),
    readForm,
    answering(deps, object, (req, res, refusal) =>
      look(req, res, [messageFor(voiceOf(req), refusal, 'grounds')]),
    ),
  )
  return router
}

type Look = (req: Request, res: Response, errors?: readonly FieldMessage[]) => Promise<void>

function looking(deps: ApiDeps, { show, voiceOf }: Renderer): Look {
  return async (req, res, errors = []) => {
    const id = transactionIn(req)
    const notices = await deps.stores.publications.published(deps.now())
    const notice = notices.find(({ transactionId }) => transactionId === id)
    if (notice === undefined) throw notFound()
    const form = formOf(req)
    show(req, res, {
      template: 'publications/notice',
      title: voiceOf(req).t.publications.reading(notice.pin),
      address: `/publications/${id}`,
      errors,
      data: {
        notice: await placed(deps, notice),
        typed: typedIn(form, FIELDS),
      },
    })
  }
}

/** With where the parcel lies, for people who do not know its number. */
async function placed(
  { stores }: Pick<ApiDeps, 'stores'>,
  notice: Published,
): Promise<Published & { readonly place: string | null }> {
  const record = await stores.register.find(notice.pin)
  return { ...notice, place: record ? `${record.parcel.locality}, ${record.parcel.district}` : null }
}

function missingIn({ t }: Voice, form: Form): readonly FieldMessage[] {
  const { nameMissing, reachMissing, groundsMissing } = t.publications
  const texts = { name: nameMissing, reach: reachMissing, grounds: groundsMissing }
  return FIELDS.filter((field) => textIn(form, field) === '').map((field) => ({ field, text: texts[field] }))
}
