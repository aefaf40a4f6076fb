import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readRevisions } from '../../signatures/pdf/revisions.ts'
import { readSlots } from '../../signatures/pdf/slots.ts'
import type { SignatureSlot } from '../../signatures/pdf/slot.ts'
import type { Instant } from '../../domain/time.ts'
import type { Environment } from '../servers/environment.ts'
import { programOnPath } from '../servers/find-program.ts'
import type { RunCommand } from '../servers/run-command.ts'
import { reasonOf } from '../servers/unavailable.ts'
import type { NotToBeHad, Opinion } from './opinion.ts'

export interface Openssl {
  readonly version: string
  /** CMS, the signing-certificate attribute and the certificate's path, over the bytes that the file names. */
  judge(
    pdf: Uint8Array,
    by: { readonly roots: readonly Uint8Array[]; readonly at: Instant },
  ): Promise<Opinion>
}

interface OpensslDeps {
  readonly env: Environment
  readonly run: RunCommand
}

/** The openssl tool, where it is on PATH. It knows no PDF: the signature and its bytes are cut out for it. */
export async function findOpenssl({ env, run }: OpensslDeps): Promise<Openssl | NotToBeHad> {
  const command = await programOnPath({ command: 'openssl' }, env)
  if (command === undefined) return { notToBeHad: 'openssl is not on PATH' }
  return {
    version: (await run(command, ['version'], { env })).split(' ')[1] ?? 'unknown',
    async judge(pdf, { roots, at }) {
      const { slots } = readSlots(readRevisions(pdf))
      const folder = await mkdtemp(join(tmpdir(), 'registrar-openssl-'))
      try {
        await writeFile(join(folder, 'roots.pem'), roots.map(pem).join(''))
        for (const slot of slots.filter(({ kind }) => kind === 'signature')) {
          await cut(pdf, slot, folder)
          await run(command, [...VERIFY, '-attime', String(Date.parse(at) / 1000)], { env, cwd: folder })
        }
        return {
          accepts: slots.length > 0,
          why: slots.length > 0 ? 'Verification successful' : 'no signature',
        }
      } catch (error) {
        return { accepts: false, why: reasonOf(error) }
      } finally {
        await rm(folder, { recursive: true })
      }
    },
  }
}

const VERIFY = [
  ...['cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-in', 'signature.der', '-content', 'bytes'],
  ...['-CAfile', 'roots.pem', '-no-CApath', '-purpose', 'any', '-out', 'out'],
]

async function cut(pdf: Uint8Array, { contents, byteRange }: SignatureSlot, folder: string): Promise<void> {
  if (contents === null || byteRange === null) throw new Error('nothing is signed')
  const [start, length, resume, rest] = byteRange
  const bytes = [pdf.subarray(start, start + length), pdf.subarray(resume, resume + rest)]
  await writeFile(join(folder, 'bytes'), Buffer.concat(bytes))
  await writeFile(join(folder, 'signature.der'), contents)
}

function pem(der: Uint8Array): string {
  return `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`
}
