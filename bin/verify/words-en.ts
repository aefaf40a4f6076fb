import { en } from '../../signatures/words/en.ts'
import type { Words } from './words.ts'

export const ENGLISH: Words = {
  conclusions: {
    passed: 'PASSED: whole, and signed by someone we trust',
    failed: 'FAILED: do not rely on this document',
    open: 'OPEN: nothing proves it wrong, but not enough proves it right',
  },
  unsigned: 'Nobody signed this document.',
  unreadable: (code) => `It cannot be read (${code}).`,
  document: (bytes, revisions) =>
    [counted(bytes, 'byte'), ...(revisions === 0 ? [] : [counted(revisions, 'revision')])].join(', '),
  judged: (at, policy, trust) => `examined as of ${at}, policy ${policy}, trust ${trust}`,
  signature: (number, signer) => `Signature ${number}, by ${signer ?? 'someone unknown'}`,
  signatures: {
    passed: 'This signature holds.',
    failed: 'This signature does not hold.',
    open: 'This signature is not proven to hold, nor disproven.',
  },
  certificate: (subject, issuer) => `His certificate is for ${subject}, from ${issuer}.`,
  claimed: (at) => `He claims to have signed at ${at}.`,
  proven: (at) => `The signature is proven to have existed at ${at}.`,
  coverage: {
    ENTIRE_FILE: 'It covers the whole file.',
    ENTIRE_REVISION: 'It covers the whole file as it was then; something was added later.',
    PARTIAL: 'It leaves out a part of the file that it should cover.',
    UNCLEAR: 'What it covers of the file is not clear.',
  },
  aspects: {
    format: {
      PASSED: 'The file and the signature are well formed and can be read in one way only.',
      FAILED: 'The file or the signature is malformed, or can be read in two ways.',
      INDETERMINATE: 'The form of the file or of the signature could not be judged.',
    },
    integrity: {
      PASSED: 'The signed bytes are whole, and it is his key that signed them.',
      FAILED: 'The bytes are not the ones that were signed, or it is not his key that signed them.',
      INDETERMINATE: 'Whether the signed bytes are whole could not be judged.',
    },
    changesAfter: {
      PASSED: 'Nothing was added to the file after he signed, or only what may be.',
      FAILED: 'What was added to the file after he signed changes the document.',
      INDETERMINATE: 'Whether what was added after he signed changes the document could not be judged.',
    },
    path: {
      PASSED: 'An authority that is trusted here vouches for his certificate.',
      FAILED: 'The authority that stands above his certificate does not vouch for it.',
      INDETERMINATE: 'No authority that is trusted here is shown to vouch for his certificate.',
    },
    revocation: {
      PASSED: 'No certificate concerned was revoked.',
      FAILED: 'A certificate concerned was revoked before he signed.',
      INDETERMINATE: 'Whether a certificate concerned was revoked is not known.',
    },
    time: {
      PASSED: 'His certificate was in force at the time that counts.',
      FAILED: 'His certificate was not in force when he signed.',
      INDETERMINATE: 'When he signed is not proven well enough.',
    },
    policy: {
      PASSED: 'The algorithms and the form of the signature are the ones asked for.',
      FAILED: 'The algorithms or the form of the signature are forbidden.',
      INDETERMINATE: 'The algorithms or the form of the signature are not the ones asked for.',
    },
  },
  stamped: 'Timestamp on the signature:',
  stamp: (at, authority) => `${at ?? 'time unknown'}, by ${authority ?? 'someone unknown'}`,
  documentTimestamp: (number) => `Timestamp ${number} on the document: it says when, not who`,
  timestamps: {
    passed: 'This timestamp holds.',
    failed: 'This timestamp does not hold.',
    open: 'This timestamp is not proven to hold, nor disproven.',
  },
  file: 'On the file as a whole',
  levels: { FAIL: 'Against it:', WARN: 'To be looked at:', INFO: 'For information:' },
  checks: en,
  place: (offset) => `at byte ${offset}`,
}

function counted(count: number, thing: string): string {
  return `${count} ${count === 1 ? thing : `${thing}s`}`
}
