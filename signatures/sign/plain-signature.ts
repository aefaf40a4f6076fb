import { sequence, unsignedInteger } from '../../certs/asn1/write.ts'

/**
 * An ECDSA signature in DER from the plain form r‖s, which cards and PKCS#11 modules answer with: two numbers of
 * the field's size, one after the other (SEC 1 4.1.3, IEEE P1363).
 */
export function derFromPlain(plain: Uint8Array): Uint8Array {
  const half = plain.length / 2
  return sequence(unsignedInteger(plain.subarray(0, half)), unsignedInteger(plain.subarray(half)))
}
