declare const brand: unique symbol

/** A string that only its parser can make. */
export type Branded<Name extends string> = string & { readonly [brand]: Name }

/** Parcel Identification Number. Text, never a number: leading zeros count. */
export type Pin = Branded<'Pin'>
/** National identity card number of a natural person, 14 characters. */
export type Nic = Branded<'Nic'>
/** Business registration number of a company, nine characters. */
export type Brn = Branded<'Brn'>
/** Who a party is: a natural person or a company. */
export type PersonId = Nic | Brn
export type TransactionId = Branded<'TransactionId'>
/** SHA-256 in 64 lower-case hexadecimal digits. */
export type Sha256 = Branded<'Sha256'>

/**
 * Length and structure of a PIN are not published; the one example in public has nine digits.
 * Basis: Cadastral Survey Act s. 7. Change the pattern here when the Chief Surveyor's definition is at hand.
 */
const PIN_PATTERN = /^\d{9}$/

export function parsePin(text: string): Pin | undefined {
  return PIN_PATTERN.test(text) ? (text as Pin) : undefined
}

const NIC_PATTERN = /^[A-Z]\d{12}[0-9A-H]$/
const NIC_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/**
 * The check character of the first 13 characters: weights 14 down to 2, modulus 17.
 * Basis: the ministry's published algorithm for the national identity card.
 */
export function nicCheckCharacter(first13: string): string {
  return NIC_ALPHABET.charAt((17 - nicSum(first13)) % 17)
}

function nicSum(first13: string): number {
  const values = Array.from(first13, (character) => NIC_ALPHABET.indexOf(character))
  return values.reduce((sum, value, i) => sum + value * (14 - i), 0) % 17
}

/** Accepts 'H' beside '0' where the sum is a multiple of 17: both readings of the algorithm are in use. */
export function parseNic(text: string): Nic | undefined {
  if (!NIC_PATTERN.test(text)) return undefined
  const expected = nicCheckCharacter(text.slice(0, 13))
  const given = text.charAt(13)
  return given === expected || (expected === '0' && given === 'H') ? (text as Nic) : undefined
}

/**
 * A letter and eight digits. Guides say nine alphanumeric characters and print this form; the exact pattern is
 * not published, so it is the office's assumption. Basis: Business Registration Act 2002.
 */
const BRN_PATTERN = /^[A-Z]\d{8}$/

export function parseBrn(text: string): Brn | undefined {
  return BRN_PATTERN.test(text) ? (text as Brn) : undefined
}

/** An identity card number or a business registration number; their lengths tell them apart. */
export function parsePersonId(text: string): PersonId | undefined {
  return parseNic(text) ?? parseBrn(text)
}

export function isCompany(id: PersonId): id is Brn {
  return parseBrn(id) !== undefined
}

/** Crockford's base 32: no I, L, O or U, so an id survives being read out over the telephone. */
const BASE32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const TRANSACTION_ID_PATTERN = new RegExp(`^LT(-[${BASE32}]{4}){3}$`)

export function parseTransactionId(text: string): TransactionId | undefined {
  return TRANSACTION_ID_PATTERN.test(text) ? (text as TransactionId) : undefined
}

/** Makes `LT-XXXX-XXXX-XXXX` of 60 bits of the given bytes (at least 12; five bits of each are used). */
export function transactionIdFrom(bytes: Uint8Array): TransactionId {
  return `LT-${groupsOfFour(bytes, 12)}` as TransactionId
}

/** Makes a code of `length` symbols (a multiple of four) that a person can type; five bits of each byte are used. */
export function groupsOfFour(bytes: Uint8Array, length: number): string {
  if (bytes.length < length) throw new RangeError(`${length} bytes are needed`)
  const symbols = Array.from(bytes.subarray(0, length), (byte) => BASE32.charAt(byte & 31)).join('')
  return (symbols.match(/.{4}/g) ?? []).join('-')
}

export function parseSha256(text: string): Sha256 | undefined {
  return /^[0-9a-f]{64}$/.test(text) ? (text as Sha256) : undefined
}
