import { readFile, writeFile } from 'node:fs/promises'
import { createTimestampClient } from '../../activities/timestamp-client.ts'
import { openPkcs12 } from '../../certs/authority/pkcs12.ts'
import { instantOf } from '../../domain/time.ts'
import { signPdf } from '../../signatures/sign/sign-pdf.ts'
import { signerFromKey } from '../../signatures/sign/signer-from-key.ts'

interface SignOptions {
  readonly p12: string
  readonly passwordFile: string
  readonly out: string
  /** Address of a timestamping authority: makes a B-T of what would be a B-B. */
  readonly tsa?: string
}

/** Signs a PDF (PAdES) with the key of a PKCS#12 file; the file itself is left as it is, and none is written over. */
export async function sign(
  file: string,
  { p12, passwordFile, out, tsa }: SignOptions,
  print: (text: string) => void = console.log,
): Promise<void> {
  const password = (await readFile(passwordFile, 'utf8')).trimEnd()
  const { privateKey, certificate, chain } = openPkcs12(await readFile(p12), password)
  const signer = signerFromKey(privateKey, certificate, chain)
  const timestamps = tsa === undefined ? undefined : createTimestampClient({ url: tsa })
  const signed = await signPdf(await readFile(file), signer, { at: instantOf(new Date()) }, timestamps)
  await writeFile(out, signed, { flag: 'wx' })
  print(`${out}: signed${tsa === undefined ? '' : ' and timestamped'}`)
}
