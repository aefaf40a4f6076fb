import { expect } from 'chai'
import { waveOf } from '../../../signatures/draw/guilloche.ts'
import { must } from '../../must.ts'

describe('a wave of the guilloche', () => {
  const rosette = { radius: 150, swing: 22, phase: Math.PI / 4 }

  it('goes on, turned by its own angle, where it ended', () => {
    for (const waves of [12, 16, 30]) {
      const points = waveOf(rosette, waves)
      const [first, last] = [must(points[0]), must(points.at(-1))]
      const angle = (2 * Math.PI) / waves
      expect(last.x).to.be.closeTo(first.x * Math.cos(angle) - first.y * Math.sin(angle), 1e-9)
      expect(last.y).to.be.closeTo(first.x * Math.sin(angle) + first.y * Math.cos(angle), 1e-9)
    }
  })

  it('swings to either side of its circle, and no further', () => {
    const distances = waveOf(rosette, 30).map(({ x, y }) => Math.hypot(x, y))
    expect(Math.max(...distances)).to.be.closeTo(172, 0.1)
    expect(Math.min(...distances)).to.be.closeTo(128, 0.1)
  })
})
