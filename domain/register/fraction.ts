/** An exact share, in lowest terms, between nought and one. */
export interface Fraction {
  readonly numerator: number
  readonly denominator: number
}

/** A share that would have to be rounded to be kept. */
export class InexactShare extends RangeError {}

export const WHOLE: Fraction = { numerator: 1, denominator: 1 }
export const NOTHING: Fraction = { numerator: 0, denominator: 1 }

/** Throws a RangeError unless both are whole numbers, the denominator positive and the numerator not negative. */
export function fraction(numerator: number, denominator: number): Fraction {
  if (
    !Number.isSafeInteger(numerator) ||
    !Number.isSafeInteger(denominator) ||
    numerator < 0 ||
    denominator < 1
  ) {
    throw new RangeError(`${numerator}/${denominator} is not a share`)
  }
  return reduced(BigInt(numerator), BigInt(denominator))
}

/** Reads `1/2` or `1`, as a deed states it. */
export function parseFraction(text: string): Fraction | undefined {
  const match = /^(\d{1,6})(?:\/([1-9]\d{0,5}))?$/.exec(text)
  return match === null ? undefined : fraction(Number(match[1]), Number(match[2] ?? 1))
}

/** Reads what `formatFraction` writes, however fine generations of heirs have made it. */
export function parseShare(text: string): Fraction | undefined {
  const match = /^(\d{1,16})(?:\/([1-9]\d{0,15}))?$/.exec(text)
  const [numerator, denominator] = [Number(match?.[1]), Number(match?.[2] ?? 1)]
  return Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator)
    ? fraction(numerator, denominator)
    : undefined
}

export function formatFraction({ numerator, denominator }: Fraction): string {
  return denominator === 1 ? String(numerator) : `${numerator}/${denominator}`
}

/** Throws a RangeError when the sum is finer than can be kept exactly. A share is never rounded. */
export function add(a: Fraction, b: Fraction): Fraction {
  const [an, ad, bn, bd] = wide(a, b)
  return reduced(an * bd + bn * ad, ad * bd)
}

/** What is left of `a` without `b`. Throws a RangeError when `b` is the greater. */
export function subtract(a: Fraction, b: Fraction): Fraction {
  const [an, ad, bn, bd] = wide(a, b)
  return reduced(an * bd - bn * ad, ad * bd)
}

/** Throws a RangeError when the product is finer than can be kept exactly. */
export function multiply(a: Fraction, b: Fraction): Fraction {
  const [an, ad, bn, bd] = wide(a, b)
  return reduced(an * bn, ad * bd)
}

export function sumOfShares(shares: readonly Fraction[]): Fraction {
  return shares.reduce(add, NOTHING)
}

export function isWhole({ numerator, denominator }: Fraction): boolean {
  return numerator === denominator
}

export function isNothing({ numerator }: Fraction): boolean {
  return numerator === 0
}

export function lesserOf(a: Fraction, b: Fraction): Fraction {
  const [an, ad, bn, bd] = wide(a, b)
  return an * bd <= bn * ad ? a : b
}

function wide(a: Fraction, b: Fraction): readonly [bigint, bigint, bigint, bigint] {
  return [BigInt(a.numerator), BigInt(a.denominator), BigInt(b.numerator), BigInt(b.denominator)]
}

/** In lowest terms. A share that does not fit is refused: to round it would take land from somebody. */
function reduced(numerator: bigint, denominator: bigint): Fraction {
  const divisor = greatestCommonDivisor(numerator, denominator)
  const share = { numerator: Number(numerator / divisor), denominator: Number(denominator / divisor) }
  if (numerator < 0n || !Number.isSafeInteger(share.numerator) || !Number.isSafeInteger(share.denominator)) {
    throw new InexactShare(`${numerator}/${denominator} is not a share that can be kept exactly`)
  }
  return share
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b)
}
