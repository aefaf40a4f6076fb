import type { Request, Response } from 'express'
import { TEXTS } from '../../../web/text/text.ts'
import type { Language } from '../../../web/text/text.ts'
import type { Text } from '../../../web/text/shape.ts'
import type { ApiDeps } from '../../deps.ts'
import type { Person } from '../../identity/person.ts'
import type { Places } from '../places.ts'
import { createEnvironment } from './environment.ts'
import { formatFor } from '../../../web/text/format.ts'
import type { Format } from '../../../web/text/format.ts'
import { languageCookie, languageOf } from './language.ts'

/** A message that belongs to one field of a form, whose id it names. */
export interface FieldMessage {
  readonly field: string
  readonly text: string
}

/** What any page says and shows. */
interface Page {
  /** Under web/templates, without `.njk`. */
  readonly template: string
  readonly title: string
  /** What went wrong with the form just sent, if anything did. */
  readonly errors?: readonly FieldMessage[]
  /** Good news after a redirect. */
  readonly done?: string | undefined
  readonly data?: Readonly<Record<string, unknown>>
  /** Where this page is found again, when it answers a form that was sent elsewhere. */
  readonly address?: string
}

/** What a handler needs to compose its page in the visitor's language. */
export interface Voice {
  readonly language: Language
  readonly t: Text
  readonly f: Format
}

export interface Renderer {
  readonly voiceOf: (req: Request) => Voice
  readonly show: (req: Request, res: Response, page: Page) => void
}

const KEY_BYTES = 16

export function createRenderer(deps: Pick<ApiDeps, 'config' | 'randomBytes'>, places: Places): Renderer {
  const environment = createEnvironment(places)
  const cookie = languageCookie(deps.config)
  const voices = { fr: voiceIn('fr'), en: voiceIn('en') }
  const voiceOf = (req: Request): Voice => voices[languageOf(req, cookie)]
  return {
    voiceOf,
    show(req, res, page) {
      const voice = voiceOf(req)
      const newKey = (): string => Buffer.from(deps.randomBytes(KEY_BYTES)).toString('hex')
      const html = environment.render(`${page.template}.njk`, contextOf(req, page, voice, newKey))
      res.type('html').set('Content-Language', voice.language).vary('Accept-Language').send(html)
    },
  }
}

function voiceIn(language: Language): Voice {
  return { language, t: TEXTS[language], f: formatFor(language) }
}

function contextOf(req: Request, page: Page, voice: Voice, newKey: () => string): object {
  const errors = page.errors ?? []
  const person: Person | undefined = req.person
  return {
    ...page.data,
    ...voice,
    ...{ title: page.title, errors, done: page.done, person, path: req.path, newKey },
    unreadCount: req.unreadCount ?? 0,
    switchTo: `${page.address ?? req.path}?lang=${voice.language === 'fr' ? 'en' : 'fr'}`,
    errorOf: (field: string) => errors.find((error) => error.field === field),
  }
}
