/**
 * Octets left for the token of an authority that has not answered yet: those of public authorities, with two or three
 * certificates, take four to seven thousand.
 */
export const TIMESTAMP_ROOM = 8 * 1024

/** Between two tokens of one authority: their numbers and fractions of a second, and an ECDSA signature in DER. */
const MARGIN = 128

/** Octets to leave for one more token of the authority that gave this one. */
export function roomForOneLike(token: Uint8Array): number {
  return token.length + MARGIN
}

/** A file that waits for its token. */
interface Stamped {
  readonly token: Uint8Array
  /** The file with the token in it. */
  readonly fill: () => Uint8Array
}

/**
 * The file with a timestamp in it, and the token. Room is left before the token is there; when it turns out too
 * small, everything is done once more with room for a token like that one.
 * @param attempt leaves room for that many octets, and asks for the token
 * @throws SigningError when the second token does not fit either, and whatever the attempt throws
 */
export async function stampedWithRoom(
  room: number,
  attempt: (room: number) => Promise<Stamped>,
): Promise<{ readonly bytes: Uint8Array; readonly token: Uint8Array }> {
  const first = await attempt(room)
  const fits = first.token.length <= room
  const { token, fill } = fits ? first : await attempt(roomForOneLike(first.token))
  return { bytes: fill(), token }
}
