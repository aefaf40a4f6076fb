/** The public check. */
export const verify = {
  title: 'Verify a document',
  lead: 'Choose a deed or a certificate as a PDF. It is checked and not kept.',
  file: 'PDF to verify',
  fileHint: 'At most 30 MB',
  submit: 'Verify',
  again: 'Verify another document',
  verdicts: {
    passed: {
      title: 'The document is whole and its signatures hold',
      text: 'Nothing was changed after it was signed, and every signature leads to someone we trust.',
    },
    failed: {
      title: 'Do not rely on this document',
      text: 'At least one check failed; you find it below. Most often, the document was changed after it was signed, or it is not signed by someone we trust.',
    },
    indeterminate: {
      title: 'It cannot be determined',
      text: 'The document may be genuine, but what is needed to say so is missing. Ask whoever gave it to you.',
    },
  },
  signers: 'Signed by',
  registerTitle: 'What the register knows',
  known: (as: string): string => `The register knows this very document as the ${as} of a transaction.`,
  knownRegistered: (as: string, when: string): string =>
    `The register knows this very document: it is the ${as} of a transaction registered on ${when}.`,
  unknown:
    'The register does not know this document. A copy that was printed and scanned, or saved anew, is another document.',
  transcription: 'Transcription',
  checks: 'The checks one by one',
  digest: 'SHA-256 of the document',
}
