import type { Words } from './words.ts'

export const ENGLISH: Words = {
  conclusions: {
    passed: 'PASSED: whole, and signed by someone we trust',
    failed: 'FAILED: do not rely on this document',
    open: 'OPEN: nothing proves it wrong, but not enough proves it right',
  },
  unsigned: 'Nobody signed this document.',
  unreadable: (code) => `cannot be read (${code})`,
  document: (bytes, revisions) => `${bytes} bytes, ${revisions} revision(s)`,
  judged: (at, policy, trust) => `examined as of ${at}, policy ${policy}, trust ${trust}`,
  signature: (number, signer) => `Signature ${number}, by ${signer ?? 'someone unknown'}`,
  claimed: (at) => `He claims to have signed at ${at}.`,
  coversAll: 'It covers the whole file.',
  coversPart: 'It does not cover the whole file: something was added later.',
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
      PASSED: 'Nothing was changed after he signed, or only what may be.',
      FAILED: 'The document was changed after he signed.',
      INDETERMINATE: 'Whether the document was changed after he signed could not be judged.',
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
  findings: 'What was found',
  place: (offset) => `at byte ${offset}`,
}
