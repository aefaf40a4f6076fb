import { readFile, writeFile } from 'node:fs/promises'
import { withDiagram } from './diagram.ts'

const README = new URL('../../README.md', import.meta.url)

await writeFile(README, withDiagram(await readFile(README, 'utf8')))
