import { execFile } from 'node:child_process'
import { access, cp, rm, symlink, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect } from 'chai'
import { drawn, signed } from '../signatures/sample.ts'
import { eachWithFolder, rejection } from './servers/scratch.ts'

const run = promisify(execFile)

/** Everything that a build is made of, and nothing else of the checkout. */
const SOURCES = [
  ...['domain', 'signatures', 'certs', 'workflows', 'activities', 'storage', 'api', 'sandbox', 'bin', 'web'],
  ...['package.json', 'tsconfig.base.json', 'tsconfig.build.json'],
]

describe('what `npm run build` makes', function () {
  this.timeout(60_000)
  const folder = eachWithFolder()

  it('verifies a document with neither the sources nor a compiler of them', async () => {
    const place = folder()
    for (const name of SOURCES) await cp(resolve(name), join(place, name), { recursive: true })
    await symlink(resolve('node_modules'), join(place, 'node_modules'))
    await run('npm', ['run', 'build'], { cwd: place })
    await access(join(place, 'dist/workflow-bundle.js'))
    await access(join(place, 'dist/bin/servers/leash-keeper.js'))

    const sources = SOURCES.filter((name) => name !== 'package.json')
    for (const name of sources) await rm(join(place, name), { recursive: true })
    await writeFile(join(place, 'deed.pdf'), await signed(await drawn()))
    const verify = ['dist/bin/registrar.js', 'verify', '--json', 'deed.pdf']
    const refused = await rejection(run(process.execPath, verify, { cwd: place }))
    // Nobody trusts the sample's root here: open, not failed.
    expect(refused).to.include({ code: 2 })
    const told: unknown = JSON.parse((refused as Error & { stdout: string }).stdout)
    expect(told).to.include({ indication: 'INDETERMINATE', subIndication: 'NO_CERTIFICATE_CHAIN_FOUND' })
    // Only an examiner that runs from the build can tell.
    expect(told).to.have.nested.property('signatures[0].integrity.verdict', 'PASSED')
  })
})
