/** A wave wound around a circle: the ornament of banknotes and share certificates. */
export interface Rosette {
  readonly radius: number
  /** How far the line swings to either side. */
  readonly swing: number
  /** Waves in one turn. */
  readonly petals: number
  /** Where the first wave starts, in radians. */
  readonly phase: number
}

interface Point {
  readonly x: number
  readonly y: number
}

const STEPS = 360

/** Its corners, close enough to one another to look round, around the origin. */
export function rosettePoints({ radius, swing, petals, phase }: Rosette): readonly Point[] {
  return Array.from({ length: STEPS }, (_, step) => {
    const angle = (2 * Math.PI * step) / STEPS
    const distance = radius + swing * Math.sin(petals * angle + phase)
    return { x: distance * Math.cos(angle), y: distance * Math.sin(angle) }
  })
}
