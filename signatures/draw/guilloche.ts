/** A wave that is wound around a circle: the ornament of banknotes and share certificates. */
export interface Rosette {
  readonly radius: number
  /** How far the line swings to either side. */
  readonly swing: number
  /** Where the first wave starts, in radians. */
  readonly phase: number
}

interface Point {
  readonly x: number
  readonly y: number
}

const STEPS = 24

/**
 * One wave of a rosette, of which there are so many in a turn: its corners around the origin, close enough to one
 * another to look round. Turned on by its own angle, it begins where it ended.
 */
export function waveOf({ radius, swing, phase }: Rosette, waves: number): readonly Point[] {
  return Array.from({ length: STEPS + 1 }, (_, step) => {
    const part = (2 * Math.PI * step) / STEPS
    const distance = radius + swing * Math.sin(part + phase)
    return { x: distance * Math.cos(part / waves), y: distance * Math.sin(part / waves) }
  })
}
