import { readFile, writeFile } from 'node:fs/promises'
import { withDiagram } from './diagram.ts'
import { withKinds } from './kinds-table.ts'

const README = new URL('../../README.md', import.meta.url)

await writeFile(README, withKinds(withDiagram(await readFile(README, 'utf8'))))
