import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { openOpinions } from '../../bin/opinions/open-opinions.ts'
import type { Opinions } from '../../bin/opinions/open-opinions.ts'
import type { Opinion } from '../../bin/opinions/opinion.ts'
import { must } from '../must.ts'
import { NOON } from '../certs/test-pki.ts'
import { trust } from '../signatures/attacks/authorities.ts'
import { BASES } from '../signatures/attacks/base.ts'
import { drawn, signed } from '../signatures/sample.ts'
import { differences } from './observe.ts'
import type { Difference, Program } from './observe.ts'
import { NOT_ACCEPTED, readTable } from './page.ts'

const ROOTS = trust.anchors.map(({ certificate }) => certificate)

describe('second opinions on what we sign', function () {
  // pyHanko is fetched at the first time.
  this.timeout(300_000)
  let opinions: Opinions
  let folder: string
  before(async () => {
    opinions = await openOpinions(process.env, (line) => process.stderr.write(`${line}\n`))
    folder = await mkdtemp(join(tmpdir(), 'registrar-opinions-'))
    for (const [i, root] of ROOTS.entries()) await writeFile(rootFiles()[i] ?? '', root)
  })
  after(async () => {
    await opinions.close()
    await rm(folder, { recursive: true })
  })

  const rootFiles = (): readonly string[] => ROOTS.map((_, i) => join(folder, `root-${i}.crt`))
  async function put(pdf: Uint8Array): Promise<string> {
    const file = join(folder, 'deed.pdf')
    await writeFile(file, pdf)
    return file
  }

  /** What each of the programs says, or why it cannot be had. */
  const ASK: Readonly<Record<Program | 'openssl', (pdf: Uint8Array) => Promise<Opinion | string>>> = {
    async pyHanko(pdf) {
      if ('notToBeHad' in opinions.pyhanko) return opinions.pyhanko.notToBeHad
      return opinions.pyhanko.judge({ file: await put(pdf), roots: rootFiles(), at: NOON })
    },
    openssl: async (pdf) =>
      'judge' in opinions.openssl
        ? opinions.openssl.judge(pdf, { roots: ROOTS, at: NOON })
        : opinions.openssl.notToBeHad,
    pdfsig: async (pdf) =>
      'judge' in opinions.pdfsig ? opinions.pdfsig.judge(await put(pdf)) : opinions.pdfsig.notToBeHad,
  }

  for (const [program, ask] of Object.entries(ASK)) {
    for (const { name, pdf } of BASES) {
      it(`${program} accepts what we sign: ${name}`, async function () {
        if (NOT_ACCEPTED.some((one) => one.program === program && one.file === name)) this.skip()
        const opinion = await ask(pdf)
        if (typeof opinion === 'string') {
          process.stderr.write(`      left out: ${opinion}\n`)
          this.skip()
        }
        expect(opinion.accepts, opinion.why).to.equal(true)
      })
    }

    it(`${program} refuses one whose bytes were changed`, async function () {
      const pdf = Buffer.from(await signed(await drawn()))
      const at = pdf.indexOf('stream') + 20
      pdf[at] = must(pdf[at]) ^ 1
      const opinion = await ask(pdf)
      if (typeof opinion === 'string') this.skip()
      expect(opinion.accepts, opinion.why).to.equal(false)
    })
  }

  it('differ from ours on no other attack than the page lists', async function () {
    const { pyhanko, pdfsig } = opinions
    const { versions, differences: listed } = await readTable()
    // Another version may have learnt, or unlearnt, something: the page speaks of the one it names.
    const same = (['pyHanko', 'pdfsig'] as const).filter((program) => {
      const one = program === 'pyHanko' ? pyhanko : pdfsig
      return 'version' in one && one.version === versions[program]
    })
    if (same.length === 0) this.skip()
    const known = (all: readonly Difference[], program: Program): readonly string[] =>
      all.filter(({ acceptedBy }) => acceptedBy.includes(program)).map(({ attack }) => attack)
    const observed = await differences(opinions)
    for (const program of same) expect(known(observed, program)).to.deep.equal(known(listed, program))
  })
})
