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

const STEPS = 360

/** The closed line as an SVG path around the origin. */
export function rosettePath({ radius, swing, petals, phase }: Rosette): string {
  const points = Array.from({ length: STEPS }, (_, step) => {
    const angle = (2 * Math.PI * step) / STEPS
    const distance = radius + swing * Math.sin(petals * angle + phase)
    return `${(distance * Math.cos(angle)).toFixed(2)} ${(distance * Math.sin(angle)).toFixed(2)}`
  })
  return `M ${points.join(' L ')} Z`
}
