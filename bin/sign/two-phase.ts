import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { createTimestampClient } from '../../activities/timestamp-client.ts'
import { instantOf } from '../../domain/time.ts'
import { acceptedValue, completeSignature } from '../../signatures/sign/complete-signature.ts'
import { decodeHandle, encodeHandle } from '../../signatures/sign/handle.ts'
import { prepareSignature } from '../../signatures/sign/prepare-signature.ts'
import { TIMESTAMP_ROOM } from '../../signatures/sign/timestamp-room.ts'
import { certificatesIn } from '../process/pem.ts'

interface PrepareOptions {
  readonly cert: string
  readonly chain?: readonly string[]
  readonly out: string
  readonly pss?: boolean
  readonly withTimestamp?: boolean
  readonly reason?: string
  readonly location?: string
}

/**
 * First phase, for a key in a card, a hardware module or a remote service: writes the handle to `out`, and beside
 * it the bytes to be signed (`.tbs`) and their digest (`.digest`). None is written over.
 */
export async function prepare(
  file: string,
  { cert, chain = [], out, pss, withTimestamp, reason, location }: PrepareOptions,
  print: (text: string) => void = console.log,
): Promise<void> {
  const [certificate, ...others] = await certificatesOf(cert)
  if (certificate === undefined) throw new Error(`${cert} holds no certificate`)
  const above = (await Promise.all(chain.map(certificatesOf))).flat()
  const scheme = pss === true ? ({ scheme: 'RSA-PSS' } as const) : {}
  const { handle, toBeSigned } = prepareSignature(await readFile(file), {
    signer: { certificate, chain: [...others, ...above], ...scheme },
    at: instantOf(new Date()),
    ...(withTimestamp === true ? { timestampRoom: TIMESTAMP_ROOM } : {}),
    ...(reason === undefined ? {} : { reason }),
    ...(location === undefined ? {} : { location }),
  })
  await writeFile(out, encodeHandle(handle), { flag: 'wx' })
  await writeFile(`${out}.tbs`, toBeSigned, { flag: 'wx' })
  const { kind, hash } = handle.scheme
  await writeFile(`${out}.digest`, digestOf(toBeSigned, hash), { flag: 'wx' })
  print(
    [
      `${out}.tbs: to be signed by ${kind}${kind === 'Ed25519' ? '' : ` with ${hash}`}`,
      `  sha256 ${digestOf(toBeSigned, 'sha256').toString('hex')}`,
      `${out}.digest: its ${hash}, for a device that signs digests`,
    ].join('\n'),
  )
}

interface CompleteOptions {
  readonly signature: string
  readonly out: string
  readonly tsa?: string
}

/** Second phase: the handle and the signature made elsewhere become the signed PDF. None is written over. */
export async function complete(
  handleFile: string,
  { signature, out, tsa }: CompleteOptions,
  print: (text: string) => void = console.log,
): Promise<void> {
  const handle = decodeHandle(await readFile(handleFile, 'utf8'))
  const value = acceptedValue(handle, await readFile(signature))
  const token =
    tsa === undefined ? undefined : await createTimestampClient({ url: tsa }).stamp(digestOf(value, 'sha256'))
  await writeFile(out, completeSignature(handle, value, token), { flag: 'wx' })
  print(`${out}: signed${token === undefined ? '' : ' and timestamped'}`)
}

async function certificatesOf(file: string): Promise<readonly Uint8Array[]> {
  return certificatesIn(await readFile(file))
}

function digestOf(bytes: Uint8Array, hash: string): Buffer {
  return createHash(hash).update(bytes).digest()
}
