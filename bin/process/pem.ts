const BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\s]+)-----END \1-----/g

interface PemBlock {
  /** Such as `CERTIFICATE`. */
  readonly label: string
  readonly der: Uint8Array
}

/** The blocks of PEM in a file (RFC 7468), whatever stands between them; none when it is of another kind. */
export function blocksIn(file: Buffer): readonly PemBlock[] {
  return Array.from(file.toString('latin1').matchAll(BLOCK), ([, label = '', body = '']) => ({
    label,
    der: Buffer.from(body, 'base64'),
  }))
}

/** The certificates in a file, DER: itself, or each block of PEM with one. */
export function certificatesIn(file: Buffer): readonly Uint8Array[] {
  if (!file.includes('-----BEGIN')) return [file]
  return blocksIn(file).flatMap(({ label, der }) => (label === 'CERTIFICATE' ? [der] : []))
}
