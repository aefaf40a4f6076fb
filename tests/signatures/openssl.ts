import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Is the program on this machine? The second opinions are asked where they can be had. */
export function isInstalled(program: string, ...args: readonly string[]): boolean {
  return spawnSync(program, args).error === undefined
}

/**
 * Runs a program over files that lie in a folder of their own while it runs.
 * @returns its exit code, and all that it printed
 */
export function runOver(
  files: Readonly<Record<string, Uint8Array | string>>,
  [program = '', ...args]: readonly string[],
): { readonly status: number | null; readonly text: string } {
  const folder = mkdtempSync(join(tmpdir(), 'second-opinion-'))
  try {
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes)
    const { status, stdout, stderr } = spawnSync(program, args, { cwd: folder, encoding: 'utf8' })
    return { status, text: `${stdout}${stderr}` }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export function pem(der: Uint8Array): string {
  return `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE-----\n`
}
