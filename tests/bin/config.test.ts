import { expect } from 'chai'
import { readConfig } from '../../bin/config.ts'

const KEY = Buffer.alloc(32, 7).toString('base64')
const TEMPORAL = { TEMPORAL_ADDRESS: '127.0.0.1:7233', CODEC_KEYS: `k2:${KEY},k1:${KEY}` }

describe('the configuration', () => {
  it('names every variable that is missing, of every part asked for, in one error', () => {
    expect(() =>
      readConfig(['database', 's3', 'merchant', 'portal'], { S3_ENDPOINT: 'http://127.0.0.1:9000' }),
    )
      .to.throw(/not complete/)
      .with.property('message')
      .that.satisfies((message: string) =>
        ['DATABASE_URL', 'S3_ACCESS_KEY', 'S3_SECRET_KEY', 'BANK_URL', 'BANK_MERCHANT', 'PUBLIC_URL'].every(
          (name) => message.includes(`  ${name}: `),
        ),
      )
      .and.not.contains('S3_ENDPOINT')
  })

  it('names a variable that is there but wrong', () => {
    expect(() => readConfig(['process'], { HEALTH_PORT: '70000' })).to.throw(/HEALTH_PORT: /)
    expect(() => readConfig(['s3'], { S3_ENDPOINT: 'nowhere' })).to.throw(/S3_ENDPOINT: /)
  })

  it('never repeats a secret in its error', () => {
    expect(() => readConfig(['temporal'], { CODEC_KEYS: TEMPORAL.CODEC_KEYS }))
      .to.throw(/TEMPORAL_ADDRESS/)
      .with.property('message')
      .that.does.not.contain(KEY)
  })

  it('asks for nothing of the parts that were not asked for', () => {
    expect(readConfig(['database'], { DATABASE_URL: 'sqlite:register' })).to.deep.equal({
      database: { url: 'sqlite:register' },
    })
  })

  it('reads one key for writing and earlier ones for reading, in that order', () => {
    const { temporal } = readConfig(['temporal'], TEMPORAL)
    expect(temporal.codecKeys.map(({ id, key }) => [id, key.toString('base64')])).to.deep.equal([
      ['k2', KEY],
      ['k1', KEY],
    ])
  })
})
