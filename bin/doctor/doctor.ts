import { runConformance } from '../../storage/vault/conformance.ts'
import type { RowResult } from '../../storage/vault/conformance.ts'
import { readConfig } from '../config.ts'
import { askHealth } from '../start/board.ts'
import { findRunning } from '../start/running.ts'

/**
 * Says how the parts of a running installation are, then holds its object store (or the one of S3_ENDPOINT)
 * against the conformance table. Answers the exit code: 0 when all is well.
 */
export async function doctor(
  dataFolder: string,
  print: (line: string) => void = console.log,
): Promise<number> {
  const external = process.env['S3_ENDPOINT'] !== undefined
  const running = external ? null : await findRunning(dataFolder)
  const health = running === null ? [] : await askHealth(running)
  for (const { name, healthy, detail } of health) print(`${mark(healthy)} ${name}: ${detail}`)

  const { s3 } = readConfig(['s3'], running?.env ?? process.env)
  print(`\nObject store ${s3.endpoint} against the conformance table:`)
  const { passed, results, lockedSeconds } = await runConformance(s3, (row) => print(lineOf(row)))
  print(`${results.length} rows: ${passed ? 'fit for deeds' : 'NOT fit for deeds'}.`)
  print(`Its test objects stay locked for ${lockedSeconds} s; the next run removes them.`)
  return passed && health.every((part) => part.healthy) ? 0 : 1
}

function lineOf({ name, advisory, deviation }: RowResult): string {
  if (deviation === null) return `${mark(true)} ${name}`
  return `${advisory ? '·' : mark(false)} ${name}: ${deviation}`
}

function mark(good: boolean): string {
  return good ? '✔' : '✘'
}
