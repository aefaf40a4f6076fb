import { readFile, writeFile } from 'node:fs/promises'
import { openPkcs12 } from '../../certs/authority/pkcs12.ts'
import { instantOf } from '../../domain/time.ts'
import { signPdf } from '../../signatures/sign/sign-pdf.ts'
import { signerFromKey } from '../../signatures/sign/signer-from-key.ts'

/** Signs a PDF (PAdES B-B) with the key of a PKCS#12 file; the file itself is left as it is, and none is written over. */
export async function sign(
  file: string,
  options: { readonly p12: string; readonly passwordFile: string; readonly out: string },
  print: (text: string) => void = console.log,
): Promise<void> {
  const password = (await readFile(options.passwordFile, 'utf8')).trimEnd()
  const { privateKey, certificate, chain } = openPkcs12(await readFile(options.p12), password)
  const signer = signerFromKey(privateKey, certificate, chain)
  const signed = await signPdf(await readFile(file), signer, { at: instantOf(new Date()) })
  await writeFile(options.out, signed, { flag: 'wx' })
  print(`${options.out}: signed`)
}
