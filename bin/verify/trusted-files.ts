import { readFile, readdir } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { parseCrl } from '../../certs/revocation/parse-crl.ts'
import { parseOcspResponse } from '../../certs/revocation/parse-ocsp-response.ts'
import { parseCertificate } from '../../certs/x509/parse-certificate.ts'
import { blocksIn } from '../process/pem.ts'

type Kind = 'certificate' | 'crl' | 'ocsp' | 'signer' | 'list'

/** One thing in a folder of trust: DER, but for a list, which is the text of a JWS. */
export interface Piece {
  readonly kind: Kind
  readonly bytes: Uint8Array
}

const BY_EXTENSION: ReadonlyMap<string, Kind> = new Map([
  ...(['.crt', '.cer', '.der', '.pem'] as const).map((extension) => [extension, 'certificate'] as const),
  ['.crl', 'crl'],
  ['.ors', 'ocsp'],
  ['.ocsp', 'ocsp'],
  ['.jws', 'list'],
])

/** RFC 7468 5, 6 and 13. Other blocks, private keys among them, are passed over. */
const BY_LABEL: ReadonlyMap<string, Kind> = new Map([
  ['CERTIFICATE', 'certificate'],
  ['X509 CRL', 'crl'],
  ['PUBLIC KEY', 'signer'],
])

const PARSERS: Readonly<Partial<Record<Kind, (der: Uint8Array) => unknown>>> = {
  certificate: parseCertificate,
  crl: parseCrl,
  ocsp: parseOcspResponse,
}

/** Everything that helps to judge in the files of a folder, not of those below it. Throws, by name, for what cannot be read. */
export async function piecesIn(folder: string): Promise<readonly Piece[]> {
  const names = (await readdir(folder)).filter((name) => kindOf(name) !== undefined).sort()
  const pieces = await Promise.all(names.map((name) => piecesOf(join(folder, name))))
  return pieces.flat()
}

async function piecesOf(file: string): Promise<readonly Piece[]> {
  const bytes = await readFile(file)
  const kind = kindOf(file)
  const pieces = kind !== 'list' && bytes.includes('-----BEGIN') ? fromPem(bytes) : [{ kind, bytes }]
  return pieces.flatMap((piece) => (piece.kind === undefined ? [] : [checked(file, piece.kind, piece.bytes)]))
}

function fromPem(file: Buffer): readonly { readonly kind: Kind | undefined; readonly bytes: Uint8Array }[] {
  return blocksIn(file).map(({ label, der }) => ({ kind: BY_LABEL.get(label), bytes: der }))
}

function kindOf(name: string): Kind | undefined {
  return BY_EXTENSION.get(extname(name).toLowerCase())
}

/** Here rather than where it is used: whoever put it there is told which file it is. */
function checked(file: string, kind: Kind, bytes: Uint8Array): Piece {
  try {
    PARSERS[kind]?.(bytes)
  } catch (error) {
    throw new Error(`${file} cannot be read: ${(error as Error).message}`, { cause: error })
  }
  return { kind, bytes }
}
