import type { Contact } from '../../domain/message/contact.ts'
import { isLanguage } from '../../web/text/text.ts'
import type { Language } from '../../web/text/text.ts'
import { textIn } from './form.ts'
import type { Form } from './form.ts'

/** Where letters are to go, as typed; in the language of the page where the form names none. */
export function contactIn(form: Form, spoken: Language): Pick<Contact, 'email' | 'language'> {
  const language = textIn(form, 'language')
  return { email: textIn(form, 'email'), language: isLanguage(language) ? language : spoken }
}
