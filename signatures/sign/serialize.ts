import type { PdfDict, PdfRef, PdfValue } from '../pdf/values.ts'
import { SigningError } from './signing-error.ts'

/** A value as PDF text, ASCII only: strings go out in hexadecimal, so no byte of theirs can end them early. */
export function serialize(value: PdfValue): string {
  switch (value.kind) {
    case 'null':
      return 'null'
    case 'boolean':
      return String(value.value)
    case 'number':
      return numberText(value.value)
    case 'name':
      return nameText(value.name)
    case 'string':
      return `<${Buffer.from(value.bytes).toString('hex').toUpperCase()}>`
    case 'ref':
      return refText(value)
    case 'array':
      return `[${value.items.map(serialize).join(' ')}]`
    case 'dict':
      return dictText(value)
    case 'stream':
      throw new SigningError('file-not-supported', 'A stream stands where a plain value is due')
  }
}

/** A string for people, in UTF-16 with its mark (ISO 32000-2 7.9.2.2). */
export function textString(text: string): string {
  const utf16 = Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()
  return `<${utf16.toString('hex').toUpperCase()}>`
}

export function refText({ number, generation }: Pick<PdfRef, 'number' | 'generation'>): string {
  return `${number} ${generation} R`
}

/** The dictionary with some entries set or replaced. */
export function withEntries(dict: PdfDict, changed: Readonly<Record<string, PdfValue>>): PdfDict {
  return { ...dict, entries: new Map([...dict.entries, ...Object.entries(changed)]) }
}

function dictText({ entries }: PdfDict): string {
  return `<< ${[...entries].map(([key, value]) => `${nameText(key)} ${serialize(value)}`).join(' ')} >>`
}

function nameText(name: string): string {
  const escaped = name.replace(/[^!"$&'*+,\-.0-9:;=?@A-Z\\^_`a-z|~]/g, (character) => {
    return `#${character.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`
  })
  return `/${escaped}`
}

/** PDF has no exponents (ISO 32000-2 7.3.3). */
function numberText(value: number): string {
  if (Number.isInteger(value)) return value.toFixed(0)
  return value.toFixed(12).replace(/\.?0+$/, '')
}
