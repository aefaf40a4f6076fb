import { expect } from 'chai'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { en } from '../../../signatures/words/en.ts'
import { fr } from '../../../signatures/words/fr.ts'

const FOLDERS = [
  ...['certs/x509', 'certs/revocation', 'signatures'],
  ...['cms', 'pdf', 'policy', 'timestamp'].map((folder) => `signatures/${folder}`),
]

/** How a code is given in the sources: as the code of a finding, or to a helper that makes one. */
const GIVEN = [
  /code: '([a-z0-9-]+)'/g,
  /(?:fail|fault|report|wrong|remark|single|found)\((?:'[A-Z]\d*', )?(?:'(?:FAIL|WARN|INFO)', )?'([a-z0-9-]+)'/g,
  /(?:PdfStructureError|CmsStructureError)\('[A-Z]\d*', '([a-z0-9-]+)'/g,
  /return '([a-z]+(?:-[a-z0-9]+)+)'/g,
]

/** Codes of other kinds: of passed questions, and of rules about the deed, which have words elsewhere. */
const OTHER = /^(?:deed-|signature-(?:proven|disproven|open)$|notary-|signed-by-|not-yet-issued$)/

function codesIn(file: string): readonly string[] {
  const source = readFileSync(file, 'utf8')
  const given = GIVEN.flatMap((pattern) => [...source.matchAll(pattern)].flatMap(([, code]) => code ?? []))
  const expected = [...source.matchAll(/expectWord\(\w+, '([a-z]+)'/g)].map(
    ([, word]) => `expected-${word ?? ''}`,
  )
  return [...given, ...expected]
}

const files = FOLDERS.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !['passed-aspects.ts', 'findings.ts'].includes(name))
    .map((name) => join(folder, name)),
)
const codes = [...new Set(files.flatMap(codesIn))].filter((code) => !OTHER.test(code))

describe('the words of the checks', () => {
  it('are there in both languages for every code that a check can give', () => {
    expect(codes.length).to.be.greaterThan(120)
    for (const words of [en, fr]) {
      expect(codes.filter((code) => words[code] === undefined)).to.deep.equal([])
    }
  })

  it('are the same codes in both, each with one whole sentence of its own', () => {
    expect(Object.keys(fr)).to.deep.equal(Object.keys(en))
    for (const words of [en, fr]) {
      const sentences = Object.values(words)
      expect(new Set(sentences).size).to.equal(sentences.length)
      for (const sentence of sentences) expect(sentence).to.match(/^[A-ZÀ-Ý].*\.$/)
    }
  })
})
