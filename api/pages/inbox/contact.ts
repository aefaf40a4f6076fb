import { Router } from 'express'
import type { Request, Response } from 'express'
import { TEMPLATE_NAMES, TEMPLATES } from '../../../domain/message/templates.ts'
import type { TemplateName } from '../../../domain/message/templates.ts'
import type { Language } from '../../../web/text/text.ts'
import { contactOf, deadFor } from '../../commands/post.ts'
import type { ApiDeps } from '../../deps.ts'
import { actorOf } from '../../identity/person.ts'
import { answering, messageFor } from '../answering.ts'
import { contactIn } from '../contact-form.ts'
import { doneOf } from '../done.ts'
import { formOf, keyIn, readForm, textIn } from '../form.ts'
import type { Form } from '../form.ts'
import type { FieldMessage, Renderer } from '../render/show.ts'
import { shownDelivery } from './undelivered.ts'

interface Wish {
  readonly email: string
  readonly language: Language
  readonly courtesy: boolean
}

/** Where whoever is logged in says how he is reached, and what he can do without. */
export function createContactPage(deps: ApiDeps, { show, voiceOf }: Renderer): Router {
  const look = async (req: Request, res: Response, errors: readonly FieldMessage[] = []): Promise<void> => {
    const { t, language } = voiceOf(req)
    const actor = actorOf(req)
    const known = await contactOf(deps, actor)
    // Officers see everyone's, on a page of their own.
    const dead = actor.role === 'officer' ? [] : await deadFor(deps, actor)
    const asKnown = {
      email: known?.email ?? '',
      language: known?.language ?? language,
      courtesy: (known?.courtesyOffAt ?? null) === null,
    }
    show(req, res, {
      template: 'inbox/contact',
      title: t.contact.title,
      errors,
      done: doneOf(req, { ...t.contact.done, ...t.software.done }),
      data: {
        known: known !== null,
        dead: dead.map((delivery) => shownDelivery(t, delivery)),
        typed: errors.length > 0 ? wishIn(formOf(req), language) : asKnown,
        statutory: ofNature('statutory'),
        courtesies: ofNature('courtesy'),
      },
    })
  }
  const save = async (req: Request, res: Response): Promise<void> => {
    const form = formOf(req)
    const wish = wishIn(form, voiceOf(req).language)
    await deps.commands.setContact({ actor: actorOf(req), key: keyIn(form) }, wish)
    res.redirect(303, '/contact?done=saved')
  }

  const router = Router()
  router.get('/contact', async (req, res) => {
    if (req.person === undefined) res.redirect(303, '/login?returnTo=%2Fcontact')
    else await look(req, res)
  })
  router.post(
    '/contact',
    readForm,
    answering(deps, save, (req, res, refusal) =>
      look(req, res, [messageFor(voiceOf(req), refusal, 'email')]),
    ),
  )
  return router
}

function ofNature(nature: 'statutory' | 'courtesy'): readonly TemplateName[] {
  return TEMPLATE_NAMES.filter((name) => TEMPLATES[name].nature === nature)
}

function wishIn(form: Form, spoken: Language): Wish {
  return { ...contactIn(form, spoken), courtesy: textIn(form, 'courtesy') === 'yes' }
}
