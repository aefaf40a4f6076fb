import { parseBrn, parseNic } from '../ids.ts'
import type { PersonId } from '../ids.ts'

/*
 * How a certificate tells who holds it, by the semantics of ETSI EN 319 412-1 5.1.3 and 5.1.4 under the country
 * code of Mauritius: `serialNumber=IDCMU-` and the national identity card number, and
 * `organizationIdentifier=NTRMU-` and the registration number of the company for which he signs.
 */
const NATURAL = 'serialNumber=IDCMU-'
const LEGAL = 'organizationIdentifier=NTRMU-'

/** One attribute of a name in the text of RFC 4514, in which a comma or a plus within a value is escaped. */
const ATTRIBUTE = /(?:\\.|[^\\,+])+/gsu

/** Everybody for whom the holder of a certificate with this subject (RFC 4514) signs; nobody when it does not tell. */
export function personsCertified(subject: string): readonly PersonId[] {
  const attributes = subject.match(ATTRIBUTE) ?? []
  return [...valuesOf(attributes, NATURAL, parseNic), ...valuesOf(attributes, LEGAL, parseBrn)]
}

/** Who is two people by one certificate is nobody in particular. */
function valuesOf(
  attributes: readonly string[],
  prefix: string,
  parse: (text: string) => PersonId | undefined,
): readonly PersonId[] {
  const values = attributes.filter((one) => one.startsWith(prefix)).map((one) => one.slice(prefix.length))
  const [only, second] = values
  const id = only === undefined || second !== undefined ? undefined : parse(only)
  return id === undefined ? [] : [id]
}
