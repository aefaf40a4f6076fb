import { createPrivateKey } from 'node:crypto'
import { join } from 'node:path'
import { expect } from 'chai'
import { SignJWT } from 'jose'
import { keptKeys } from '../../sandbox/identity/keys.ts'
import { openBrowser } from '../sandbox/identity/browser.ts'
import { AUDIENCE, openTown } from './town.ts'
import type { Answered, Town } from './town.ts'

const MINUTE = 60_000

describe('identity', () => {
  let town: Town
  before(async () => {
    town = await openTown()
  })
  after(() => town.close())

  describe('of a program', () => {
    interface Token {
      readonly audience?: string
      readonly issuer?: string
      readonly typ?: string
      readonly expiresIn?: string
      readonly roles?: readonly string[]
    }
    /** A token signed with the provider's own key, other than a sound one in one respect. */
    const bearing = async (change: Token): Promise<Answered> => {
      const { audience = AUDIENCE, issuer = town.identity.issuer, typ = 'at+jwt', expiresIn = '5m' } = change
      const signing = keptKeys(join(town.folder, 'identity')).signing
      const token = await new SignJWT({ person: 'notary-1', roles: change.roles ?? ['notary'] })
        .setProtectedHeader({ alg: 'ES256', typ })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject('program')
        .setExpirationTime(expiresIn)
        .sign(createPrivateKey({ key: signing, format: 'jwk' }))
      return await town.ask('GET', '/v1/transactions', { headers: { authorization: `Bearer ${token}` } })
    }

    it('holds by a sound token', async () => {
      expect((await bearing({})).status).to.equal(200)
    })

    const forged: readonly (readonly [string, Token])[] = [
      ['for another audience', { audience: 'urn:another:api' }],
      ['of another issuer', { issuer: 'https://elsewhere.invalid' }],
      ['that has expired', { expiresIn: '-1m' }],
      ['that is an ID token', { typ: 'JWT' }],
    ]
    for (const [what, change] of forged) {
      it(`does not hold by a token ${what}`, async () => {
        const { status, body } = await bearing(change)
        expect([status, body.code]).to.deep.equal([401, 'not-authenticated'])
      })
    }

    it('does not hold by an unsigned token, nor by junk', async () => {
      const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
      const claims = {
        iss: town.identity.issuer,
        aud: AUDIENCE,
        exp: 4e9,
        person: 'notary-1',
        roles: ['notary'],
      }
      for (const token of [`${encode({ alg: 'none', typ: 'at+jwt' })}.${encode(claims)}.`, 'junk']) {
        const headers = { authorization: `Bearer ${token}` }
        expect((await town.ask('GET', '/v1/transactions', { headers })).status).to.equal(401)
      }
    })

    it('is of no use without a role', async () => {
      const { status, body } = await bearing({ roles: ['gardener'] })
      expect([status, body.code]).to.deep.equal([403, 'not-authorised'])
    })
  })

  describe('of a browser', () => {
    /** Logs in at the provider; answers what our callback set. */
    const logIn = async (person: string, cookie = '', returnTo = '/docs'): Promise<Answered> => {
      const begun = await town.ask('GET', `/login?returnTo=${encodeURIComponent(returnTo)}`)
      const provider = openBrowser(town.identity.issuer)
      const form = await provider.visit(must(begun.headers.get('location')))
      const body = new URLSearchParams({ person })
      const last = await provider.visit(form.url, { method: 'POST', body })
      const back = new URL(must(last.headers.get('location')))
      const cookies = [cookieIn(begun), cookie].filter((each) => each !== '').join('; ')
      return await town.ask('GET', back.pathname + back.search, { headers: { cookie: cookies } })
    }
    const must = (text: string | null): string => text ?? ''
    const cookieIn = ({ headers }: Answered): string => {
      const lines = headers.getSetCookie().map((line) => line.split(';')[0] ?? '')
      return lines.find((pair) => !pair.endsWith('=')) ?? ''
    }
    const visit = (cookie: string): Promise<Answered> =>
      town.ask('GET', '/v1/transactions', { headers: { cookie } })

    it('is a session that scripts cannot read, and leads back to where it began', async () => {
      const answer = await logIn('notary-1')
      expect([answer.status, answer.headers.get('location')]).to.deep.equal([303, '/docs'])
      const line = answer.headers.getSetCookie().find((each) => each.startsWith('sid='))
      expect(line).to.match(/; Path=\/; HttpOnly; SameSite=Lax$/)
      expect((await visit(cookieIn(answer))).status).to.equal(200)
    })

    it('leads nowhere but to our own paths', async () => {
      for (const returnTo of ['https://evil.invalid/', '//evil.invalid', '/\\evil.invalid', 'javascript:1']) {
        expect((await logIn('notary-1', '', returnTo)).headers.get('location')).to.equal('/')
      }
    })

    it('gets a new id at every login, so that a planted one is worth nothing', async () => {
      const planted = `sid=${'A'.repeat(43)}`
      const fixed = cookieIn(await logIn('notary-1', planted))
      expect(fixed).to.not.equal(planted)
      expect((await visit(planted)).status).to.equal(401)

      const second = cookieIn(await logIn('notary-2', fixed))
      expect((await visit(fixed)).status, 'the earlier session ended').to.equal(401)
      expect((await visit(second)).status).to.equal(200)
    })

    it('cannot be had with another browser’s answer, nor without one’s own question', async () => {
      expect((await town.ask('GET', '/login/callback?code=x&state=y')).status).to.equal(401)
      const mine = cookieIn(await town.ask('GET', '/login'))
      const headers = { cookie: mine }
      const { status, body } = await town.ask('GET', '/login/callback?code=x&state=his', { headers })
      expect([status, body.code]).to.deep.equal([401, 'not-authenticated'])
      const junk = await town.ask('GET', '/login/callback?code=x', { headers: { cookie: 'login=%%%' } })
      expect(junk.status).to.equal(401)
    })

    it('ends after 15 idle minutes, and not while it is used', async () => {
      const cookie = cookieIn(await logIn('notary-1'))
      town.pass(14 * MINUTE)
      expect((await visit(cookie)).status).to.equal(200)
      town.pass(14 * MINUTE)
      expect((await visit(cookie)).status).to.equal(200)
      town.pass(15 * MINUTE)
      expect((await visit(cookie)).status).to.equal(401)
    })

    it('ends after 8 hours, however busy', async () => {
      const cookie = cookieIn(await logIn('notary-1'))
      for (let quarter = 0; quarter < 47; quarter += 1) {
        town.pass(10 * MINUTE)
        expect((await visit(cookie)).status).to.equal(200)
      }
      town.pass(10 * MINUTE)
      expect((await visit(cookie)).status).to.equal(401)
    })

    it('ends at logout, at once', async () => {
      const cookie = cookieIn(await logIn('notary-1'))
      const headers = { cookie, 'sec-fetch-site': 'same-origin' }
      expect((await town.ask('POST', '/logout', { headers })).status).to.equal(303)
      expect((await visit(cookie)).status).to.equal(401)
    })

    describe('that another site may be using', () => {
      let cookie: string
      before(async () => {
        cookie = cookieIn(await logIn('notary-1'))
      })
      const cases: readonly (readonly [string, Readonly<Record<string, string>>, boolean])[] = [
        ['from the same origin', { 'sec-fetch-site': 'same-origin' }, true],
        ['from another site', { 'sec-fetch-site': 'cross-site' }, false],
        ['from a sibling', { 'sec-fetch-site': 'same-site' }, false],
        ['typed by hand', { 'sec-fetch-site': 'none' }, false],
        ['from who knows where', {}, false],
        ['from an old browser elsewhere', { origin: 'https://evil.invalid' }, false],
        ['from an old browser that hides it', { origin: 'null' }, false],
        [
          'from another site with our origin forged',
          { 'sec-fetch-site': 'cross-site', origin: 'OURS' },
          false,
        ],
        ['from an old browser here', { origin: 'OURS' }, true],
      ]
      for (const [what, given, passes] of cases) {
        it(`${passes ? 'accepts' : 'refuses'} a write ${what}`, async () => {
          const origin = given['origin'] === 'OURS' ? { origin: town.url } : {}
          const headers = { cookie, ...given, ...origin }
          const { body } = await town.ask('POST', '/v1/transactions', { headers, json: {} })
          expect(body.code).to.equal(passes ? 'request-malformed' : 'cross-site-request')
        })
      }

      it('does not ask a program where it comes from', async () => {
        const { body } = await town.ask('POST', '/v1/transactions', { as: 'notary-1', json: {} })
        expect(body.code).to.equal('request-malformed')
      })

      it('exempts no page, whoever asks', async () => {
        expect((await town.ask('POST', '/logout', { as: 'notary-1' })).body.code).to.equal(
          'cross-site-request',
        )
      })
    })
  })

  it('lets one address try only so often', async () => {
    const strict = await openTown({ attemptsPerMinute: 3 })
    const guess = (): Promise<Answered> =>
      strict.ask('POST', '/v1/pay/notice', {
        json: { payCode: 'AAAA-BBBB-CCCC-DDDD' },
        headers: { 'x-forwarded-for': `10.0.0.${Math.round(Math.random() * 99)}` },
      })
    const answers = [await guess(), await guess(), await guess(), await guess()]
    expect(answers.map(({ status }) => status)).to.deep.equal([404, 404, 404, 429])
    expect(answers[3]?.body.code).to.equal('too-many-requests')
    expect(Number(answers[3]?.headers.get('retry-after'))).to.be.greaterThan(0)
    await strict.close()
  })
})
