import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The openssl tool as a second opinion. Where it is not installed, a test that asks for it is skipped. */
export interface OpenSsl {
  readonly here: boolean
  /** Where a file with these bytes lies. */
  file(name: string, bytes: Uint8Array | string): string
  /** All that it prints, and whether it was content. */
  run(...args: readonly string[]): { readonly ok: boolean; readonly said: string }
  drop(): void
}

export function openSsl(): OpenSsl {
  const folder = mkdtempSync(join(tmpdir(), 'openssl-'))
  return {
    here: spawnSync('openssl', ['version']).status === 0,
    file(name, bytes) {
      writeFileSync(join(folder, name), bytes)
      return join(folder, name)
    },
    run(...args) {
      const { status, stdout, stderr } = spawnSync('openssl', args, { encoding: 'utf8' })
      return { ok: status === 0, said: stdout + stderr }
    },
    drop: () => rmSync(folder, { recursive: true, force: true }),
  }
}

export function pem(...certificates: readonly Uint8Array[]): string {
  return certificates
    .map((der) => Buffer.from(der).toString('base64'))
    .map((body) => `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`)
    .join('')
}
