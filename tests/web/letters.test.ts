import { expect } from 'chai'
import { askedIn } from '../../domain/exchange/asked.ts'
import type { Asked } from '../../domain/exchange/asked.ts'
import { documentsUnanswered } from '../../domain/exchange/letters.ts'
import { partiesOf } from '../../domain/exchange/parties.ts'
import { messageTo } from '../../domain/message/message.ts'
import type { Message } from '../../domain/message/message.ts'
import { TEMPLATE_NAMES, TEMPLATES } from '../../domain/message/templates.ts'
import type { TemplateName } from '../../domain/message/templates.ts'
import { letterOf } from '../../web/text/letters/letters.ts'
import { at, sale, transactionId } from '../domain/sample.ts'
import { must } from '../must.ts'

/** 23 November 2026, 08:00 UTC; noon in Mauritius. */
const INSTANTS = [
  'lodgedAt',
  'until',
  'refusedAt',
  'dueAt',
  'paidAt',
  'registeredAt',
  'objectUntil',
  'objectedAt',
  'askedAt',
  'since',
]
const VALUES: Readonly<Record<string, string | number>> = {
  ...{ amount: 123_456_00, payer: 'purchaser', kind: 'sale', document: 'deed', what: 'payment' },
  ...{ codes: 'deed-unclear, SOMETHING-ELSE', receipt: 'R-2026-000001', text: 'See you on Monday.' },
}

function sampleOf(template: TemplateName): Message {
  const fields: readonly string[] = TEMPLATES[template].fields
  const valueOf = (field: string): string | number =>
    INSTANTS.includes(field) ? at : (VALUES[field] ?? `the ${field}`)
  const data = Object.fromEntries(fields.map((field) => [field, valueOf(field)]))
  const to = { kind: 'person', id: 'notary-1' } as const
  return messageTo(to, template, { transactionId, occasion: 1, at, data: data as never })
}

const place = { publicUrl: 'https://portal.example', payLink: null }

const textOf = (template: TemplateName, language: 'fr' | 'en', payLink: string | null = null): string => {
  const { subject, paragraphs } = letterOf(sampleOf(template), language, { ...place, payLink })
  return [subject, ...paragraphs].join('\n')
}

describe('the letters', () => {
  for (const name of TEMPLATE_NAMES) {
    it(`say ${name} in full in both languages, each in its own words`, () => {
      const [french, english] = [textOf(name, 'fr'), textOf(name, 'en')]
      for (const text of [french, english]) expect(text).to.not.match(/undefined|null|NaN|\[object/)
      expect(french).to.not.equal(english)
      expect(letterOf(sampleOf(name), 'en', place).subject).to.match(/^[^\r\n]{5,120}$/)
    })

    it(`show every date of ${name} absolute and in Mauritius time`, () => {
      const fields: readonly string[] = TEMPLATES[name].fields
      if (!fields.some((field) => INSTANTS.includes(field))) return
      expect(textOf(name, 'en')).to.include('23 November 2026, 12:00')
      expect(textOf(name, 'fr')).to.include('23 novembre 2026, 12:00')
    })
  }

  it('show a day without an hour', () => {
    const data = { document: 'Water bill', by: 'The notary', until: '2026-12-31' }
    const message = { ...sampleOf('document-asked'), data } as Message
    expect(letterOf(message, 'en', place).paragraphs.join()).to.include('by 31 December 2026.')
    expect(letterOf(message, 'fr', place).paragraphs.join()).to.include('au plus tard le 31 décembre 2026.')
  })

  it('name documents in the reader’s language alone, and those that the notary asks for in his own words', () => {
    const [party] = partiesOf(sale)
    const [, identity] = askedIn({ terms: sale, requests: [] })
    const own = { ...must(identity), title: { en: 'Relevé\nbancaire', fr: 'Relevé\nbancaire' } }
    const letterAbout = (asked: readonly Asked[], language: 'fr' | 'en'): string => {
      const waited = { party: must(party), asked, since: at, until: null }
      const reminder = { ...waited, tells: 'party', at, key: 'first' } as const
      const message = documentsUnanswered({ transactionId, at, notaryId: 'notary-1', reminder })
      return must(letterOf(message, language, place).paragraphs[0])
    }
    expect(letterAbout([must(identity), own], 'en')).to.match(
      /: Identity document: [^/]+; Relevé bancaire\.$/,
    )
    expect(letterAbout([must(identity), own], 'fr')).to.match(
      / : Pièce d’identité\u00a0: [^/]+; Relevé bancaire\.$/,
    )
    expect(letterAbout([own], 'en')).to.match(/: Relevé bancaire\.$/)
  })

  it('name each reason in words with its code, and one without words by its code', () => {
    expect(textOf('returned', 'en')).to.include('– The deed is unclear (deed-unclear)\n– SOMETHING-ELSE')
  })

  it('tell of a refusal how to contest it', () => {
    expect(textOf('refused', 'en')).to.include('Supreme Court')
    expect(textOf('refused', 'fr')).to.include('Cour suprême')
  })

  it('say where a publication is read, wherever they are read themselves', () => {
    const notice = `https://portal.example/publications/${transactionId}`
    expect(textOf('publication-begun', 'en')).to.include(notice)
    expect(textOf('publication-begun', 'fr')).to.include(notice)
  })

  it('hold a pay link only when they are given one', () => {
    const link = 'https://portal.example/pay#CODE'
    expect(textOf('notice-issued', 'en', link)).to.include(link)
    expect(textOf('notice-issued', 'en')).to.not.include('/pay')
  })
})
