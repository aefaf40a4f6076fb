import { mkdir, writeFile } from 'node:fs/promises'
import { format, resolveConfig } from 'prettier'
import { openOpinions } from '../../bin/opinions/open-opinions.ts'
import { differences } from './observe.ts'
import { PAGE, pageOf, readTable, TABLE } from './page.ts'

/* Asks the other verifiers about every attack where both can be had, and writes the page of differences. */

const opinions = await openOpinions(process.env, (line) => process.stderr.write(`${line}\n`))
try {
  const { pyhanko, pdfsig } = opinions
  if ('judge' in pyhanko && 'judge' in pdfsig) {
    const versions = { pyHanko: pyhanko.version, pdfsig: pdfsig.version }
    const table = JSON.stringify({ versions, differences: await differences(opinions) })
    await writeFile(TABLE, await format(table, { ...(await resolveConfig(TABLE)), parser: 'json' }))
  } else {
    process.stderr.write('The table of differences stays: pyHanko or pdfsig cannot be had here\n')
  }
} finally {
  await opinions.close()
}
await mkdir(new URL('.', PAGE), { recursive: true })
await writeFile(PAGE, await pageOf(await readTable()))
