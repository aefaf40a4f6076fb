/** An e-mail as a person reads it. */
export interface ReadMail {
  readonly subject: string
  readonly messageId: string
  /** By lower-case name; encoded words are decoded. */
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

/** Reads a message of one text part, which is what the Registrar sends (RFC 5322, 2045, 2047). */
export function readMail(source: string): ReadMail {
  const end = source.indexOf('\r\n\r\n')
  const headers = headersIn(end === -1 ? source : source.slice(0, end))
  const body = end === -1 ? '' : source.slice(end + 4)
  return {
    subject: headers['subject'] ?? '',
    messageId: headers['message-id'] ?? '',
    headers,
    text: decoded(body, headers['content-transfer-encoding'] ?? '7bit').replace(/\r\n/g, '\n'),
  }
}

function headersIn(block: string): Readonly<Record<string, string>> {
  const lines = block.replace(/\r\n[ \t]+/g, ' ').split('\r\n')
  return Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).toLowerCase(), inWords(line.slice(colon + 1).trim())]
    }),
  )
}

/** White space between two encoded words belongs to neither. */
function inWords(value: string): string {
  return value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_word, way: string, text: string) =>
      way.toLowerCase() === 'b'
        ? Buffer.from(text, 'base64').toString()
        : fromQuoted(text.replaceAll('_', ' ')),
    )
}

function decoded(body: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString()
  return encoding === 'quoted-printable' ? fromQuoted(body.replace(/=\r\n/g, '')) : body
}

function fromQuoted(text: string): string {
  const bytes = text.replace(/=([0-9A-F]{2})/gi, (_code, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  return Buffer.from(bytes, 'latin1').toString()
}
