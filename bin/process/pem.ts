const PEM = /-----BEGIN (?:CERTIFICATE|X509 CRL)-----([A-Za-z0-9+/=\s]+)-----END/g

/** What a file of certificates or CRLs holds, DER: itself, or each block of PEM in it (RFC 7468). */
export function dersIn(file: Buffer): readonly Uint8Array[] {
  if (!file.includes('-----BEGIN')) return [file]
  return Array.from(file.toString('latin1').matchAll(PEM), ([, body]) => Buffer.from(body ?? '', 'base64'))
}
