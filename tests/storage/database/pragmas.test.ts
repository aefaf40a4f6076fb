import { expect } from 'chai'
import { assertPragmas, PRAGMAS } from '../../../storage/database/pragmas.ts'
import type { SqliteConnection } from '../../../storage/database/pragmas.ts'

/** A connection on which SQLite reports these settings. */
function reporting(settings: Readonly<Record<string, string | number>>): SqliteConnection {
  return {
    get: (sql, done) => {
      const name = sql.replace('PRAGMA ', '')
      done(null, { [name === 'busy_timeout' ? 'timeout' : name]: settings[name] })
    },
  }
}

describe('the settings of SQLite', () => {
  it('are accepted as they must be', async () => {
    await assertPragmas(reporting(PRAGMAS), PRAGMAS)
  })

  for (const name of Object.keys(PRAGMAS)) {
    it(`are refused with another ${name}`, async () => {
      const error: unknown = await assertPragmas(reporting({ ...PRAGMAS, [name]: 0 }), PRAGMAS).catch(
        (reason: unknown) => reason,
      )
      expect(String(error)).to.include(`${name} = 0`)
    })
  }
})
