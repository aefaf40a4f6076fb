import { expect } from 'chai'
import { recipientIn, unsubscribeTokenOf, webhookSecretOf } from '../../api/notices-key.ts'

const [key, other] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)]

describe('what is derived of the key of the post', () => {
  it('names a recipient by a token that tells nobody who he is', () => {
    const token = unsubscribeTokenOf(key, 'party/LT-AAAA-BBBB-CCCC/A0101800000012')
    expect(recipientIn(key, token)).to.equal('party/LT-AAAA-BBBB-CCCC/A0101800000012')
    expect(Buffer.from(token, 'base64url').toString('latin1')).to.not.include('A0101')
    expect(unsubscribeTokenOf(key, 'person/a')).to.equal(unsubscribeTokenOf(key, 'person/a'))
  })

  it('takes no token that was changed, cut, made up or made with another key', () => {
    const token = unsubscribeTokenOf(key, 'person/owner-1')
    const bytes = Buffer.from(token, 'base64url')
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(recipientIn(key, changed.toString('base64url'))).to.equal(undefined)
    }
    for (const made of ['', 'x', token.slice(0, 20), token.slice(0, -2)]) {
      expect(recipientIn(key, made)).to.equal(undefined)
    }
    expect(recipientIn(other, token)).to.equal(undefined)
  })

  it('gives each endpoint a secret of its own, of 256 bits', () => {
    const secret = webhookSecretOf(key, 'e-1', null)
    expect(secret).to.match(/^whsec_[A-Za-z0-9+/]{43}=$/)
    expect([webhookSecretOf(key, 'e-2', null), webhookSecretOf(other, 'e-1', null)]).to.not.include(secret)
    expect([webhookSecretOf(key, 'e-1', 'a'), webhookSecretOf(key, 'e-1', 'b')]).to.not.include(secret)
  })
})
