import { expect } from 'chai'
import { loggable } from '../../../bin/process/error-log.ts'
import { createLog } from '../../../bin/process/log.ts'

describe('an error in the log', () => {
  it('is its name, its code and its places, and not a word of its message', () => {
    const error = Object.assign(new TypeError('NIC A010180\n    of somebody'), {
      code: '23505',
      row: 'secret',
    })
    const { stack, ...rest } = loggable(error)
    expect(rest).to.deep.equal({ name: 'TypeError', code: '23505' })
    expect(stack).to.match(/^\s+at .*error-log\.test\.ts/)
    expect(stack).to.not.contain('somebody')
  })

  it('tells its causes likewise, as deep as is of use', () => {
    const deep = [1, 2, 3, 4].reduce((cause, n) => new Error(`secret ${n}`, { cause }), new Error('secret 0'))
    const text = JSON.stringify(loggable(deep))
    expect(text).to.not.contain('secret')
    expect(text.match(/"name"/g)).to.have.length(3)
  })

  it('is written no other way by our processes', () => {
    const lines: string[] = []
    const log = createLog('api', 'info', { write: (line) => void lines.push(line) })
    log.error(
      { id: 'X', err: Object.assign(new Error('secret'), { code: 'EPIPE', body: 'secret' }) },
      'fault',
    )
    expect(lines.join('')).to.contain('EPIPE').and.not.contain('secret')
  })

  it('is the kind of what was thrown, when that is no error', () => {
    expect(loggable('secret')).to.deep.equal({ name: 'string' })
  })
})
