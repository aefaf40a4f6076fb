import { expect } from 'chai'
import { LANGUAGES, languageOf } from '../../../bin/verify/languages.ts'

describe('the language of the page', () => {
  for (const [asked, terminal, language] of [
    ['en', 'fr_MU.UTF-8', 'en'],
    ['fr', 'en_GB.UTF-8', 'fr'],
    [undefined, 'fr_MU.UTF-8', 'fr'],
    [undefined, 'de_DE.UTF-8', 'en'],
    [undefined, 'C', 'en'],
    [undefined, undefined, 'en'],
  ] as const) {
    it(`is ${language} when ${asked ?? 'none'} is asked for and the terminal says ${terminal ?? 'nothing'}`, () => {
      expect(languageOf(asked, terminal)).to.equal(language)
    })
  }

  it('is none that we do not speak', () => {
    expect(() => languageOf('de', undefined)).to.throw('--lang takes en or fr')
  })

  it('has other words for everything it says', () => {
    const { en, fr } = LANGUAGES
    expect(Object.keys(fr)).to.deep.equal(Object.keys(en))
    for (const name of Object.keys(en.aspects) as (keyof typeof en.aspects)[]) {
      for (const verdict of ['PASSED', 'FAILED', 'INDETERMINATE'] as const) {
        expect(fr.aspects[name][verdict]).not.to.equal(en.aspects[name][verdict])
      }
    }
    expect(fr.document(1, 2)).to.equal('1 octet, 2 révisions')
    expect(en.document(2, 1)).to.equal('2 bytes, 1 revision')
  })
})
