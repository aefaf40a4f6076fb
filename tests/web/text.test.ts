import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'chai'
import { LODGING_CODES } from '../../domain/dry-run/lodging.ts'
import { ROLL_CODES } from '../../domain/people/roll.ts'
import { EFFECT_REFUSALS } from '../../domain/refusal.ts'
import { PAPER_CODES } from '../../domain/screening/papers-current.ts'
import { SIGNING_CODES } from '../../domain/transaction/signing.ts'
import { DEED_FINDING_CODES } from '../../signatures/findings.ts'
import { TEXTS } from '../../web/text/text.ts'

const SCREENING_CODES = [
  ...['register-bears-it-out', ...EFFECT_REFUSALS],
  ...['vendors-on-title', 'vendor-not-on-title', 'parcel-free', 'parcel-seized', 'parcel-under-caveat'],
  ...['deed-new', 'deed-seen-before', 'price-plausible', 'no-earlier-price', 'price-far-below'],
  ...['prescription-objected', 'prescription-objection-set-aside'],
  ...['owner-objected', 'title-locked-by-owner', 'price-far-above', 'deed-examined', 'deed-not-examined'],
]

describe('the texts of the pages', () => {
  for (const [language, text] of Object.entries(TEXTS)) {
    it(`explain every outcome of a check in ${language}`, () => {
      expect(text.findings).to.include.all.keys(
        ...DEED_FINDING_CODES,
        ...ROLL_CODES,
        ...SCREENING_CODES,
        ...SIGNING_CODES,
        ...LODGING_CODES,
        ...PAPER_CODES,
      )
    })

    it(`leave no text empty in ${language}`, () => {
      expect(leaves(text).filter(([, value]) => value === '')).to.deep.equal([])
    })
  }

  it('have a counterpart for every name in the other language', () => {
    expect(leaves(TEXTS.fr).map(([name]) => name)).to.have.members(leaves(TEXTS.en).map(([name]) => name))
  })

  it('say something of their own in French', () => {
    const french = new Map(leaves(TEXTS.fr))
    const same = leaves(TEXTS.en).filter(
      ([name, text]) => typeof text === 'string' && text.length > 20 && text === french.get(name),
    )
    expect(same).to.deep.equal([])
  })

  it('hold every text that a template asks for', async () => {
    const asked = (await templates()).flatMap(namesIn)
    expect(asked.length).to.be.greaterThan(150)
    expect(asked.filter((name) => textAt(name) === undefined)).to.deep.equal([])
  })
})

const FOLDER = join(import.meta.dirname, '../../web/templates')

/** What templates call parts of the text by a shorter name. */
const SHORT: Readonly<Record<string, string>> = {
  d: 'notary.dossier',
  o: 'notary.opening',
  w: 'owner',
  c: 'officer.case',
  q: 'officer.queue',
  n: 'payer.notice',
}

async function templates(): Promise<readonly string[]> {
  const names = (await readdir(FOLDER, { recursive: true })).filter((name) => name.endsWith('.njk'))
  return await Promise.all(names.map((name) => readFile(join(FOLDER, name), 'utf8')))
}

function namesIn(template: string): readonly string[] {
  const full = [...template.matchAll(/(?<![\w.])t((?:\.\w+)+)/g)].map(([, path = '']) => path.slice(1))
  const short = [...template.matchAll(/(?<![\w.])([docqnw])((?:\.\w+)+)(?=[^\w])/g)]
    .filter(
      ([, name = '']) =>
        template.includes(`{% set ${name} = t.`) || name === 'd' || name === 'c' || name === 'n',
    )
    .map(([, name = '', path = '']) => `${SHORT[name] ?? ''}${path}`)
  return [...full, ...short]
}

function textAt(name: string): unknown {
  return name
    .split('.')
    .reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], {
      ...TEXTS.en,
    })
}

function leaves(part: unknown, path = ''): readonly (readonly [name: string, value: unknown])[] {
  if (typeof part !== 'object' || part === null) return [[path, part]]
  return Object.entries(part).flatMap(([key, value]) => leaves(value, `${path}.${key}`))
}
